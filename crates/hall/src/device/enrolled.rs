//! Devices in the database: asked to be let in, confirmed by staff, shut out.

use device_key::{EnrolmentCode, PublicKey};
use rusqlite::{Connection, OptionalExtension, Row};

use super::code;
use crate::database::DatabaseError;

/// A key that nobody confirmed in this time has to enrol again.
const PENDING_MS: i64 = 60 * 60 * 1000;

/// A device with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// Public key in hex.
    pub key: String,
    /// What people compare of it.
    pub fingerprint: String,
    /// 128-bit identity in hex, which the key speaks for.
    pub device: String,
    /// Its place in the hall.
    pub name: String,
    /// Whether it is let in.
    pub state: State,
    /// When it asked, milliseconds since 1970.
    pub enrolled_ms: i64,
}

/// How far a device has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for staff.
    Pending,
    /// Let in.
    Confirmed,
    /// Shut out.
    Removed,
}

/// Why nothing was done with a device.
#[derive(Debug, thiserror::Error)]
pub enum EnrolledError {
    /// The code does not open.
    #[error("this code is wrong, used or more than ten minutes old: make a new one with `zhidian-hall device invite`")]
    Code,
    /// The identity is another device's.
    #[error("the device '{0}' has this identity: remove it first, or give this exhibit a data folder of its own")]
    Taken(String),
    /// The key was shut out.
    #[error("this key was shut out: enrol with a new one")]
    Removed,
    /// Nobody waits under it.
    #[error(
        "no device waits under the fingerprint {0}: see `zhidian-hall device list`, and let the exhibit enrol again"
    )]
    NotPending(String),
    /// The same was said before.
    #[error("the device with the fingerprint {0} is let in already, as {1}: nothing is left to do")]
    LetIn(String, String),
    /// Two keys look alike.
    #[error("two devices wait under the fingerprint {0}, which one of them may have made on purpose: remove both")]
    Alike(String),
    /// The same was said before.
    #[error("the device '{0}' is shut out already: nothing is left to do")]
    ShutOut(String),
    /// No such device.
    #[error("there is no device '{0}': give the name or the identity that `zhidian-hall device list` says")]
    NoDevice(String),
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl From<rusqlite::Error> for EnrolledError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

const COLUMNS: &str = "key, fingerprint, device, name, enrolled_ms, confirmed_ms IS NOT NULL, removed_ms IS NOT NULL";

fn read(row: &Row<'_>) -> rusqlite::Result<Enrolled> {
    let (confirmed, removed): (bool, bool) = (row.get(5)?, row.get(6)?);
    let state = match (confirmed, removed) {
        (_, true) => State::Removed,
        (true, false) => State::Confirmed,
        (false, false) => State::Pending,
    };
    let (key, fingerprint, device, name) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(Enrolled { key, fingerprint, device, name, state, enrolled_ms: row.get(4)? })
}

/// The device with this key.
pub fn find(connection: &Connection, key: &str) -> Result<Option<Enrolled>, DatabaseError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM device WHERE key = ?1"))?;
    Ok(statement.query_row([key], read).optional()?)
}

/// Every device, by name and age.
pub fn list(connection: &Connection) -> Result<Vec<Enrolled>, DatabaseError> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM device ORDER BY name, enrolled_ms"))?;
    let rows = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Lets a device wait for staff, for the price of a code.
pub fn enrol(
    connection: &mut Connection,
    code: &EnrolmentCode,
    key: &PublicKey,
    device: &str,
    now_ms: i64,
) -> Result<Enrolled, EnrolledError> {
    let transaction = connection.transaction()?;
    let hex = key.to_string();
    let name = code::use_up(&transaction, code, &hex, now_ms)?.ok_or(EnrolledError::Code)?;
    if let Some(found) = find(&transaction, &hex)? {
        return if found.state == State::Removed { Err(EnrolledError::Removed) } else { Ok(found) };
    }
    let other: Option<String> = transaction
        .query_row(
            "SELECT name FROM device WHERE device = ?1 AND name <> ?2 AND confirmed_ms IS NOT NULL AND removed_ms IS NULL",
            [device, &name],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(other) = other {
        return Err(EnrolledError::Taken(other));
    }
    transaction.execute(
        "INSERT INTO device (key, fingerprint, device, name, role, enrolled_ms) VALUES (?1, ?2, ?3, ?4, 'exhibit', ?5)",
        (&hex, key.fingerprint(), device, &name, now_ms),
    )?;
    transaction.commit()?;
    let fingerprint = key.fingerprint();
    Ok(Enrolled { key: hex, fingerprint, device: device.to_owned(), name, state: State::Pending, enrolled_ms: now_ms })
}

/// Lets the device in that waits under this fingerprint. An earlier key of the same place or identity ends.
pub fn confirm(connection: &mut Connection, fingerprint: &str, now_ms: i64) -> Result<Enrolled, EnrolledError> {
    let transaction = connection.transaction()?;
    let fingerprint = fingerprint.trim().to_ascii_uppercase();
    let (waiting, others): (Vec<Enrolled>, Vec<Enrolled>) = list(&transaction)?
        .into_iter()
        .filter(|device| device.fingerprint == fingerprint)
        .partition(|device| device.state == State::Pending && device.enrolled_ms > now_ms.saturating_sub(PENDING_MS));
    let device = match waiting.as_slice() {
        [] => {
            let let_in = others.into_iter().find(|device| device.state == State::Confirmed);
            return Err(match let_in {
                Some(device) => EnrolledError::LetIn(fingerprint, device.name),
                None => EnrolledError::NotPending(fingerprint.chars().take(20).collect()),
            });
        }
        [one] => one.clone(),
        _ => return Err(EnrolledError::Alike(fingerprint)),
    };
    transaction.execute(
        "UPDATE device SET removed_ms = ?4
         WHERE key <> ?1 AND (name = ?2 OR device = ?3) AND confirmed_ms IS NOT NULL AND removed_ms IS NULL",
        (&device.key, &device.name, &device.device, now_ms),
    )?;
    transaction.execute("UPDATE device SET confirmed_ms = ?2 WHERE key = ?1", (&device.key, now_ms))?;
    transaction.commit()?;
    Ok(Enrolled { state: State::Confirmed, ..device })
}

/// Shuts out every key of a name or identity, and ends its codes.
pub fn remove(connection: &mut Connection, which: &str, now_ms: i64) -> Result<usize, EnrolledError> {
    let transaction = connection.transaction()?;
    let keys = transaction.execute(
        "UPDATE device SET removed_ms = ?2 WHERE (name = ?1 OR device = ?1) AND removed_ms IS NULL",
        (which, now_ms),
    )?;
    let codes = transaction.execute("DELETE FROM device_code WHERE name = ?1 AND used_by IS NULL", [which])?;
    let is_listed = list(&transaction)?.iter().any(|device| device.name == which || device.device == which);
    transaction.commit()?;
    match keys + codes {
        0 if is_listed => Err(EnrolledError::ShutOut(which.to_owned())),
        0 => Err(EnrolledError::NoDevice(which.chars().take(80).collect())),
        _ => Ok(keys),
    }
}

#[cfg(test)]
#[path = "enrolled_tests.rs"]
mod tests;
