-- The hall server's operational store. Times are milliseconds since 1970 (UTC); identities are lower-case hex.

-- Values there is one of: the server's identities, hashes of its secrets.
CREATE TABLE IF NOT EXISTS identity (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

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

-- Exhibits that have said hello: their last hello as JSON.
CREATE TABLE IF NOT EXISTS exhibit (
    device TEXT PRIMARY KEY,
    hello TEXT NOT NULL,
    heard_ms INTEGER NOT NULL
) STRICT;

-- Public keys of take-away codes, old ones too: codes outlive a change of key.
CREATE TABLE IF NOT EXISTS takeaway_key (
    key TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    first_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Take-away codes whose page a phone has opened: each counts once.
CREATE TABLE IF NOT EXISTS opened_code (code TEXT PRIMARY KEY, opened_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Signed-in browsers, by SHA-256 of their token.
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY,
    made_ms INTEGER NOT NULL,
    used_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
