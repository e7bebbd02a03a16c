use std::io;

use thiserror::Error;

/// Why a command did not do what it was asked. Every message is one sentence that says what to do.
#[derive(Debug, Error)]
pub enum WorkbenchError {
    /// A tariff or usage is wrong.
    #[error(transparent)]
    Tariff(#[from] tariff::TariffError),
    /// A power ID was not issued, accepted or revoked.
    #[error(transparent)]
    PowerId(#[from] crate::power_id::PowerIdError),
    /// A file cannot be read.
    #[error("{file} cannot be read ({source}): give the path of a file that exists and that you may read")]
    Read {
        /// The file as it was named.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not text.
    #[error("{file}, line {line}: the bytes are not UTF-8 text; save the file as UTF-8")]
    NotText {
        /// The file as it was named.
        file: String,
        /// The first line that is not text.
        line: usize,
    },
    /// JSON could not be made.
    #[error("the result cannot be written as JSON ({0}): report this as a fault of the program")]
    Json(#[from] serde_json::Error),
    /// The output went away.
    #[error("the output cannot be written ({0}): see where it goes")]
    Output(#[from] io::Error),
}
