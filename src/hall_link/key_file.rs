//! The exhibit's device key on disk: made by `zhidian enrol` in the data folder, for its owner alone, and never sent.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use device_key::DeviceKey;

const FILE: &str = "device-key";

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error("{0} has no device-key: run `zhidian enrol` with a code of `zhidian-hall device invite` first")]
    NotEnrolled(PathBuf),
    #[error("the key file {0} cannot be read or written: {1}; check the folder's owner and the disk")]
    File(PathBuf, std::io::Error),
    #[error("the key file {0} does not hold 32 bytes: run `zhidian enrol` again")]
    Damaged(PathBuf),
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
}

/// Reads the key of an exhibit that has enrolled.
///
/// # Errors
/// Where there is none.
pub fn read(folder: &Path) -> Result<DeviceKey, KeyFileError> {
    let path = folder.join(FILE);
    let bytes = fs::read(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => KeyFileError::NotEnrolled(folder.to_owned()),
        _ => KeyFileError::File(path.clone(), error),
    })?;
    let secret: [u8; 32] = bytes.try_into().map_err(|_| KeyFileError::Damaged(path))?;
    Ok(DeviceKey::from_secret(secret))
}

/// A new key beside the one in use, which it does not yet replace.
#[derive(Debug)]
pub struct FreshKey {
    pub key: DeviceKey,
    folder: PathBuf,
}

impl FreshKey {
    /// Makes one on disk (mode 0600).
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn make(folder: &Path) -> Result<Self, KeyFileError> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(KeyFileError::Random)?;
        let path = fresh(folder);
        let write = || {
            // A leftover may have other rights; a new file surely has ours.
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path)?;
            file.write_all(&secret)?;
            file.sync_all()
        };
        write().map_err(|error| KeyFileError::File(path.clone(), error))?;
        Ok(Self { key: DeviceKey::from_secret(secret), folder: folder.to_owned() })
    }

    /// The hall knows it: from now on it is the exhibit's key.
    ///
    /// # Errors
    /// Where it cannot be put in place.
    pub fn keep(&self) -> Result<(), KeyFileError> {
        let path = self.folder.join(FILE);
        fs::rename(fresh(&self.folder), &path)
            .and_then(|()| File::open(&self.folder)?.sync_all())
            .map_err(|error| KeyFileError::File(path, error))
    }
}

fn fresh(folder: &Path) -> PathBuf {
    folder.join(format!("{FILE}.new"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_fresh_key_replaces_the_old_one_only_when_it_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let public = || read(folder.path()).map(|key| key.public());
        assert!(matches!(public(), Err(KeyFileError::NotEnrolled(_))));
        let first = FreshKey::make(folder.path()).unwrap();
        first.keep().unwrap();
        let second = FreshKey::make(folder.path()).unwrap();
        assert_eq!(public().unwrap(), first.key.public());
        second.keep().unwrap();
        assert_eq!(public().unwrap(), second.key.public());
        let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_key_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), b"short").unwrap();
        assert!(read(folder.path()).unwrap_err().to_string().contains("zhidian enrol"));
    }
}
