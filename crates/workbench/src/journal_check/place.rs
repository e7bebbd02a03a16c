//! What lies in a folder.

use std::path::{Path, PathBuf};

use journal::{FileSystem, RealFileSystem, SegmentName};
use record_store::DATABASE;

use super::error::JournalCheckError;

/// Records of one side or the other.
#[derive(Debug)]
pub(super) enum Place {
    /// An exhibit's.
    Spool(PathBuf),
    /// A hall server's.
    Store(PathBuf),
}

impl Place {
    pub(super) fn find(dir: &Path) -> Result<Self, JournalCheckError> {
        if dir.join(DATABASE).is_file() {
            return Ok(Self::Store(dir.to_owned()));
        }
        for dir in [dir.to_owned(), dir.join("journal")] {
            if dir.is_dir() && is_spool(&dir)? {
                return Ok(Self::Spool(dir));
            }
        }
        Err(JournalCheckError::NoRecords(dir.to_owned()))
    }
}

fn is_spool(dir: &Path) -> Result<bool, JournalCheckError> {
    let names = RealFileSystem.list(dir).map_err(|source| JournalCheckError::Io { path: dir.to_owned(), source })?;
    Ok(names.iter().any(|name| name == "device" || name.parse::<SegmentName>().is_ok()))
}
