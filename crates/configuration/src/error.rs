//! What is wrong with a configuration file, a sentence each.

use std::io;
use std::path::PathBuf;

/// Why there are no arguments.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// What was typed is wrong, or asks for help: clap says what.
    #[error(transparent)]
    Typed(#[from] clap::Error),
    /// What the file says is wrong.
    #[error(transparent)]
    File(#[from] ConfigurationError),
}

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    /// The file cannot be read.
    #[error("the configuration file {path} cannot be read ({source}): name another with --config")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// More than any such file has.
    #[error("{0} is too large for a configuration file: name another with --config")]
    TooLarge(PathBuf),
    /// A line, or what it says, is wrong.
    #[error("{path}, line {line}: {what}")]
    Line {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong, and what to do.
        what: String,
    },
    /// The options do not fit together.
    #[error("{path}: {what}")]
    Whole {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        what: String,
    },
}
