//! The staff PIN as the hall server has it: its hash comes with every hello, and is kept for days without a network.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::{Params, PasswordHash};

const FILE: &str = "staff-pin-hash";
/// Longest hash that is read, in bytes; the server's have 97.
const LONGEST: usize = 200;
/// Most memory that trying a PIN may take, in KiB, and most passes over it: the server asks for 19,456 and 2.
const MOST_MEMORY_KIB: u32 = 64 * 1024;
const MOST_PASSES: u32 = 4;

/// The PIN of the hall. What one copy learns, all know.
#[derive(Clone, Debug)]
pub struct HallPin {
    file: PathBuf,
    /// In the PHC form; none before the first hello.
    hash: Arc<Mutex<Option<String>>>,
}

impl HallPin {
    /// The one that the server said last, from the exhibit's data folder.
    #[must_use]
    pub fn open(data: &Path) -> Self {
        let file = data.join(FILE);
        let hash = match fs::read_to_string(&file) {
            Ok(text) => Some(text.trim().to_owned()).filter(|hash| is_usable(hash)),
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    tracing::warn!("{} cannot be read ({error}); the server says the PIN again", file.display());
                }
                None
            }
        };
        Self { file, hash: Arc::new(Mutex::new(hash)) }
    }

    /// What the server says is the PIN from now on, and kept. What is no hash of a PIN changes nothing.
    pub fn learn(&self, said: &str) {
        let mut known = self.hash.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_deref() == Some(said) {
            return;
        }
        if !is_usable(said) {
            tracing::warn!("the hall server says a staff PIN that cannot be used; the one before stays");
            return;
        }
        *known = Some(said.to_owned());
        // Whoever types a PIN does not wait for the disk.
        drop(known);
        if let Err(error) = self.keep(said) {
            // The disk's own trouble is told by the journal.
            tracing::warn!("{} cannot be written ({error}); the server says the PIN again", self.file.display());
        }
        tracing::info!("the hall server has said its staff PIN");
    }

    pub(super) fn hash(&self) -> Option<String> {
        self.hash.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, hash: &str) -> io::Result<()> {
        let aside = self.file.with_extension("new");
        // A leftover may have other rights; a new file surely has ours.
        match fs::remove_file(&aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&aside)?;
        writeln!(file, "{hash}")?;
        file.sync_all()?;
        fs::rename(&aside, &self.file)
    }
}

/// Whether it is an Argon2id hash whose price an exhibit can pay.
fn is_usable(hash: &str) -> bool {
    let Some(parsed) = Some(hash).filter(|hash| hash.len() <= LONGEST).and_then(|hash| PasswordHash::new(hash).ok())
    else {
        return false;
    };
    let price = Params::try_from(&parsed.params);
    parsed.algorithm == argon2::ARGON2ID_IDENT
        && price.is_ok_and(|price| price.m_cost() <= MOST_MEMORY_KIB && price.t_cost() <= MOST_PASSES)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::staff::StaffPin;
    use crate::staff::pin::Try;

    /// A hash that costs little.
    fn hash(pin: &str) -> String {
        use argon2::password_hash::PasswordHasher as _;
        let price = Params::new(8, 1, 1, None).unwrap();
        let hasher = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, price);
        hasher.hash_password(pin.as_bytes()).unwrap().to_string()
    }

    #[test]
    fn the_console_opens_with_what_the_server_said_last_also_after_a_start_without_network() {
        let folder = tempfile::tempdir().unwrap();
        let hall = HallPin::open(folder.path());
        let mut console = StaffPin::read(None, Some(hall.clone())).unwrap();
        assert_eq!(console.try_pin("271828", 0), Try::Wrong, "nothing was said yet");
        hall.learn(&hash("271828"));
        assert_eq!(console.try_pin("271828", 1), Try::Right);
        hall.learn(&hash("314159"));
        assert_eq!(console.try_pin("271828", 2), Try::Wrong);
        let mut next = StaffPin::read(None, Some(HallPin::open(folder.path()))).unwrap();
        assert_eq!(next.try_pin("314159", 0), Try::Right);
        let rights = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(rights & 0o777, 0o600);
    }

    #[test]
    fn what_is_no_hash_or_costs_too_much_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let hall = HallPin::open(folder.path());
        let good = hash("271828");
        hall.learn(&good);
        for bad in [
            "",
            "271828",
            &good.replace("argon2id", "argon2i"),
            &good.replace("m=8", "m=4194304"),
            &good.replace("t=1", "t=9000"),
            &good.repeat(9),
        ] {
            hall.learn(bad);
            assert_eq!(hall.hash().as_ref(), Some(&good), "{bad}");
        }
        fs::write(folder.path().join(FILE), "torn").unwrap();
        assert_eq!(HallPin::open(folder.path()).hash(), None);
    }

    #[test]
    fn a_pin_that_cannot_be_kept_opens_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let hall = HallPin::open(&folder.path().join("gone"));
        hall.learn(&hash("271828"));
        assert_eq!(StaffPin::read(None, Some(hall)).unwrap().try_pin("271828", 0), Try::Right);
    }
}
