//! The staff PIN: made at first start, kept as a slow hash; wrong tries are slowed down and never lock for ever.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::{fs, mem};

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, PasswordHash};
use bevy::prelude::*;

use super::HallPin;

/// Tries before waiting begins.
const FREE_TRIES: u32 = 5;
/// First wait, doubled with each further wrong try, in seconds.
const FIRST_WAIT_S: u64 = 30;
/// Longest wait.
const LONGEST_WAIT_S: u64 = 900;

/// The PIN of this exhibit.
#[derive(Resource, Debug)]
pub struct StaffPin {
    known: Known,
    wrong: u32,
    /// Seconds of the exhibit's clock until which no try counts.
    wait_until_s: u64,
}

/// How a PIN is kept.
#[derive(Debug)]
enum Known {
    /// There is none that anybody could know.
    Nobody,
    /// The hash takes a tenth of a second of the start, and nobody types that soon.
    Hashing(JoinHandle<Result<String, PinError>>),
    Hash(String),
    /// What the hall server says it is.
    Hall(HallPin),
}

/// Why there is no PIN.
#[derive(Debug, thiserror::Error)]
pub enum PinError {
    #[error(
        "the staff PIN file {0} cannot be read: {1}; make one with 'zhidian-hall staff-pin reset' and point --staff-pin-file at it"
    )]
    File(PathBuf, std::io::Error),
    #[error("the staff PIN file {0} is empty; make one with 'zhidian-hall staff-pin reset'")]
    Empty(PathBuf),
    #[error("the staff PIN cannot be hashed: {0}")]
    Hash(String),
}

/// What a try gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Try {
    Right,
    Wrong,
    /// Too many wrong ones: wait so many seconds.
    Wait(u64),
}

impl StaffPin {
    /// The PIN in a file, or else the hall's; without either the console stays shut.
    ///
    /// # Errors
    /// Where the file that was named cannot be read or has no PIN in it.
    pub fn read(file: Option<&Path>, hall: Option<HallPin>) -> Result<Self, PinError> {
        let Some(file) = file else {
            if hall.is_none() {
                tracing::warn!("neither --server nor --staff-pin-file is given, so no PIN opens the staff console");
            }
            return Ok(Self::kept(hall.map_or(Known::Nobody, Known::Hall)));
        };
        let pin = fs::read_to_string(file).map_err(|error| PinError::File(file.to_owned(), error))?;
        // Anybody could type an empty one.
        if pin.trim().is_empty() {
            return Err(PinError::Empty(file.to_owned()));
        }
        Self::new(pin.trim())
    }

    /// A PIN, kept as its hash.
    ///
    /// # Errors
    /// Where the system starts no thread.
    pub fn new(pin: &str) -> Result<Self, PinError> {
        let pin = pin.to_owned();
        let hash = move || {
            let hash = Argon2::default().hash_password(pin.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| PinError::Hash(error.to_string()))
        };
        let hashing = thread::Builder::new().name("staff PIN".to_owned()).spawn(hash);
        let hashing = hashing.map_err(|error| PinError::Hash(error.to_string()))?;
        Ok(Self::kept(Known::Hashing(hashing)))
    }

    fn kept(known: Known) -> Self {
        Self { known, wrong: 0, wait_until_s: 0 }
    }

    fn is_right(&mut self, pin: &str) -> bool {
        self.known = match mem::replace(&mut self.known, Known::Nobody) {
            Known::Hashing(hashing) => match hashing.join() {
                Ok(Ok(hash)) => Known::Hash(hash),
                Ok(Err(error)) => {
                    tracing::error!("{error}");
                    Known::Nobody
                }
                Err(_) => {
                    tracing::error!("the staff PIN cannot be hashed; start the exhibit again");
                    Known::Nobody
                }
            },
            known => known,
        };
        let hash = match &self.known {
            Known::Hash(hash) => Some(hash.clone()),
            Known::Hall(pin) => pin.hash(),
            Known::Nobody | Known::Hashing(_) => None,
        };
        let Some(hash) = hash else { return false };
        PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
    }

    /// Tries a PIN at `now_s` of the exhibit's clock.
    pub fn try_pin(&mut self, pin: &str, now_s: u64) -> Try {
        if now_s < self.wait_until_s {
            return Try::Wait(self.wait_until_s - now_s);
        }
        if self.is_right(pin) {
            self.wrong = 0;
            return Try::Right;
        }
        self.wrong += 1;
        if self.wrong < FREE_TRIES {
            return Try::Wrong;
        }
        let doublings = (self.wrong - FREE_TRIES).min(10);
        let wait = (FIRST_WAIT_S << doublings).min(LONGEST_WAIT_S);
        self.wait_until_s = now_s + wait;
        Try::Wait(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_file_that_was_named_is_read_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("staff-pin.txt");
        let refused = || StaffPin::read(Some(&file), None).unwrap_err().to_string();
        assert!(refused().contains("cannot be read"), "{}", refused());
        fs::write(&file, "\n").unwrap();
        assert!(refused().contains("is empty"), "{}", refused());
        fs::write(&file, "271828\n").unwrap();
        assert_eq!(StaffPin::read(Some(&file), None).unwrap().try_pin("271828", 0), Try::Right);
        assert_eq!(StaffPin::read(None, None).unwrap().try_pin("", 0), Try::Wrong);
    }

    #[test]
    fn wrong_tries_wait_longer_and_longer_and_the_right_one_still_opens() {
        let mut pin = StaffPin::new("314159").unwrap();
        for _ in 0..4 {
            assert_eq!(pin.try_pin("000000", 0), Try::Wrong);
        }
        assert_eq!(pin.try_pin("000000", 0), Try::Wait(30));
        assert_eq!(pin.try_pin("314159", 29), Try::Wait(1));
        assert_eq!(pin.try_pin("000000", 30), Try::Wait(60));
        assert_eq!(pin.try_pin("314159", 90), Try::Right);
        assert_eq!(pin.try_pin("000000", 91), Try::Wrong);
    }
}
