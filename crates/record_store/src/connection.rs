//! What a connection must be before records are confirmed on it.

use rusqlite::{Connection, Result};

/// Makes a commit mean that it is on disk: nothing that was answered may be taken back by a power cut.
pub fn make_durable(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL: in WAL mode NORMAL may take back a commit after a power cut, and an exhibit was told it is stored.
    connection.pragma_update(None, "synchronous", "FULL")
}

/// Makes the tables of records where they are missing.
pub fn make_tables(connection: &Connection) -> Result<()> {
    connection.execute_batch(include_str!("schema.sql"))
}
