//! What a spool cannot do, said so that somebody can act on it.

use std::io;
use std::path::{Path, PathBuf};

use crate::frame::FrameError;
use crate::id::{DeviceId, EpochId, RandomError};

/// What a spool cannot do.
#[derive(Debug, thiserror::Error)]
pub enum SpoolError {
    /// Another process has it.
    #[error("the records in {} are in use by another running exhibit; end that one, or start this one with another data folder", .0.display())]
    InUse(PathBuf),
    /// The file system refused.
    #[error("cannot {action} {} ({source}); check that the disk is there, has room and is writable", path.display())]
    Io { action: &'static str, path: PathBuf, source: io::Error },
    /// A folder that was copied from another exhibit.
    #[error("the records in {} belong to exhibit {found} and not to this one, {own}; move the folder away", dir.display())]
    Foreign { dir: PathBuf, found: DeviceId, own: DeviceId },
    /// No random bytes for a new epoch.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// An event cannot be a record.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Memory for unwritten records is used up; the loss is counted and will be written as a gap.
    #[error("record {0} is lost since the disk takes no more records; free some space")]
    NoRoom(u64),
    /// Nothing is known of an epoch.
    #[error("this spool has no records of epoch {0}; say hello to the hall server again")]
    UnknownEpoch(EpochId),
    /// A confirmation of what was never sent.
    #[error(
        "the server confirms record {acked} where {last} is the last one; the confirmation is ignored, say hello again"
    )]
    AckAboveLast { acked: u64, last: u64 },
}

pub(super) fn io_error<'a>(action: &'static str, path: &'a Path) -> impl Fn(io::Error) -> SpoolError + 'a {
    move |source| SpoolError::Io { action, path: path.to_owned(), source }
}

/// Whether the disk has no room, by size or by quota.
pub(super) fn is_full(error: &SpoolError) -> bool {
    use io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(error, SpoolError::Io { source, .. } if matches!(source.kind(), StorageFull | QuotaExceeded))
}
