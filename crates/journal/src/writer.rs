//! The thread that makes records durable, and what it shares with the journal's handles.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::clock::{Clock, Stamp};
use crate::encoded_event::EncodedEvent;
use crate::journal::{JournalOptions, JournalStatus};
use crate::loss::LossReason;
use crate::spool::{Spool, SpoolError};

/// After a failed write the next try comes this much later.
const RETRY: Duration = Duration::from_secs(1);
/// How often confirmed segments are looked through for deletion.
const CLEANING: Duration = Duration::from_secs(3600);

/// What handles and writer share.
pub(crate) struct Shared {
    queue: Mutex<Queue>,
    /// Wakes the writer.
    work: Condvar,
    /// Wakes those who wait for durability.
    done: Condvar,
    spool: Mutex<Spool>,
    clock: Arc<dyn Clock>,
    options: JournalOptions,
}

#[derive(Default)]
struct Queue {
    entries: VecDeque<Entry>,
    /// Entries ever pushed and ever made durable.
    pushed: u64,
    durable: u64,
    waiting_for_flush: usize,
    closing: bool,
    status: JournalStatus,
}

enum Entry {
    Happened(EncodedEvent, Stamp),
    /// So many events found the queue full.
    Lost(u64, Stamp),
}

impl Queue {
    fn take(&mut self, entry: Entry) {
        if !self.closing {
            self.entries.push_back(entry);
            self.pushed += 1;
        }
    }
}

/// Starts the writer.
pub(crate) fn start(shared: Arc<Shared>) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("journal".to_owned()).spawn(move || shared.write_until_closed())
}

impl Shared {
    pub fn new(spool: Spool, clock: Arc<dyn Clock>, options: JournalOptions) -> Self {
        let status =
            JournalStatus { durable_seq: spool.durable_seq(), health: spool.health(), ..JournalStatus::default() };
        Self {
            queue: Mutex::new(Queue { status, ..Queue::default() }),
            work: Condvar::new(),
            done: Condvar::new(),
            spool: Mutex::new(spool),
            clock,
            options,
        }
    }

    pub fn now(&self) -> Stamp {
        self.clock.now()
    }

    pub fn push(&self, event: EncodedEvent, stamp: Stamp) {
        let full = {
            let mut queue = self.queue();
            let full = queue.entries.len() >= self.options.queue;
            if !full {
                queue.take(Entry::Happened(event, stamp));
            }
            full
        };
        if full {
            self.lose(1, stamp);
        }
        self.work.notify_one();
    }

    pub fn lose(&self, lost: u64, stamp: Stamp) {
        let mut queue = self.queue();
        match queue.entries.back_mut() {
            Some(Entry::Lost(count, _)) => *count += lost,
            _ => queue.take(Entry::Lost(lost, stamp)),
        }
        self.work.notify_one();
    }

    pub fn flush(&self, until: Instant) -> Result<u64, String> {
        let mut queue = self.queue();
        let target = queue.pushed;
        queue.waiting_for_flush += 1;
        self.work.notify_one();
        while queue.durable < target {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            queue = self.done.wait_timeout(queue, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        queue.waiting_for_flush -= 1;
        if queue.durable < target {
            let reason = queue.status.trouble.clone();
            return Err(reason.unwrap_or_else(|| "the time given was too short".to_owned()));
        }
        Ok(queue.status.durable_seq)
    }

    pub fn close(&self) {
        self.queue().closing = true;
        self.work.notify_one();
    }

    pub fn status(&self) -> JournalStatus {
        let queue = self.queue();
        JournalStatus { waiting: queue.entries.len(), ..queue.status.clone() }
    }

    pub fn spool(&self) -> MutexGuard<'_, Spool> {
        // A panic elsewhere leaves the spool as any crash would, and it is built to go on from there.
        self.spool.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_until_closed(&self) {
        let mut cleaned: Option<Instant> = None;
        loop {
            let (entries, upto, closing) = self.wait_for_group();
            let mut spool = self.spool();
            for entry in entries {
                append(&mut spool, entry);
            }
            let committed = spool.commit();
            if cleaned.is_none_or(|at| at.elapsed() >= CLEANING) {
                cleaned = Some(Instant::now());
                if let Err(error) = spool.delete_expired(self.clock.now().wall_ms) {
                    tracing::warn!(%error, "confirmed records could not be deleted");
                }
            }
            let (durable_seq, health) = (spool.durable_seq(), spool.health());
            drop(spool);
            let mut queue = self.queue();
            queue.status = JournalStatus { durable_seq, health, waiting: 0, trouble: None };
            match committed {
                Ok(_) => queue.durable = upto,
                Err(error) => {
                    tracing::error!(%error, "records stay in memory");
                    queue.status.trouble = Some(error.to_string());
                }
            }
            self.done.notify_all();
            if closing {
                return;
            }
        }
    }

    /// Waits for something to write, then a little longer for more of it.
    fn wait_for_group(&self) -> (VecDeque<Entry>, u64, bool) {
        let mut queue = self.queue();
        let failed = queue.status.trouble.is_some();
        let begun = Instant::now();
        while queue.entries.is_empty() && !queue.closing {
            let limit = if failed { RETRY } else { CLEANING };
            let left = limit.saturating_sub(begun.elapsed());
            if left.is_zero() {
                break;
            }
            queue = self.work.wait_timeout(queue, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let group = if failed { RETRY } else { self.options.group };
        let begun = Instant::now();
        while !queue.closing && (failed || queue.waiting_for_flush == 0) {
            let left = group.saturating_sub(begun.elapsed());
            if left.is_zero() {
                break;
            }
            queue = self.work.wait_timeout(queue, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        (std::mem::take(&mut queue.entries), queue.pushed, queue.closing)
    }
}

fn append(spool: &mut Spool, entry: Entry) {
    match entry {
        Entry::Lost(count, stamp) => spool.lose(count, LossReason::QueueFull, stamp),
        Entry::Happened(event, stamp) => match spool.append_encoded(&event, stamp) {
            Ok(_) => {}
            // Counted in the spool's health; a line for each would fill the log of a full disk.
            Err(SpoolError::NoRoom(_)) => {}
            Err(error) => tracing::error!(%error, "an event could not be recorded"),
        },
    }
}
