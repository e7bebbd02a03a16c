//! Bytes that cannot be used are never thrown away: they lie in the folder `quarantine` for a person to look at.
//!
//! Three kinds: unreadable ends of segments (`*.tail`), records of newer programs (`*.newer`) and records the server
//! refused (`<epoch>-<seq>.refused`). The names of the last kind are the only list of refused records, so no state can
//! disagree with them.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file_system::{FileSystem, create_dir_durably};
use crate::id::EpochId;

const REFUSED: &str = ".refused";

/// The folder for unusable bytes.
#[derive(Clone)]
pub struct Quarantine {
    fs: Arc<dyn FileSystem>,
    dir: PathBuf,
}

impl Quarantine {
    /// The quarantine of the spool in `spool_dir`. Its folder is made when it is first needed.
    pub fn new(fs: Arc<dyn FileSystem>, spool_dir: &Path) -> Self {
        Self { fs, dir: spool_dir.join("quarantine") }
    }

    /// Keeps the unreadable bytes found at `offset` of a segment. Durable when it returns.
    pub fn keep_tail(&self, segment: &str, offset: usize, bytes: &[u8]) -> io::Result<()> {
        self.keep(&format!("{segment}.{offset}.tail"), bytes)
    }

    /// Keeps the frame of a newer program's record found at `offset` of a segment. Durable when it returns.
    pub fn keep_newer(&self, segment: &str, offset: usize, frame: &[u8]) -> io::Result<()> {
        self.keep(&format!("{segment}.{offset}.newer"), frame)
    }

    /// Keeps the frame of a record that the server refused. Durable when it returns.
    pub fn keep_refused(&self, epoch: EpochId, seq: u64, frame: &[u8]) -> io::Result<()> {
        self.keep(&refused_name(epoch, seq), frame)
    }

    /// Takes a refused record back into the queue.
    pub fn release(&self, epoch: EpochId, seq: u64) -> io::Result<()> {
        self.fs.remove(&self.dir.join(refused_name(epoch, seq)))?;
        self.fs.sync_dir(&self.dir)
    }

    /// The numbers of an epoch's refused records.
    pub fn refused(&self, epoch: EpochId) -> io::Result<BTreeSet<u64>> {
        if !self.fs.exists(&self.dir)? {
            return Ok(BTreeSet::new());
        }
        let prefix = format!("{epoch}-");
        let names = self.fs.list(&self.dir)?;
        let seq = |name: &String| name.strip_prefix(&prefix)?.strip_suffix(REFUSED)?.parse().ok();
        Ok(names.iter().filter_map(seq).collect())
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        create_dir_durably(&*self.fs, &self.dir)?;
        let mut path = self.dir.join(name);
        let mut copy = 1;
        // A crash after the copy and before the cut finds the same bytes again; other bytes get another name.
        while self.fs.exists(&path)? {
            if self.fs.read(&path)? == bytes {
                self.fs.sync_file(&path)?;
                return self.fs.sync_dir(&self.dir);
            }
            path = self.dir.join(format!("{name}.{copy}"));
            copy += 1;
        }
        let mut file = self.fs.create(&path)?;
        file.write(0, bytes)?;
        file.sync()?;
        self.fs.sync_dir(&self.dir)
    }
}

fn refused_name(epoch: EpochId, seq: u64) -> String {
    format!("{epoch}-{seq:020}{REFUSED}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_system::RealFileSystem;

    #[test]
    fn refused_records_are_known_by_their_files_until_released() {
        let dir = tempfile::tempdir().unwrap();
        let quarantine = Quarantine::new(Arc::new(RealFileSystem), dir.path());
        let (ours, other) = (EpochId([1; 16]), EpochId([2; 16]));
        assert!(quarantine.refused(ours).unwrap().is_empty());
        quarantine.keep_refused(ours, 7, b"frame").unwrap();
        quarantine.keep_refused(other, 8, b"frame").unwrap();
        assert_eq!(quarantine.refused(ours).unwrap(), BTreeSet::from([7]));
        quarantine.release(ours, 7).unwrap();
        assert!(quarantine.refused(ours).unwrap().is_empty());
    }

    #[test]
    fn the_same_tail_is_kept_once_and_another_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let quarantine = Quarantine::new(Arc::new(RealFileSystem), dir.path());
        for bytes in [b"a", b"a", b"b"] {
            quarantine.keep_tail("s.zdj", 50, bytes).unwrap();
        }
        let mut names = RealFileSystem.list(&dir.path().join("quarantine")).unwrap();
        names.sort();
        assert_eq!(names, ["s.zdj.50.tail", "s.zdj.50.tail.1"]);
    }
}
