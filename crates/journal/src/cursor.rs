//! How far the server has confirmed an epoch: a hint on disk that saves sending again.
//!
//! It may be lost, cut or old at any time. The worst that follows is that records are sent again, which the server
//! recognises; so an unreadable one reads as "nothing confirmed".

use std::io;
use std::path::Path;

use crate::file_system::{FileSystem, replace_durably};
use crate::id::EpochId;

const MAGIC: &[u8; 4] = b"ZDA1";

/// The confirmed mark of one epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The epoch it is about.
    pub epoch: EpochId,
    /// All records up to this number are stored by the server; 0 for none.
    pub acked: u64,
}

impl Cursor {
    /// Reads the hint for `epoch`; anything unreadable means nothing confirmed.
    pub fn load(fs: &dyn FileSystem, dir: &Path, epoch: EpochId) -> Self {
        let read = fs.read(&dir.join(Self::file_name(epoch))).ok();
        read.and_then(|bytes| Self::decode(&bytes)).filter(|it| it.epoch == epoch).unwrap_or(Self { epoch, acked: 0 })
    }

    /// Writes the hint: old or new after a crash, never half.
    pub fn save(&self, fs: &dyn FileSystem, dir: &Path) -> io::Result<()> {
        replace_durably(fs, dir, &Self::file_name(self.epoch), &self.encode())
    }

    /// Removes the hint of an epoch that has no records any more.
    pub fn remove(fs: &dyn FileSystem, dir: &Path, epoch: EpochId) -> io::Result<()> {
        match fs.remove(&dir.join(Self::file_name(epoch))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The name of its file.
    pub fn file_name(epoch: EpochId) -> String {
        format!("{epoch}.acked")
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = [&MAGIC[..], &self.epoch.0, &self.acked.to_le_bytes()].concat();
        let crc = crc32c::crc32c(&bytes);
        bytes.extend_from_slice(&crc.to_le_bytes());
        bytes
    }

    /// The mark in a file's bytes; `None` where they are torn or damaged.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (covered, crc) = bytes.split_last_chunk::<4>()?;
        if u32::from_le_bytes(*crc) != crc32c::crc32c(covered) {
            return None;
        }
        let (&epoch, rest) = covered.strip_prefix(MAGIC)?.split_first_chunk::<16>()?;
        let acked = u64::from_le_bytes(rest.try_into().ok()?);
        Some(Self { epoch: EpochId(epoch), acked })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_system::RealFileSystem;

    #[test]
    fn a_missing_cut_or_damaged_cursor_means_nothing_confirmed() {
        let dir = tempfile::tempdir().unwrap();
        let cursor = Cursor { epoch: EpochId([4; 16]), acked: 99 };
        let load = || Cursor::load(&RealFileSystem, dir.path(), cursor.epoch);
        assert_eq!(load().acked, 0);
        cursor.save(&RealFileSystem, dir.path()).unwrap();
        assert_eq!(load(), cursor);
        let path = dir.path().join(Cursor::file_name(cursor.epoch));
        let good = std::fs::read(&path).unwrap();
        for cut in 0..good.len() {
            std::fs::write(&path, &good[..cut]).unwrap();
            assert_eq!(load().acked, 0, "cut at {cut}");
            let mut bad = good.clone();
            bad[cut] ^= 0x10;
            std::fs::write(&path, bad).unwrap();
            assert_eq!(load().acked, 0, "flip at {cut}");
        }
    }
}
