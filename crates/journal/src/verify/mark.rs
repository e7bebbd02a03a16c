//! A file that says how far the server confirmed an epoch.

use std::io;
use std::path::Path;

use crate::cursor::Cursor;
use crate::file_system::FileSystem;
use crate::id::EpochId;

/// One such file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkReport {
    /// Its name.
    pub file: String,
    /// What it says, or `None` where it is torn or damaged: then records are sent again.
    pub acked: Option<u64>,
}

impl MarkReport {
    pub(super) fn read(fs: &dyn FileSystem, dir: &Path, file: &str, epoch: EpochId) -> io::Result<Self> {
        let cursor = Cursor::decode(&fs.read(&dir.join(file))?).filter(|cursor| cursor.epoch == epoch);
        Ok(Self { file: file.to_owned(), acked: cursor.map(|cursor| cursor.acked) })
    }
}
