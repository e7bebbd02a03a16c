//! Exhibits in the database: their last hello and the keys of their take-away codes.

use hall_api::Hello;
use rusqlite::Connection;

use crate::database::DatabaseError;

/// Remembers a hello and the take-away key in it.
pub fn remember(connection: &mut Connection, hello: &Hello, now_ms: i64) -> Result<(), DatabaseError> {
    let json = serde_json::to_string(hello).unwrap_or_default();
    let transaction = connection.transaction()?;
    transaction.execute(
        "INSERT OR REPLACE INTO exhibit (device, hello, heard_ms) VALUES (?1, ?2, ?3)",
        (&hello.device, json, now_ms),
    )?;
    transaction.execute(
        "INSERT OR IGNORE INTO takeaway_key (key, device, first_seen_ms) VALUES (?1, ?2, ?3)",
        (&hello.takeaway_key, &hello.device, now_ms),
    )?;
    transaction.commit()?;
    Ok(())
}

/// The last hello of every exhibit, by name.
pub fn known_exhibits(connection: &Connection) -> Result<Vec<Hello>, DatabaseError> {
    let mut statement = connection.prepare("SELECT hello FROM exhibit")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut known = Vec::new();
    for row in rows {
        // A hello of another version is not shown, and no reason to fail: the exhibit soon says a new one.
        known.extend(serde_json::from_str::<Hello>(&row?));
    }
    known.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(known)
}

/// Public keys of take-away codes of every exhibit that ever said hello, in hex.
pub fn takeaway_keys(connection: &Connection) -> Result<Vec<String>, DatabaseError> {
    let mut statement = connection.prepare("SELECT key FROM takeaway_key ORDER BY first_seen_ms, key")?;
    let keys = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(keys)
}
