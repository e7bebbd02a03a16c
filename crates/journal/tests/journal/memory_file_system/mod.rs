//! A file system in memory that forgets at a power cut what was not synced, and fails on demand.
//!
//! Contents and names have a volatile and a durable state each. A failed sync behaves as Linux does: the pages count as
//! clean afterwards, so a later sync of the same file says yes and proves nothing about them. The spool runs on it through
//! the crate's own trait, the hall server's database through SQLite's (`sqlite.rs`).

mod disk;
mod file;
mod spool_side;
mod sqlite;

use std::io::{Error, Result};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use disk::Disk;
pub use sqlite::open_database;

/// What a power cut leaves of unsynced changes.
#[derive(Clone, Copy, Debug)]
pub enum Leaves {
    /// Nothing.
    Synced,
    /// Everything, as after kill -9.
    All,
    /// Any part of it, by this seed: names or not; writes dropped, in another order, cut at any byte, some of their
    /// sectors, or zeros in their place.
    Some(u64),
}

/// What a call is answered with instead of being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// ENOSPC, for whatever takes room; a write takes what half of it needs.
    NoSpace,
    /// EDQUOT, likewise.
    Quota,
    /// EIO, for every call.
    Io,
    /// EROFS, for whatever changes something.
    ReadOnly,
    /// EACCES, for every call: the folder is another user's.
    Denied,
}

/// What a call is about to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Look,
    /// Takes no more room.
    Change,
    /// Takes room.
    Grow,
    Sync,
}

/// A disk. Clones are the same disk.
#[derive(Clone, Default)]
pub struct MemoryFileSystem(Arc<Mutex<Disk>>);

impl MemoryFileSystem {
    /// After this many more calls every call fails, as if the power were off.
    pub fn power_off_after(&self, calls: usize) {
        let mut disk = self.disk();
        disk.power_off_after = Some(disk.calls + calls);
    }

    /// Whether the power is off, or will be.
    pub fn power_will_go(&self) -> bool {
        self.disk().power_off_after.is_some()
    }

    /// Calls so far.
    pub fn calls(&self) -> usize {
        self.disk().calls
    }

    /// The next file syncs fail.
    pub fn fail_syncs(&self, count: usize) {
        self.disk().failing_syncs = count;
    }

    /// After `calls` more calls the next `times` calls that the fault concerns fail with it.
    pub fn inject(&self, fault: Fault, calls: usize, times: usize) {
        let mut disk = self.disk();
        disk.injected = Some((fault, disk.calls + calls, times));
    }

    /// No more injected faults.
    pub fn heal(&self) {
        self.disk().injected = None;
    }

    /// Syncs of folders say yes and do nothing: a program that forgets them.
    pub fn forget_sync_dir(&self) {
        self.disk().sync_dir_is_forgotten = true;
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
        self.disk().restart(leaves);
    }

    /// Another disk with the same bytes: a copy of the folder or of the whole image.
    pub fn copy(&self) -> Self {
        Self(Arc::new(Mutex::new(self.disk().copy())))
    }

    /// Puts the bytes of another disk in place of this one's.
    pub fn put_back(&self, other: &Self) {
        let copy = other.disk().copy();
        *self.disk() = copy;
    }

    /// Writes a file past everything, as a person or a fault of the disk does.
    pub fn overwrite(&self, path: &Path, bytes: &[u8]) {
        self.disk().overwrite(path, bytes);
    }

    /// Removes a file past everything.
    pub fn lose(&self, path: &Path) {
        self.disk().lose(path);
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    fn step(&self, step: Step) -> Result<MutexGuard<'_, Disk>> {
        let mut disk = self.disk();
        disk.calls += 1;
        if disk.power_off_after.is_some_and(|after| disk.calls > after) {
            return Err(Error::other("the power is off"));
        }
        disk.fail(step)?;
        Ok(disk)
    }
}
