//! A journal on a disk that may not let it begin yet: read-only, gone, full, or of another owner. Whoever records need not
//! care: what happens meanwhile waits in memory with its time, and is the first that is written.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use crate::clock::{Clock, Stamp, SystemClock};
use crate::event::Event;
use crate::file_system::{FileSystem, RealFileSystem};
use crate::journal::{Journal, JournalError, JournalOptions};
use crate::spool::SpoolError;

/// How long until the disk is tried again.
pub const LATE_RETRY: Duration = Duration::from_secs(5);

/// A handle to a journal that is open or will be.
#[derive(Clone)]
pub struct LateJournal {
    inner: Arc<Inner>,
}

struct Inner {
    place: Place,
    state: Mutex<State>,
    /// Told when the journal opens, or is no longer wanted.
    changed: Condvar,
}

/// Where the journal is to be.
struct Place {
    fs: Arc<dyn FileSystem>,
    clock: Arc<dyn Clock>,
    dir: PathBuf,
    options: JournalOptions,
    retry: Duration,
}

enum State {
    Waiting(Waiting),
    Open(Journal),
}

struct Waiting {
    since: Stamp,
    events: Vec<(Event, Stamp)>,
    /// Events that found no room in memory.
    lost: u64,
    trouble: String,
}

impl LateJournal {
    /// Opens the journal in `dir`, now or as soon as the disk lets it.
    ///
    /// # Errors
    ///
    /// What time does not mend: another exhibit has the folder or it belongs to one, no random numbers, no threads.
    pub fn open(dir: &Path, options: JournalOptions) -> Result<Self, JournalError> {
        let clock = SystemClock::start(options.offset_min)?;
        Self::open_with(Arc::new(RealFileSystem), Arc::new(clock), dir, options, LATE_RETRY)
    }

    /// The same with another file system and clock, tried again after `retry`.
    ///
    /// # Errors
    ///
    /// As [`LateJournal::open`].
    pub fn open_with(
        fs: Arc<dyn FileSystem>,
        clock: Arc<dyn Clock>,
        dir: &Path,
        options: JournalOptions,
        retry: Duration,
    ) -> Result<Self, JournalError> {
        let place = Place { fs, clock, dir: dir.to_owned(), options, retry };
        let (state, waits) = match place.open() {
            Ok(journal) => (State::Open(journal), false),
            Err(error @ JournalError::Spool(SpoolError::Io { .. })) => {
                tracing::error!("{error}. Visitors are served; what happens waits in memory until the disk is mended");
                let since = place.clock.now();
                (State::Waiting(Waiting { since, events: Vec::new(), lost: 0, trouble: error.to_string() }), true)
            }
            Err(error) => return Err(error),
        };
        let late = Self { inner: Arc::new(Inner { place, state: Mutex::new(state), changed: Condvar::new() }) };
        if waits {
            let inner = Arc::downgrade(&late.inner);
            let thread = std::thread::Builder::new().name("late journal".to_owned());
            let dir = || dir.to_owned();
            thread.spawn(move || try_again(&inner)).map_err(|source| JournalError::Thread { dir: dir(), source })?;
        }
        Ok(late)
    }

    /// Notes an event at once, stamped now.
    pub fn record(&self, event: Event) {
        match &mut *self.inner.state() {
            State::Open(journal) => journal.record(event),
            // One less than the journal takes at once: what kept it is written before.
            State::Waiting(waiting) if waiting.events.len() + 1 < self.inner.place.options.queue => {
                waiting.events.push((event, self.inner.place.clock.now()));
            }
            State::Waiting(waiting) => waiting.lost += 1,
        }
    }

    /// The journal, where it is open.
    pub fn opened(&self) -> Option<Journal> {
        match &*self.inner.state() {
            State::Open(journal) => Some(journal.clone()),
            State::Waiting(_) => None,
        }
    }

    /// Waits for the journal to open.
    pub fn wait(&self) -> Journal {
        let mut state = self.inner.state();
        loop {
            match &*state {
                State::Open(journal) => return journal.clone(),
                State::Waiting(_) => {
                    state = self.inner.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    /// What keeps records from the disk, if anything does.
    pub fn trouble(&self) -> Option<String> {
        match &*self.inner.state() {
            State::Open(journal) => journal.status().trouble,
            State::Waiting(waiting) => Some(waiting.trouble.clone()),
        }
    }

    /// Writes what is recorded and ends the writer within about `within`. Later events are not kept.
    ///
    /// # Errors
    ///
    /// Where not all is on disk.
    pub fn close(&self, within: Duration) -> Result<u64, JournalError> {
        match (self.opened(), self.trouble()) {
            (Some(journal), _) => journal.close(within),
            (None, trouble) => Err(JournalError::NotDurable(trouble.unwrap_or_default())),
        }
    }
}

impl Place {
    fn open(&self) -> Result<Journal, JournalError> {
        Journal::open_with(Arc::clone(&self.fs), Arc::clone(&self.clock), &self.dir, self.options)
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tries the disk until it lets the journal begin, or nobody wants it any more.
fn try_again(inner: &Weak<Inner>) {
    loop {
        let Some(retry) = inner.upgrade().map(|inner| inner.place.retry) else { return };
        std::thread::sleep(retry);
        let Some(inner) = inner.upgrade() else { return };
        let opened = inner.place.open();
        let mut state = inner.state();
        let State::Waiting(waiting) = &mut *state else { return };
        match opened {
            Err(error) => waiting.trouble = error.to_string(),
            Ok(journal) => {
                hand_over(waiting, &journal, inner.place.clock.now());
                *state = State::Open(journal);
                inner.changed.notify_all();
                return;
            }
        }
    }
}

/// What waited is written first, after what kept it.
fn hand_over(waiting: &mut Waiting, journal: &Journal, now: Stamp) {
    let seconds = now.mono_ms.saturating_sub(waiting.since.mono_ms) / 1000;
    tracing::warn!("records reach the disk after {seconds} s: {}", waiting.trouble);
    let what = format!("no records reached the disk for {seconds} s: {}", waiting.trouble);
    journal.record_at(Event::Fault { what }, waiting.since);
    for (event, stamp) in waiting.events.drain(..) {
        journal.record_at(event, stamp);
    }
    if waiting.lost > 0 {
        journal.lose(waiting.lost, now);
    }
}
