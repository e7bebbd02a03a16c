//! Sessions in the database: made, found, ended.
//!
//! Limits (security.md C1, after ASVS 5.0 7.3.1 and 7.3.2): 30 min without use, 10 h in all.

use rusqlite::{Connection, OptionalExtension};

use crate::database::DatabaseError;
use crate::secret::fingerprint;

/// A session ends after so many milliseconds without use.
const IDLE_MS: i64 = 30 * 60 * 1000;
/// A session ends after so many milliseconds in any case.
const ABSOLUTE_MS: i64 = 10 * 60 * 60 * 1000;
/// Use is noted at most this often, so that a page that refreshes does not write all the time.
const NOTED_EVERY_MS: i64 = 10 * 1000;

/// Makes a session for the token and clears away ended ones.
pub fn make(connection: &Connection, token: &str, now_ms: i64) -> Result<(), DatabaseError> {
    connection.execute(
        "DELETE FROM session WHERE used_ms <= ?1 OR made_ms <= ?2",
        [now_ms - IDLE_MS, now_ms - ABSOLUTE_MS],
    )?;
    connection
        .execute("INSERT INTO session (token, made_ms, used_ms) VALUES (?1, ?2, ?2)", (fingerprint(token), now_ms))?;
    Ok(())
}

/// Whether the token's session is alive, noting its use.
pub fn is_alive(connection: &Connection, token: &str, now_ms: i64) -> Result<bool, DatabaseError> {
    let token = fingerprint(token);
    let found: Option<(i64, i64)> = connection
        .query_row("SELECT made_ms, used_ms FROM session WHERE token = ?1", [&token], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((made_ms, used_ms)) = found else {
        return Ok(false);
    };
    if now_ms - used_ms >= IDLE_MS || now_ms - made_ms >= ABSOLUTE_MS {
        return Ok(false);
    }
    if now_ms - used_ms >= NOTED_EVERY_MS {
        connection.execute("UPDATE session SET used_ms = ?2 WHERE token = ?1", (&token, now_ms))?;
    }
    Ok(true)
}

/// Ends the token's session.
pub fn end(connection: &Connection, token: &str) -> Result<(), DatabaseError> {
    connection.execute("DELETE FROM session WHERE token = ?1", [fingerprint(token)])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    fn check(uses_ms: &[i64], alive: &[bool]) {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("hall.sqlite")).unwrap();
        let found: Vec<bool> = database.write_now(|connection| {
            make(connection, "token", 0).unwrap();
            uses_ms.iter().map(|now| is_alive(connection, "token", *now).unwrap()).collect()
        });
        assert_eq!(found, alive, "uses at {uses_ms:?}");
    }

    #[test]
    fn a_session_ends_when_idle_and_after_ten_hours() {
        let minute = 60 * 1000;
        check(&[29 * minute, 58 * minute, 88 * minute], &[true, true, false]);
        check(&[30 * minute], &[false]);
        let every_20: Vec<i64> = (1..=30).map(|n| n * 20 * minute).collect();
        let alive: Vec<bool> = (1..=30).map(|n| n < 30).collect();
        check(&every_20, &alive);
    }

    #[test]
    fn an_ended_session_and_an_unknown_token_open_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("hall.sqlite")).unwrap();
        database.write_now(|connection| {
            make(connection, "token", 0).unwrap();
            assert!(is_alive(connection, "token", 1).unwrap());
            assert!(!is_alive(connection, "other", 1).unwrap());
            end(connection, "token").unwrap();
            assert!(!is_alive(connection, "token", 1).unwrap());
        });
    }
}
