//! Files and names, each with a volatile and a durable state.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use super::file::{File, Random};
use super::{Fault, Leaves, Step};

#[derive(Clone, Default)]
pub struct Disk {
    pub files: Vec<File>,
    pub names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    pub dirs: BTreeSet<PathBuf>,
    durable_dirs: BTreeSet<PathBuf>,
    pub locks: BTreeSet<PathBuf>,
    pub calls: usize,
    pub power_off_after: Option<usize>,
    pub failing_syncs: usize,
    /// The fault, after how many calls, and how often.
    pub injected: Option<(Fault, usize, usize)>,
    pub sync_dir_is_forgotten: bool,
    pub capacity: Option<usize>,
}

impl Disk {
    /// The same bytes on another disk, which nobody has locked.
    pub fn copy(&self) -> Self {
        Self { locks: BTreeSet::new(), power_off_after: None, injected: None, ..self.clone() }
    }

    pub fn used(&self) -> usize {
        self.names.values().map(|&file| self.files[file].now.len()).sum()
    }

    /// Bytes that still go on the disk.
    pub fn room(&self) -> usize {
        self.capacity.map_or(usize::MAX, |capacity| capacity.saturating_sub(self.used()))
    }

    pub fn at(&self, path: &Path) -> Result<usize> {
        self.names.get(path).copied().ok_or(ErrorKind::NotFound.into())
    }

    pub fn file(&mut self, path: &Path) -> Result<&mut File> {
        let at = self.at(path)?;
        Ok(&mut self.files[at])
    }

    pub fn add(&mut self, path: &Path) -> usize {
        self.files.push(File::default());
        self.names.insert(path.to_owned(), self.files.len() - 1);
        self.files.len() - 1
    }

    /// Writes what fits; ENOSPC for the rest.
    pub fn write(&mut self, at: usize, offset: usize, bytes: &[u8]) -> Result<()> {
        let grows = (offset + bytes.len()).saturating_sub(self.files[at].now.len());
        let fits = bytes.len() - grows.saturating_sub(self.room()).min(bytes.len());
        self.files[at].write(offset, &bytes[..fits]);
        if fits < bytes.len() { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    pub fn sync(&mut self, at: usize) -> Result<()> {
        if self.failing_syncs > 0 {
            self.failing_syncs -= 1;
            self.files[at].fail_sync();
            return Err(Error::from_raw_os_error(5));
        }
        self.files[at].sync();
        Ok(())
    }

    pub fn sync_dir(&mut self, dir: &Path) {
        if self.sync_dir_is_forgotten {
            return;
        }
        let inside = |path: &Path| path.parent() == Some(dir);
        self.durable_names.retain(|path, _| !inside(path));
        self.durable_names.extend(self.names.iter().filter(|(path, _)| inside(path)).map(|(p, &at)| (p.clone(), at)));
        self.durable_dirs.extend(self.dirs.iter().filter(|path| inside(path)).cloned());
    }

    /// A folder that was there before the story begins.
    pub fn add_durable_dir(&mut self, dir: &Path) {
        self.dirs.insert(dir.to_owned());
        self.durable_dirs.insert(dir.to_owned());
    }

    pub fn overwrite(&mut self, path: &Path, bytes: &[u8]) {
        self.files.push(File::whole(bytes));
        self.names.insert(path.to_owned(), self.files.len() - 1);
        self.durable_names.insert(path.to_owned(), self.files.len() - 1);
    }

    pub fn lose(&mut self, path: &Path) {
        self.names.remove(path);
        self.durable_names.remove(path);
    }

    /// The injected fault, where it concerns such a call.
    pub fn fail(&mut self, step: Step) -> Result<()> {
        let Some((fault, after, times)) = self.injected.filter(|(_, after, times)| self.calls > *after && *times > 0)
        else {
            return Ok(());
        };
        let (concerned, errno) = match fault {
            Fault::NoSpace => (step == Step::Grow, 28),
            Fault::Quota => (step == Step::Grow, 122),
            Fault::Io => (true, 5),
            Fault::ReadOnly => (matches!(step, Step::Grow | Step::Change), 30),
            Fault::Denied => (true, 13),
        };
        if !concerned {
            return Ok(());
        }
        self.injected = Some((fault, after, times - 1));
        Err(Error::from_raw_os_error(errno))
    }

    pub fn restart(&mut self, leaves: Leaves) {
        match leaves {
            Leaves::Synced => {
                self.names = self.durable_names.clone();
                self.dirs = self.durable_dirs.clone();
                self.files.iter_mut().for_each(File::leave_synced);
            }
            Leaves::All => self.files.iter_mut().for_each(File::leave_all),
            Leaves::Some(seed) => {
                let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
                let all: BTreeSet<_> = self.names.keys().chain(self.durable_names.keys()).cloned().collect();
                for path in all.into_iter().filter(|_| random.below(2) == 0) {
                    match self.durable_names.get(&path).copied() {
                        Some(file) => self.names.insert(path, file),
                        None => self.names.remove(&path),
                    };
                }
                let unsynced: Vec<_> = self.dirs.difference(&self.durable_dirs).cloned().collect();
                for dir in unsynced.into_iter().filter(|_| random.below(2) == 0) {
                    self.dirs.retain(|path| !path.starts_with(&dir));
                }
                self.files.iter_mut().for_each(|file| file.leave_some(&mut random));
            }
        }
        let dirs = self.dirs.clone();
        self.names.retain(|path, _| path.parent().is_some_and(|dir| dirs.contains(dir)));
        self.durable_names = self.names.clone();
        self.durable_dirs = self.dirs.clone();
        self.locks.clear();
        self.power_off_after = None;
    }
}
