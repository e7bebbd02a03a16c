//! The journal: where the rest of the program says what happened. Saying so never blocks and never fails.
//!
//! A clone is a handle to the same journal. A thread of its own numbers the events, writes them and syncs them in groups
//! a few tens of milliseconds apart, since one sync takes a good part of a frame.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::batch::Batch;
use crate::clock::{Clock, Stamp, SystemClock};
use crate::encoded_event::EncodedEvent;
use crate::event::Event;
use crate::file_system::{FileSystem, RealFileSystem};
use crate::id::{DeviceId, EpochId, RandomError};
use crate::outbox::Outbox;
use crate::spool::{BatchRequest, EpochProgress, Spool, SpoolError, SpoolHealth, SpoolOptions};
use crate::writer::{self, Shared};

/// How a journal works.
#[derive(Clone, Copy, Debug)]
pub struct JournalOptions {
    /// Sizes and times of the spool.
    pub spool: SpoolOptions,
    /// The first event of a group waits this long for others.
    pub group: Duration,
    /// At most this many events wait for the writer; further ones are counted and become a gap.
    pub queue: usize,
    /// The hall's local time minus UTC, in minutes.
    pub offset_min: i16,
}

impl Default for JournalOptions {
    fn default() -> Self {
        Self { spool: SpoolOptions::default(), group: Duration::from_millis(25), queue: 65_536, offset_min: 0 }
    }
}

/// What a journal cannot do.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The spool.
    #[error(transparent)]
    Spool(#[from] SpoolError),
    /// No random bytes for the boot's number.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// The writer's thread.
    #[error("cannot start the thread that writes records to {} ({source}); check the limits on threads and memory", dir.display())]
    Thread { dir: PathBuf, source: std::io::Error },
    /// Records are not on disk in the time given.
    #[error("records are not on disk yet ({0}); they stay in memory and are tried again")]
    NotDurable(String),
}

/// How the journal is, for the staff's screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalStatus {
    /// The last durable number of the current epoch.
    pub durable_seq: u64,
    /// Events that wait for the writer.
    pub waiting: usize,
    /// What the last write said, or `None` when it worked.
    pub trouble: Option<String>,
    /// What was lost, damaged or failed.
    pub health: SpoolHealth,
}

/// A handle to the journal.
#[derive(Clone)]
pub struct Journal {
    inner: Arc<Inner>,
}

struct Inner {
    shared: Arc<Shared>,
    device: DeviceId,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Journal {
    /// Opens the journal in `dir` and starts its writer.
    pub fn open(dir: &Path, options: JournalOptions) -> Result<Self, JournalError> {
        let clock = SystemClock::start(options.offset_min)?;
        Self::open_with(Arc::new(RealFileSystem), Arc::new(clock), dir, options)
    }

    /// The same with another file system and clock.
    pub fn open_with(
        fs: Arc<dyn FileSystem>,
        clock: Arc<dyn Clock>,
        dir: &Path,
        options: JournalOptions,
    ) -> Result<Self, JournalError> {
        let spool = Spool::open(fs, dir, options.spool, clock.now())?;
        let device = spool.device();
        let shared = Arc::new(Shared::new(spool, clock, options));
        let writer =
            writer::start(shared.clone()).map_err(|source| JournalError::Thread { dir: dir.to_owned(), source })?;
        Ok(Self { inner: Arc::new(Inner { shared, device, writer: Mutex::new(Some(writer)) }) })
    }

    /// Notes an event at once, stamped now. It is durable a few tens of milliseconds later.
    pub fn record(&self, event: Event) {
        self.record_at(event, self.inner.shared.now());
    }

    /// Notes an event that happened a while ago.
    pub(crate) fn record_at(&self, event: Event, stamp: Stamp) {
        // Encoded here: meanwhile the writer may be waiting for the disk.
        self.inner.shared.push(EncodedEvent::from(&event), stamp);
    }

    /// Notes that so many events are lost, for want of memory.
    pub(crate) fn lose(&self, count: u64, stamp: Stamp) {
        self.inner.shared.lose(count, stamp);
    }

    /// Waits until all that was recorded before is durable, and returns the last durable number.
    pub fn flush(&self, within: Duration) -> Result<u64, JournalError> {
        self.inner.shared.flush(Instant::now() + within).map_err(JournalError::NotDurable)
    }

    /// The last durable number of the current epoch.
    pub fn durable_seq(&self) -> u64 {
        self.inner.shared.status().durable_seq
    }

    /// How it is.
    pub fn status(&self) -> JournalStatus {
        self.inner.shared.status()
    }

    /// Writes what is recorded and ends the writer within about `within`. Later events are not kept.
    pub fn close(&self, within: Duration) -> Result<u64, JournalError> {
        let result = self.flush(within);
        self.inner.end();
        result
    }

    fn spool(&self) -> MutexGuard<'_, Spool> {
        self.inner.shared.spool()
    }
}

impl Inner {
    fn end(&self) {
        self.shared.close();
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if writer.is_some_and(|writer| writer.join().is_err()) {
            tracing::error!("the writer of records had ended with a fault");
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.end();
    }
}

impl Outbox for Journal {
    fn device(&self) -> DeviceId {
        self.inner.device
    }

    fn progress(&self) -> EpochProgress {
        self.spool().progress()
    }

    fn confirmed_epochs(&self) -> Vec<EpochProgress> {
        self.spool().confirmed_epochs()
    }

    fn read_batch(&self, request: &BatchRequest) -> Result<Option<Batch>, SpoolError> {
        self.spool().read_batch(request)
    }

    fn acknowledge(&mut self, epoch: EpochId, through: u64) -> Result<(), SpoolError> {
        self.spool().acknowledge(epoch, through)
    }

    fn rewind(&mut self, epoch: EpochId, stored_through: u64) -> Result<(), SpoolError> {
        self.spool().rewind(epoch, stored_through)
    }

    fn meet_server(&mut self, server: &str) {
        self.spool().meet_server(server);
    }

    fn open_new_epoch(&mut self) -> Result<EpochId, SpoolError> {
        self.spool().open_new_epoch()
    }

    fn refuse(&mut self, epoch: EpochId, seq: u64) -> Result<bool, SpoolError> {
        self.spool().refuse(epoch, seq)
    }

    fn release(&mut self, epoch: EpochId, seq: u64) -> Result<(), SpoolError> {
        self.spool().release(epoch, seq)
    }
}
