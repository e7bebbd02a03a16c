//! Why there is no backup, or no folder from one.

use std::io;
use std::path::{Path, PathBuf};

/// Why a backup was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// No server has used the folder.
    #[error("{0} is no data folder of a hall server: give the right one with --data")]
    NoDatabase(PathBuf),
    /// The backup would hold itself and all older ones.
    #[error("{0} is inside the data folder: choose a place outside of it, best on another disk")]
    Inside(PathBuf),
    /// A backup is never written over.
    #[error("{0} is there already: name a file that is not there yet")]
    Exists(PathBuf),
    /// Only an empty folder takes a backup.
    #[error("{0} holds something: give a folder that is empty or not there yet, with the server stopped")]
    NotEmpty(PathBuf),
    /// No space left.
    #[error("the disk of {0} is full: free some space and try again, nothing was changed")]
    Full(PathBuf),
    /// The database did not give a snapshot.
    #[error("the database gives no snapshot ({0}): see 'zhidian-hall journal verify'")]
    Database(#[from] rusqlite::Error),
    /// A file of another kind.
    #[error("{0} is no backup of a hall server, or is cut short: take another one")]
    NoBackup(PathBuf),
    /// The file changed since it was made.
    #[error("{path} is damaged ({}): take another backup, nothing was changed", plain(what))]
    Damaged {
        /// The backup.
        path: PathBuf,
        /// The part that is not as it was.
        what: String,
    },
    /// Made by a newer program.
    #[error("{path} was made by {}: restore it with that version or a newer one", plain(program))]
    Newer {
        /// The backup.
        path: PathBuf,
        /// Name and version.
        program: String,
    },
    /// Anything else the system says.
    #[error("{path} cannot be read or written ({source}): check its rights, or run this as root; nothing was changed")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl BackupError {
    /// What the system says of a path.
    pub fn io(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(path.to_owned()),
            _ => Self::Io { path: path.to_owned(), source },
        }
    }
}

/// What a backup says of itself, repeated in a sentence: on its line, and not at any length.
fn plain(text: &str) -> String {
    const MOST: usize = 60;
    let clean = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c });
    clean.chain(text.chars().nth(MOST).map(|_| '…')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_backup_says_of_itself_stays_on_one_line() {
        let path = PathBuf::from("hall.zip");
        let damaged = BackupError::Damaged { path: path.clone(), what: "a\nb".to_owned() };
        assert_eq!(damaged.to_string(), "hall.zip is damaged (a b): take another backup, nothing was changed");
        let newer = BackupError::Newer { path, program: "x\n".repeat(5000) };
        assert!(newer.to_string().len() < 200 && newer.to_string().lines().count() == 1);
    }
}
