use std::io;
use std::path::PathBuf;

use power_id::{BadLife, RevocationFileError, RevocationListFull, Verdict};
use thiserror::Error;

/// Why a power ID was not issued, accepted or revoked.
#[derive(Debug, Error)]
pub enum PowerIdError {
    /// The code is not valid.
    #[error("{0}")]
    Refused(Verdict),
    /// A file or folder does not do what it should.
    #[error("{path} cannot be used ({source}): give this user the right to it, or choose another folder with --data")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The keys cannot be read. They are never written over: that would make every code out there void.
    #[error(
        "{path} does not hold the keys that this program wrote ({reason}): bring it back from a backup, or move it away to begin with new keys"
    )]
    Keys {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The table of issued codes cannot be read.
    #[error(
        "{path} does not hold the issued codes that this program wrote ({reason}): bring it back from a backup, or move it away and issue codes anew"
    )]
    Issued {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The list of revoked codes cannot be read.
    #[error("{path}: {source}")]
    Revoked {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: RevocationFileError,
    },
    /// More codes are revoked than a list holds.
    #[error(transparent)]
    Full(#[from] RevocationListFull),
    /// More codes are out than the table holds.
    #[error("{0} codes are issued and not expired, which is the most: issue codes that live shorter")]
    TooMany(usize),
    /// Every number of a key is in use.
    #[error("all 256 numbers of keys are in use: wait until the codes of an old key have expired")]
    NoFreeKey,
    /// The time cannot be.
    #[error(transparent)]
    Life(#[from] BadLife),
    /// No such time zone.
    #[error("there is no time zone {0}: give one such as Asia/Shanghai")]
    TimeZone(String),
    /// No random bytes.
    #[error("the operating system gave no random bytes ({0}): check that /dev/urandom can be read")]
    Randomness(getrandom::Error),
}
