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

-- Devices by public key in hex. A row stays when the device is shut out, so that its refusal can say so.
CREATE TABLE IF NOT EXISTS device (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    device TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role = 'exhibit'),
    enrolled_ms INTEGER NOT NULL,
    confirmed_ms INTEGER,
    removed_ms INTEGER
) STRICT, WITHOUT ROWID;

-- One-time codes by their SHA-256, and the key that has used one.
CREATE TABLE IF NOT EXISTS device_code (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    used_by TEXT
) STRICT, WITHOUT ROWID;

-- The one token that all exhibits shared until version 2.
DELETE FROM identity WHERE name = 'device_token_sha256';

-- Signed-in browsers, by SHA-256 of their token.
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY,
    made_ms INTEGER NOT NULL,
    used_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
