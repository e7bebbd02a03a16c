//! The server's SQLite database: opened once, asked from async code without holding it up.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tokio::sync::Semaphore;

/// Version of the schema this program writes.
const SCHEMA_VERSION: i64 = 2;

/// The database. Cheap to clone; all clones are one database.
#[derive(Clone, Debug)]
pub struct Database {
    writer: Arc<Mutex<Connection>>,
    /// Long writes come one after the other to the writer, so that a short one waits for one of them at most.
    turn: Arc<Semaphore>,
    reader: Arc<Mutex<Connection>>,
}

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// No space left.
    #[error("the disk of the hall's data folder is full: free some space, nothing that was confirmed is lost")]
    Full,
    /// The file cannot be opened or written.
    #[error("the database {path} cannot be opened ({source}): check its rights, or restore it from a backup")]
    Open {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Written by a newer program.
    #[error("the database has schema {found}, this program knows {known}: start the newer zhidian-hall")]
    Newer {
        /// Schema of the file.
        found: i64,
        /// Schema of this program.
        known: i64,
    },
    /// Anything else SQLite says.
    #[error("the database refused ({0}): see the disk and the data folder's rights")]
    Sqlite(rusqlite::Error),
    /// The program is ending.
    #[error("the server is ending: try again when it is up")]
    Ending,
}

impl From<rusqlite::Error> for DatabaseError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            _ => Self::Sqlite(error),
        }
    }
}

impl Database {
    /// Opens the file, making it and its tables where they are missing.
    pub fn open(path: &Path) -> Result<Self, DatabaseError> {
        let opened = |source: rusqlite::Error| match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => DatabaseError::Full,
            _ => DatabaseError::Open { path: path.to_path_buf(), source },
        };
        // SQLite gives its other files the rights of this one.
        if let Err(error) = OpenOptions::new().create(true).append(true).mode(0o600).open(path) {
            tracing::debug!("the database file cannot be made ({error})");
        }
        let writer = Connection::open(path).map_err(opened)?;
        record_store::make_durable(&writer).map_err(opened)?;
        writer.busy_timeout(Duration::from_secs(10)).map_err(opened)?;
        let found: i64 = writer.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(opened)?;
        if found > SCHEMA_VERSION {
            return Err(DatabaseError::Newer { found, known: SCHEMA_VERSION });
        }
        record_store::make_tables(&writer).map_err(opened)?;
        writer.execute_batch(include_str!("schema.sql")).map_err(opened)?;
        let reader = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(opened)?;
        reader.busy_timeout(Duration::from_secs(10)).map_err(opened)?;
        let turn = Arc::new(Semaphore::new(1));
        Ok(Self { writer: Arc::new(Mutex::new(writer)), turn, reader: Arc::new(Mutex::new(reader)) })
    }

    /// Writes, on a thread that may wait for the disk.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DatabaseError> + Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        run(Arc::clone(&self.writer), work).await
    }

    /// Writes what takes long, behind all that takes long and came before: an exhibit that is live does not wait for those
    /// that come back after a week.
    pub async fn write_in_turn<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DatabaseError> + Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        let Ok(turn) = Arc::clone(&self.turn).acquire_owned().await else { return Err(DatabaseError::Ending.into()) };
        // The turn is over when the work is, also where nobody waits for it any more.
        self.write(move |connection| {
            let _turn = turn;
            work(connection)
        })
        .await
    }

    /// Reads, on a thread that may wait for the disk, beside a write that is under way.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DatabaseError> + Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    {
        run(Arc::clone(&self.reader), work).await
    }

    /// Reads from a thread that may wait itself.
    pub fn read_now<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        work(&mut self.reader.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Writes from a thread that may wait itself (start-up, the command line).
    pub fn write_now<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        // A panic inside a transaction rolled it back when it was dropped, so the connection is still good.
        work(&mut self.writer.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn run<T, E, F>(connection: Arc<Mutex<Connection>>, work: F) -> Result<T, E>
where
    T: Send + 'static,
    E: From<DatabaseError> + Send + 'static,
    F: FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
{
    tokio::task::spawn_blocking(move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner)))
        .await
        .unwrap_or_else(|_| Err(DatabaseError::Ending.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_synced_before_it_returns() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("hall.sqlite")).unwrap();
        let (mode, synchronous): (String, i64) = database.write_now(|connection| {
            let mode = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
            let synchronous = connection.query_row("PRAGMA synchronous", [], |row| row.get(0)).unwrap();
            (mode, synchronous)
        });
        assert_eq!((mode.as_str(), synchronous), ("wal", 2), "2 is FULL");
    }

    #[test]
    fn a_database_of_version_1_keeps_its_exhibits_and_loses_the_shared_token() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hall.sqlite");
        let old = include_str!("../../tests/fixtures/hall-1.sql");
        Connection::open(&path).unwrap().execute_batch(old).unwrap();
        let database = Database::open(&path).unwrap();
        database.write_now(|connection| {
            let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
            assert_eq!(one("PRAGMA user_version"), 2);
            assert_eq!(one("SELECT count(*) FROM exhibit"), 1);
            assert_eq!(one("SELECT count(*) FROM takeaway_key"), 1);
            assert_eq!(one("SELECT count(*) FROM session"), 1);
            assert_eq!(one("SELECT count(*) FROM identity WHERE name = 'server'"), 1);
            assert_eq!(one("SELECT count(*) FROM identity WHERE name = 'device_token_sha256'"), 0);
            assert_eq!(one("SELECT count(*) FROM device"), 0);
        });
    }

    #[test]
    fn a_newer_schema_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hall.sqlite");
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(Database::open(&path), Err(DatabaseError::Newer { found: 99, known: 2 })));
    }
}
