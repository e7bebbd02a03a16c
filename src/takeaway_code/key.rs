//! The exhibit's own signing key: made at first start, kept in the data folder, never anywhere else.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use takeaway::SigningKey;

/// The key that signs what visitors take home.
#[derive(Resource, Clone, Debug)]
pub struct TakeawayKey(pub SigningKey);

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the key file {0} cannot be read or written: {1}; check the folder's owner and the disk")]
    File(PathBuf, std::io::Error),
    #[error("the key file {0} does not hold 32 bytes; move it away and a new key is made at the next start")]
    Damaged(PathBuf),
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
}

impl TakeawayKey {
    /// The key in `folder`, or where the disk gives none one of this start alone: the hall server is told of it like of any other.
    ///
    /// # Errors
    /// Where the file is damaged, or the system gives no random numbers.
    pub fn open_or_fresh(folder: &Path) -> Result<Self, KeyError> {
        match Self::open(folder) {
            Err(error @ KeyError::File(..)) => {
                tracing::error!("{error}. Codes are signed with a key of this start alone");
                Ok(Self(SigningKey::from_secret(random()?)))
            }
            other => other,
        }
    }

    /// The key in `folder`, made there at the first start.
    ///
    /// # Errors
    /// Where the file cannot be read, written or is damaged.
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        let path = folder.join("takeaway-key");
        if path.exists() {
            let bytes = fs::read(&path).map_err(|error| KeyError::File(path.clone(), error))?;
            let secret: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Damaged(path))?;
            return Ok(Self(SigningKey::from_secret(secret)));
        }
        let secret = random()?;
        let failed = |error| KeyError::File(path.clone(), error);
        let fresh = path.with_extension("tmp");
        let mut file =
            fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&fresh).map_err(failed)?;
        file.write_all(&secret).and_then(|()| file.sync_all()).map_err(failed)?;
        fs::rename(&fresh, &path).map_err(failed)?;
        Ok(Self(SigningKey::from_secret(secret)))
    }
}

fn random() -> Result<[u8; 32], KeyError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(KeyError::Random)?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_the_same_and_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let first = TakeawayKey::open(folder.path()).unwrap().0.public();
        assert_eq!(TakeawayKey::open(folder.path()).unwrap().0.public(), first);
        let mode = fs::metadata(folder.path().join("takeaway-key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_key_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("takeaway-key"), b"short").unwrap();
        assert!(TakeawayKey::open(folder.path()).unwrap_err().to_string().contains("move it away"));
    }
}
