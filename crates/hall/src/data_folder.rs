//! The folder on disk where the hall server keeps everything, open to its own user alone.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The data folder, held by this process until it is dropped.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    /// Locked for life: two servers on one folder would feed the statistics twice.
    _lock: File,
}

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataFolderError {
    /// No space left.
    #[error("the disk of {0} is full: free some space and start again")]
    Full(PathBuf),
    /// No right to write.
    #[error("{0} cannot be written: give this user the right to write there, or choose another folder with --data")]
    NotWritable(PathBuf),
    /// Another server holds it.
    #[error("another hall server is using {0}: stop it first, or choose another folder with --data")]
    InUse(PathBuf),
    /// Anything else the system says.
    #[error("{path} cannot be used as data folder ({source}): choose another folder with --data")]
    Io {
        /// The file or folder in question.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl DataFolder {
    /// Makes the folder (mode 0700) where it is missing and takes its lock.
    pub fn open(path: &Path) -> Result<Self, DataFolderError> {
        create_private(path)?;
        let lock_path = path.join(LOCK);
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&lock_path)
            .map_err(|source| DataFolderError::from_io(&lock_path, source))?;
        match lock.try_lock() {
            Ok(()) => {
                forget_shared_token(path)?;
                Ok(Self { path: path.to_path_buf(), _lock: lock })
            }
            Err(TryLockError::WouldBlock) => Err(DataFolderError::InUse(path.to_path_buf())),
            Err(TryLockError::Error(source)) => Err(DataFolderError::from_io(&lock_path, source)),
        }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database of records, sessions and exhibits.
    pub fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    /// The folder of Parquet files that statistics are read from.
    pub fn insight(&self) -> PathBuf {
        self.path.join(INSIGHT)
    }
}

/// Name of the database inside the data folder.
pub const DATABASE: &str = "hall.sqlite";
/// Name of the folder of Parquet files inside the data folder.
pub const INSIGHT: &str = "insight";
/// Name of the file that a running server locks inside the data folder.
pub const LOCK: &str = "lock";
/// Name of the file with the staff PIN inside the data folder.
pub const STAFF_PIN: &str = "staff-pin.txt";
/// Name of the file with the token that all exhibits shared before each had a key of its own.
const SHARED_TOKEN: &str = "device-token";

/// Makes a folder and its parents, readable by this user alone.
pub fn create_private(path: &Path) -> Result<(), DataFolderError> {
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(|source| DataFolderError::from_io(path, source))
}

/// A secret that opens nothing any more should not lie about.
fn forget_shared_token(folder: &Path) -> Result<(), DataFolderError> {
    let token = folder.join(SHARED_TOKEN);
    match std::fs::remove_file(&token) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DataFolderError::from_io(&token, error)),
        _ => Ok(()),
    }
}

/// Writes a secret (mode 0600) whole or not at all.
pub fn write_secret(folder: &Path, name: &str, secret: &str) -> Result<(), DataFolderError> {
    let target = folder.join(name);
    let temporary = folder.join(format!("{name}.new"));
    let write = || -> io::Result<()> {
        // A leftover of a crash may have other rights; a new file surely has ours.
        match std::fs::remove_file(&temporary) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&temporary)?;
        writeln!(file, "{secret}")?;
        file.sync_all()?;
        std::fs::rename(&temporary, &target)?;
        File::open(folder)?.sync_all()
    };
    write().map_err(|source| DataFolderError::from_io(&target, source))
}

impl DataFolderError {
    fn from_io(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(path.to_path_buf()),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable(path.to_path_buf())
            }
            _ => Self::Io { path: path.to_path_buf(), source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_folder_and_its_secrets_are_private() {
        let parent = tempfile::tempdir().unwrap();
        let folder = DataFolder::open(&parent.path().join("hall")).unwrap();
        write_secret(folder.path(), STAFF_PIN, "123456").unwrap();
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&folder.path().join(STAFF_PIN)), 0o600);
        assert_eq!(std::fs::read_to_string(folder.path().join(STAFF_PIN)).unwrap(), "123456\n");
    }

    #[test]
    fn the_token_of_earlier_versions_is_gone_after_a_start() {
        let parent = tempfile::tempdir().unwrap();
        std::fs::write(parent.path().join(SHARED_TOKEN), "secret").unwrap();
        DataFolder::open(parent.path()).unwrap();
        assert!(!parent.path().join(SHARED_TOKEN).exists());
    }

    #[test]
    fn a_second_server_is_refused_until_the_first_has_gone() {
        let parent = tempfile::tempdir().unwrap();
        let first = DataFolder::open(parent.path()).unwrap();
        assert!(matches!(DataFolder::open(parent.path()), Err(DataFolderError::InUse(_))));
        drop(first);
        assert!(DataFolder::open(parent.path()).is_ok());
    }

    #[test]
    fn a_file_in_the_way_is_a_sentence() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("file");
        std::fs::write(&path, "x").unwrap();
        let error = DataFolder::open(&path).unwrap_err().to_string();
        assert!(error.contains("choose another folder with --data"), "{error}");
    }
}
