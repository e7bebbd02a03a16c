//! One-time codes: made by staff for one name, good for ten minutes and for one device.

use device_key::EnrolmentCode;
use rusqlite::{Connection, OptionalExtension};

use crate::database::DatabaseError;
use crate::secret::{NoRandomness, fingerprint, random_bytes};

/// A code is good for so many milliseconds.
const LIFE_MS: i64 = 10 * 60 * 1000;
/// Codes that were not used are kept so long, and devices that nobody confirmed.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// Longest name of a device, in bytes.
const LONGEST_NAME: usize = 64;

/// Why there is no code.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// Not a name.
    #[error("'{0}' is no name for a device: take up to 64 letters, digits, hyphens and dots, such as dual-screen-1")]
    Name(String),
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// No random bytes.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// Makes a code for a device of this name. Earlier codes for the name end.
pub fn invite(connection: &mut Connection, name: &str, now_ms: i64) -> Result<EnrolmentCode, InviteError> {
    if !is_name(name) {
        return Err(InviteError::Name(name.chars().take(80).collect()));
    }
    let code = EnrolmentCode::from_random(random_bytes()?);
    store(connection, name, &code, now_ms)?;
    Ok(code)
}

fn store(connection: &mut Connection, name: &str, code: &EnrolmentCode, now_ms: i64) -> Result<(), DatabaseError> {
    let transaction = connection.transaction()?;
    transaction.execute("DELETE FROM device_code WHERE made_ms <= ?1", [now_ms - KEPT_MS])?;
    transaction.execute("DELETE FROM device_code WHERE name = ?1 AND used_by IS NULL", [name])?;
    transaction.execute("DELETE FROM device WHERE confirmed_ms IS NULL AND enrolled_ms <= ?1", [now_ms - KEPT_MS])?;
    transaction.execute(
        "INSERT INTO device_code (code, name, made_ms) VALUES (?1, ?2, ?3)",
        (fingerprint(code.digits()), name, now_ms),
    )?;
    transaction.commit()?;
    Ok(())
}

/// Uses a code up for this key and says which name it is for; `None` where it is wrong, too old, or another key's. The same
/// key may use it again: its first answer may have been lost on the way.
pub fn use_up(
    transaction: &Connection,
    code: &EnrolmentCode,
    key: &str,
    now_ms: i64,
) -> Result<Option<String>, DatabaseError> {
    let code = fingerprint(code.digits());
    let name: Option<String> = transaction
        .query_row(
            "SELECT name FROM device_code WHERE code = ?1 AND made_ms > ?2 AND made_ms <= ?3
             AND (used_by IS NULL OR used_by = ?4)",
            (&code, now_ms - LIFE_MS, now_ms, key),
            |row| row.get(0),
        )
        .optional()?;
    if name.is_some() {
        transaction.execute("UPDATE device_code SET used_by = ?2 WHERE code = ?1", (&code, key))?;
    }
    Ok(name)
}

fn is_name(name: &str) -> bool {
    let fits = |character: char| character.is_alphanumeric() || matches!(character, '-' | '.' | '_');
    !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    #[test]
    fn a_code_is_good_for_ten_minutes_and_one_key_and_only_its_hash_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("hall.sqlite")).unwrap();
        database.write_now(|connection| {
            let first = invite(connection, "near", 0).unwrap();
            let code = invite(connection, "near", 0).unwrap();
            let other = invite(connection, "展品-2", 0).unwrap();
            assert_eq!(use_up(connection, &first, "a", 1).unwrap(), None, "a newer code ends it");
            assert_eq!(use_up(connection, &code, "a", LIFE_MS).unwrap(), None, "too old");
            assert_eq!(use_up(connection, &code, "a", -1).unwrap(), None, "the clock was set back");
            assert_eq!(use_up(connection, &code, "a", LIFE_MS - 1).unwrap().as_deref(), Some("near"));
            assert_eq!(use_up(connection, &code, "b", LIFE_MS - 1).unwrap(), None, "used");
            assert_eq!(use_up(connection, &code, "a", LIFE_MS - 1).unwrap().as_deref(), Some("near"));
            assert_eq!(use_up(connection, &other, "c", 1).unwrap().as_deref(), Some("展品-2"));
            let kept: String =
                connection.query_row("SELECT group_concat(code) FROM device_code", [], |row| row.get(0)).unwrap();
            assert!(!kept.contains(code.digits()));
        });
    }

    #[test]
    fn a_name_that_could_not_be_shown_is_refused() {
        for bad in ["", "a b", "a\nb", "<b>", "'", &"a".repeat(65)] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
