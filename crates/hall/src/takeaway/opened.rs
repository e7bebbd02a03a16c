//! A take-away code counts as opened once, however often its page is loaded.

use rusqlite::Connection;

use crate::database::DatabaseError;
use crate::identity::Identity;
use crate::record::append_own;
use journal::Event;

/// When and where an opening was seen.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Milliseconds since the server started.
    pub uptime_ms: i64,
    /// Milliseconds since 1970.
    pub now_ms: i64,
    /// The hall's offset from UTC, minutes.
    pub offset_min: i16,
}

/// Notes an opened code and records the event in the same transaction. True when it was the first time.
pub fn note(connection: &mut Connection, identity: &Identity, code: &str, seen: Seen) -> Result<bool, DatabaseError> {
    let transaction = connection.transaction()?;
    let first = transaction
        .execute("INSERT OR IGNORE INTO opened_code (code, opened_ms) VALUES (?1, ?2)", (code, seen.now_ms))?
        == 1;
    if first {
        let event = Event::TakeawayOpened { code: code.to_owned() };
        append_own(&transaction, identity, &event, seen.uptime_ms, seen.now_ms, seen.offset_min)?;
    }
    transaction.commit()?;
    Ok(first)
}
