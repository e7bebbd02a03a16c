//! Who this server is: its instance, its own voice in the records, and what it keeps of its secrets.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::data_folder::{self, DataFolderError};
use crate::database::{Database, DatabaseError};
use crate::secret::{self, NoRandomness};
use crate::session::{PinError, hash_pin};

/// The server's identities, made at the first start and never changed.
#[derive(Clone, Debug)]
pub struct Identity {
    /// This server instance. An exhibit that meets another one sends all it has kept.
    pub server: String,
    /// The device the server records under what it saw itself, such as an opened take-away code.
    pub device: String,
    /// The epoch of the server's own records.
    pub epoch: String,
    /// This start of the server: new each time.
    pub boot: String,
}

/// Why the identity could not be made.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// A secret file could not be written.
    #[error(transparent)]
    Folder(#[from] DataFolderError),
    /// No random bytes.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The PIN could not be hashed.
    #[error(transparent)]
    Pin(#[from] PinError),
}

impl From<rusqlite::Error> for IdentityError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

impl Identity {
    /// Reads the identity; at the first start makes it, with a staff PIN in a file of mode 0600.
    pub fn open(database: &Database, folder: &Path) -> Result<Self, IdentityError> {
        database.write_now(|connection| {
            let identity = Self {
                server: kept_or_random(connection, "server")?,
                device: kept_or_random(connection, "device")?,
                epoch: kept_or_random(connection, "epoch")?,
                boot: secret::random_hex()?,
            };
            if value(connection, STAFF_PIN_HASH)?.is_none() {
                reset_staff_pin(connection, folder)?;
            }
            Ok(identity)
        })
    }
}

/// Name under which the PIN's Argon2id hash is kept.
const STAFF_PIN_HASH: &str = "staff_pin_hash";

/// Argon2id hash of the staff PIN.
pub fn staff_pin_hash(connection: &Connection) -> Result<Option<String>, DatabaseError> {
    value(connection, STAFF_PIN_HASH)
}

/// Makes a new staff PIN, writes it to its file and ends every session. Returns the PIN.
pub fn reset_staff_pin(connection: &mut Connection, folder: &Path) -> Result<String, IdentityError> {
    let pin = secret::random_pin()?;
    let hash = hash_pin(&pin)?;
    // The file first: a crash in between leaves a PIN that does not open, and the next start or reset makes another.
    data_folder::write_secret(folder, data_folder::STAFF_PIN, &pin)?;
    let transaction = connection.transaction()?;
    set(&transaction, STAFF_PIN_HASH, &hash)?;
    transaction.execute("DELETE FROM session", [])?;
    transaction.commit()?;
    Ok(pin)
}

fn kept_or_random(connection: &Connection, name: &str) -> Result<String, IdentityError> {
    if let Some(kept) = value(connection, name)? {
        return Ok(kept);
    }
    let made = secret::random_hex()?;
    set(connection, name, &made)?;
    Ok(made)
}

fn value(connection: &Connection, name: &str) -> Result<Option<String>, DatabaseError> {
    Ok(connection.query_row("SELECT value FROM identity WHERE name = ?1", [name], |row| row.get(0)).optional()?)
}

fn set(connection: &Connection, name: &str, value: &str) -> Result<(), DatabaseError> {
    connection.execute("INSERT OR REPLACE INTO identity (name, value) VALUES (?1, ?2)", [name, value])?;
    Ok(())
}
