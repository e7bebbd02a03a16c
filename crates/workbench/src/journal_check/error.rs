use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why records are not said to be whole, or were not mended.
#[derive(Debug, Error)]
pub enum JournalCheckError {
    /// There are none.
    #[error(
        "{} holds no records: give the folder `journal` of an exhibit or the data folder of a hall server", .0.display()
    )]
    NoRecords(PathBuf),
    /// The system says no.
    #[error("{} cannot be read ({source}): give this user the right to it", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Not everything is whole; the lines before say what.
    #[error("not everything in {} is whole: see above, and what `journal repair` would do", .0.display())]
    NotWhole(PathBuf),
    /// A spool cannot be mended.
    #[error(transparent)]
    Spool(#[from] journal::SpoolError),
    /// No random number for a start.
    #[error(transparent)]
    Random(#[from] journal::RandomError),
    /// A store cannot be looked at.
    #[error(transparent)]
    Copy(#[from] record_store::CopyError),
    /// A store cannot be mended.
    #[error("the database refused ({0}): restore it from a backup, exhibits send again what they keep")]
    Database(#[from] rusqlite::Error),
    /// A server is running.
    #[error("a hall server is using {}: stop it first", .0.display())]
    InUse(PathBuf),
}
