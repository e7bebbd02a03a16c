//! A copy of a store to look at: SQLite changes files even where it only reads.

use std::io;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;

/// The database's name inside a hall server's data folder.
pub const DATABASE: &str = "hall.sqlite";

/// A copy, gone when dropped. Of a running server it may be torn between two files.
pub struct StoreCopy {
    connection: Connection,
    _folder: TempDir,
}

/// Why a store cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The files.
    #[error("the database cannot be copied to a temporary folder ({0}); check its rights and the room there")]
    Io(#[from] io::Error),
    /// What is in them.
    #[error("the database cannot be read ({0}); restore it from a backup, exhibits send again what they keep")]
    Database(#[from] rusqlite::Error),
}

impl StoreCopy {
    /// Copies the store of the data folder `dir`.
    pub fn of(dir: &Path) -> Result<Self, CopyError> {
        let folder = tempfile::tempdir()?;
        std::fs::copy(dir.join(DATABASE), folder.path().join(DATABASE))?;
        let log = format!("{DATABASE}-wal");
        match std::fs::copy(dir.join(&log), folder.path().join(&log)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        Ok(Self { connection: Connection::open(folder.path().join(DATABASE))?, _folder: folder })
    }

    /// A connection to the copy.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}
