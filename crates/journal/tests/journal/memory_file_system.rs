//! A file system in memory that forgets at a power cut what was not synced, and fails on demand.
//!
//! Contents and names have a volatile and a durable state each. A failed sync behaves as Linux does: the pages count as
//! clean afterwards, so a later sync of the same file says yes and proves nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use journal::{FileSystem, LockGuard, SpoolFile};

/// What a power cut leaves of unsynced changes.
#[derive(Clone, Copy, Debug)]
pub enum Leaves {
    /// Nothing.
    Synced,
    /// Everything, as after kill -9.
    All,
    /// Any part of it: by this seed, names or not, bytes up to anywhere, or zeros in their place.
    Some(u64),
}

#[derive(Clone, Default)]
pub struct MemoryFileSystem(Arc<Mutex<Disk>>);

#[derive(Default)]
struct Disk {
    files: Vec<File>,
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    dirs: BTreeSet<PathBuf>,
    durable_dirs: BTreeSet<PathBuf>,
    locks: BTreeSet<PathBuf>,
    calls: usize,
    power_off_after: Option<usize>,
    failing_syncs: usize,
    capacity: Option<usize>,
}

#[derive(Clone, Default)]
struct File {
    now: Vec<u8>,
    durable: Vec<u8>,
    sync_failed: bool,
}

impl MemoryFileSystem {
    /// After this many more calls every call fails, as if the power were off.
    pub fn power_off_after(&self, calls: usize) {
        let mut disk = self.disk();
        disk.power_off_after = Some(disk.calls + calls);
    }

    /// Calls so far.
    pub fn calls(&self) -> usize {
        self.disk().calls
    }

    /// The next file syncs fail.
    pub fn fail_syncs(&self, count: usize) {
        self.disk().failing_syncs = count;
    }

    /// Bytes the disk takes in all, or no limit.
    pub fn set_capacity(&self, bytes: Option<usize>) {
        self.disk().capacity = bytes;
    }

    /// Bytes on the disk.
    pub fn used(&self) -> usize {
        self.disk().used()
    }

    /// The machine starts again with what the cut left.
    pub fn restart(&self, leaves: Leaves) {
        let mut disk = self.disk();
        let mut random = Random(match leaves {
            Leaves::Some(seed) => seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            _ => 1,
        });
        match leaves {
            Leaves::Synced => {
                disk.names = disk.durable_names.clone();
                disk.dirs = disk.durable_dirs.clone();
                disk.files.iter_mut().for_each(|file| file.now.clone_from(&file.durable));
            }
            Leaves::All => {}
            Leaves::Some(_) => {
                let all: BTreeSet<_> = disk.names.keys().chain(disk.durable_names.keys()).cloned().collect();
                for path in all {
                    if random.below(2) == 0 {
                        let durable = disk.durable_names.get(&path).copied();
                        match durable {
                            Some(file) => disk.names.insert(path, file),
                            None => disk.names.remove(&path),
                        };
                    }
                }
                disk.files.iter_mut().for_each(|file| file.tear(&mut random));
            }
        }
        let dirs = disk.dirs.clone();
        disk.names.retain(|path, _| path.parent().is_some_and(|dir| dirs.contains(dir)));
        disk.durable_names = disk.names.clone();
        disk.durable_dirs = disk.dirs.clone();
        for file in &mut disk.files {
            *file = File { durable: file.now.clone(), now: std::mem::take(&mut file.now), sync_failed: false };
        }
        disk.locks.clear();
        disk.power_off_after = None;
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    fn step(&self) -> Result<MutexGuard<'_, Disk>> {
        let mut disk = self.disk();
        disk.calls += 1;
        if disk.power_off_after.is_some_and(|after| disk.calls > after) {
            return Err(Error::other("the power is off"));
        }
        Ok(disk)
    }
}

impl File {
    fn tear(&mut self, random: &mut Random) {
        if !self.now.starts_with(&self.durable) {
            if random.below(2) == 0 {
                self.now.clone_from(&self.durable);
            }
            return;
        }
        let (synced, grown) = (self.durable.len(), self.now.len());
        match random.below(3) {
            0 => self.now.truncate(synced + random.below(grown - synced + 1)),
            1 => self.now[synced..].fill(0),
            _ => {
                let zeros_from = synced + random.below(grown - synced + 1);
                self.now[zeros_from..].fill(0);
            }
        }
    }
}

impl Disk {
    fn used(&self) -> usize {
        self.names.values().map(|&file| self.files[file].now.len()).sum()
    }

    fn file(&mut self, path: &Path) -> Result<&mut File> {
        let at = *self.names.get(path).ok_or(ErrorKind::NotFound)?;
        Ok(&mut self.files[at])
    }

    fn sync(&mut self, at: usize) -> Result<()> {
        if self.failing_syncs > 0 {
            self.failing_syncs -= 1;
            self.files[at].sync_failed = true;
            return Err(Error::other("input/output error"));
        }
        let file = &mut self.files[at];
        if !file.sync_failed {
            file.durable = file.now.clone();
        }
        Ok(())
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
}

impl FileSystem for MemoryFileSystem {
    fn exists(&self, path: &Path) -> Result<bool> {
        let disk = self.step()?;
        Ok(path.parent().is_none() || disk.names.contains_key(path) || disk.dirs.contains(path))
    }

    fn create_dir(&self, dir: &Path) -> Result<()> {
        self.step()?.dirs.insert(dir.to_owned());
        Ok(())
    }

    fn list(&self, dir: &Path) -> Result<Vec<String>> {
        let disk = self.step()?;
        let here = disk.names.keys().filter(|path| path.parent() == Some(dir));
        Ok(here.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect())
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>> {
        Ok(self.step()?.file(path)?.now.clone())
    }

    fn create(&self, path: &Path) -> Result<Box<dyn SpoolFile>> {
        let mut disk = self.step()?;
        if disk.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if disk.capacity.is_some_and(|capacity| disk.used() >= capacity) {
            return Err(ErrorKind::StorageFull.into());
        }
        disk.files.push(File::default());
        let at = disk.files.len() - 1;
        disk.names.insert(path.to_owned(), at);
        Ok(Box::new(Open { fs: self.clone(), at }))
    }

    fn sync_file(&self, path: &Path) -> Result<()> {
        let mut disk = self.step()?;
        let at = *disk.names.get(path).ok_or(ErrorKind::NotFound)?;
        disk.sync(at)
    }

    fn truncate(&self, path: &Path, size: u64) -> Result<()> {
        self.step()?.file(path)?.now.truncate(size as usize);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        let mut disk = self.step()?;
        let at = disk.names.remove(from).ok_or(ErrorKind::NotFound)?;
        disk.names.insert(to.to_owned(), at);
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<()> {
        self.step()?.names.remove(path).map(drop).ok_or(ErrorKind::NotFound.into())
    }

    fn sync_dir(&self, dir: &Path) -> Result<()> {
        let mut guard = self.step()?;
        let disk = &mut *guard;
        let inside = |path: &Path| path.parent() == Some(dir);
        disk.durable_names.retain(|path, _| !inside(path));
        disk.durable_names.extend(disk.names.iter().filter(|(path, _)| inside(path)).map(|(p, &at)| (p.clone(), at)));
        disk.durable_dirs.extend(disk.dirs.iter().filter(|path| inside(path)).cloned());
        Ok(())
    }

    fn lock(&self, path: &Path) -> Result<Box<dyn LockGuard>> {
        let mut disk = self.step()?;
        if !disk.locks.insert(path.to_owned()) {
            return Err(ErrorKind::WouldBlock.into());
        }
        Ok(Box::new(Lock { fs: self.clone(), path: path.to_owned() }))
    }
}

struct Open {
    fs: MemoryFileSystem,
    at: usize,
}

impl SpoolFile for Open {
    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let mut disk = self.fs.step()?;
        let room = disk.capacity.map_or(usize::MAX, |capacity| capacity.saturating_sub(disk.used()));
        let fits = bytes.len().min(room);
        disk.files[self.at].now.extend_from_slice(&bytes[..fits]);
        if fits < bytes.len() { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn sync(&mut self) -> Result<()> {
        let mut disk = self.fs.step()?;
        disk.sync(self.at)
    }
}

struct Lock {
    fs: MemoryFileSystem,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.fs.disk().locks.remove(&self.path);
    }
}

impl LockGuard for Lock {}
