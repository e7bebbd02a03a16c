-- Records of what happened. Made where missing; the version of the whole database is the hall server's.

-- What happened, exactly once for each (device, epoch, seq). AUTOINCREMENT: a row number is never given twice, so
-- statistics can go on from the last one they have seen.
CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    -- The last number the record stands for: its own, or the end of the range for the record of a gap.
    through INTEGER NOT NULL,
    boot TEXT NOT NULL,
    mono_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    event TEXT NOT NULL,
    hash BLOB NOT NULL,
    received_ms INTEGER NOT NULL,
    UNIQUE (device, epoch, seq)
) STRICT;

-- Highest contiguous sequence number of each spool. Kept for ever: an exhibit may come back after any time.
CREATE TABLE IF NOT EXISTS mark (
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    stored_through INTEGER NOT NULL,
    PRIMARY KEY (device, epoch)
) STRICT, WITHOUT ROWID;

-- Another record under a number that is taken: a cloned or restored exhibit. Both are kept.
CREATE TABLE IF NOT EXISTS conflict (
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    -- The last number the record stands for: its own, or the end of the range for the record of a gap.
    through INTEGER NOT NULL,
    boot TEXT NOT NULL,
    mono_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    event TEXT NOT NULL,
    hash BLOB NOT NULL,
    received_ms INTEGER NOT NULL,
    UNIQUE (device, epoch, seq, hash)
) STRICT;
