//! What can go wrong with the statistics' files and questions.

use std::{io, path::PathBuf};

use datafusion::{error::DataFusionError, parquet::errors::ParquetError};

/// Why records could not be kept or counted. The hall server's database is not touched by any of these.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The operating system refused a file.
    #[error("cannot use {path}: {source}; check the disk's free space and the folder's owner, then start again")]
    Io { path: PathBuf, source: io::Error },
    /// Another process has the folder.
    #[error("{path} is in use by another hall server; stop it, or give this one its own data folder")]
    InUse { path: PathBuf },
    /// A file does not read as the Parquet that was written.
    #[error(
        "{path} is not readable as Parquet ({source}); delete the statistics folder, it is rebuilt from the database"
    )]
    Part { path: PathBuf, source: ParquetError },
    /// Two files claim the same records.
    #[error(
        "{path} holds records that another file holds too; delete the statistics folder, it is rebuilt from the database"
    )]
    Overlap { path: PathBuf },
    /// The caller's rows do not go upwards.
    #[error("row {rowid} came after row {previous}; pass rows in the order of their numbers, starting at 1")]
    RowOrder { previous: i64, rowid: i64 },
    /// Columns could not be built.
    #[error("records could not be put into columns: {0}; report this with the log")]
    Columns(#[from] datafusion::arrow::error::ArrowError),
    /// A statistic's SQL failed.
    #[error("the statistic {name} could not be computed: {source}; report this with the log")]
    Query { name: &'static str, source: Box<DataFusionError> },
    /// A statistic's SQL and the code that reads its answer disagree.
    #[error("the statistic {name} has no usable column {column}; sql/{name}.sql and the program do not fit each other")]
    Answer { name: &'static str, column: &'static str },
    /// The period ends before it begins.
    #[error("the period from {from} to {to} is empty; give a first day that is not after the last")]
    Period { from: jiff::civil::Date, to: jiff::civil::Date },
}

impl Error {
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    pub(crate) fn part(path: impl Into<PathBuf>) -> impl FnOnce(ParquetError) -> Self {
        let path = path.into();
        move |source| Self::Part { path, source }
    }
}
