-- The hall server's operational store. Times are milliseconds since 1970 (UTC); identities are lower-case hex.

-- Values there is one of: the server's identities, hashes of its secrets.
CREATE TABLE IF NOT EXISTS identity (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- The tables of records, `record`, `mark` and `conflict`, are made by the crate record_store.

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
