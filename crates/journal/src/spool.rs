//! The spool: a folder of segments in which records wait until the hall server has them.
//!
//! A record counts as durable when its bytes are written, `fdatasync` has returned without an error, and the name of its
//! segment is synced too. What is in the folder is the whole state: the segments say which numbers were given; every
//! other file is a hint that may be lost.

mod chain;
mod fault;
mod opening;
mod pending;
mod reading;
mod retention;
mod reuse;
mod writing;

use std::path::PathBuf;
use std::sync::Arc;

use crate::clock::Stamp;
use crate::encoded_event::EncodedEvent;
use crate::event::Event;
use crate::file_system::{FileSystem, LockGuard, SpoolFile};
use crate::id::{DeviceId, EpochId};
use crate::loss::LossReason;
use crate::quarantine::Quarantine;
use crate::seal::Seal;
use crate::segment::SegmentName;
pub(crate) use chain::EpochEnd;
pub use fault::SpoolError;
pub use reading::BatchRequest;
pub use retention::EpochProgress;

use chain::EpochChain;
use fault::is_full;
use pending::Pending;

/// Sizes and times of a spool.
#[derive(Clone, Copy, Debug)]
pub struct SpoolOptions {
    /// A segment is closed by the commit that brings it to this many bytes.
    pub segment_bytes: u64,
    /// Records not yet written wait in memory up to this many bytes; further ones are counted as lost.
    pub pending_bytes: usize,
    /// An epoch whose numbers have come this far is followed by a new one, whose numbers begin at 1 again.
    pub last_seq: u64,
    /// Confirmed segments are kept this many milliseconds, for servers restored from a backup.
    pub retention_ms: i64,
    /// At most this many of them are kept for longer, to be written over: blocks that were written before take less than
    /// half of a sync's time. A full disk gets them back first.
    pub spare_segments: usize,
}

impl Default for SpoolOptions {
    fn default() -> Self {
        Self {
            segment_bytes: 4 * 1024 * 1024,
            pending_bytes: 4 * 1024 * 1024,
            // The hall server's numbers have 63 bits; what one commit holds may come on top.
            last_seq: u64::MAX >> 2,
            retention_ms: 7 * 24 * 3600 * 1000,
            spare_segments: 8,
        }
    }
}

/// The number a record got. It is durable once a commit reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The epoch it belongs to.
    pub epoch: EpochId,
    /// Its number.
    pub seq: u64,
}

/// What went wrong so far, for the staff's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpoolHealth {
    /// Records whose bytes were found damaged when the spool was opened.
    pub damaged_records: u64,
    /// Unreadable bytes put into quarantine when the spool was opened.
    pub quarantined_bytes: u64,
    /// Records lost since then, each covered by a gap record.
    pub lost_records: u64,
    /// Writes or syncs that failed since then.
    pub failed_writes: u64,
}

/// A spool, open and locked.
pub struct Spool {
    fs: Arc<dyn FileSystem>,
    dir: PathBuf,
    options: SpoolOptions,
    device: DeviceId,
    /// Epochs with records, oldest first; the last one is written to.
    chains: Vec<EpochChain>,
    active: Option<ActiveSegment>,
    pending: Pending,
    next_seq: u64,
    quarantine: Quarantine,
    health: SpoolHealth,
    _lock: Box<dyn LockGuard>,
}

struct ActiveSegment {
    file: Box<dyn SpoolFile>,
    name: SegmentName,
    /// Bytes known to be durable, without an end mark.
    size: u64,
    seal: Seal,
}

impl Spool {
    /// The exhibit PC's identity.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// The epoch new records get.
    pub fn epoch(&self) -> EpochId {
        self.current().epoch
    }

    /// The number the next record gets.
    pub fn next_seq(&self) -> u64 {
        self.next_seq
    }

    /// The last durable number of the current epoch; 0 for none.
    pub fn durable_seq(&self) -> u64 {
        self.current().last_seq()
    }

    /// What went wrong so far.
    pub fn health(&self) -> SpoolHealth {
        self.health
    }

    /// Gives an event its number. It is not durable before [`Spool::commit`] returned its number or a higher one.
    pub fn append(&mut self, event: &Event, stamp: Stamp) -> Result<Ticket, SpoolError> {
        self.append_payload(stamp, |bytes| event.encode(bytes))
    }

    /// The same with an event that is JSON already.
    pub fn append_encoded(&mut self, event: &EncodedEvent, stamp: Stamp) -> Result<Ticket, SpoolError> {
        self.append_payload(stamp, |bytes| bytes.extend_from_slice(event.as_bytes()))
    }

    fn append_payload(&mut self, stamp: Stamp, payload: impl FnOnce(&mut Vec<u8>)) -> Result<Ticket, SpoolError> {
        let seq = self.next_seq;
        match self.pending.push(seq, stamp, payload, self.options.pending_bytes) {
            Ok(true) => {}
            Ok(false) => {
                self.lose(1, LossReason::DiskFull, stamp);
                return Err(SpoolError::NoRoom(seq));
            }
            Err(error) => {
                self.lose(1, LossReason::TooLong, stamp);
                return Err(error.into());
            }
        }
        self.next_seq += 1;
        Ok(Ticket { epoch: self.epoch(), seq })
    }

    /// Gives numbers to `count` records that are lost, and writes a gap in their place with the next commit.
    pub fn lose(&mut self, count: u64, reason: LossReason, stamp: Stamp) {
        if count > 0 {
            self.pending.push_lost(self.next_seq, self.next_seq + count - 1, reason, stamp);
            self.next_seq += count;
            self.health.lost_records += count;
        }
    }

    /// Makes all appended records durable and returns the last one's number. After an error nothing is lost: the records
    /// stay in memory for the next commit.
    pub fn commit(&mut self) -> Result<u64, SpoolError> {
        let mut pending = std::mem::take(&mut self.pending);
        match self.write_twice(&mut pending) {
            Ok(None) => Ok(self.durable_seq()),
            Ok(Some(last_seq)) => {
                pending.clear();
                self.pending = pending;
                if last_seq >= self.options.last_seq {
                    self.begin_epoch()?;
                }
                Ok(last_seq)
            }
            Err(error) => {
                self.pending = pending;
                Err(error)
            }
        }
    }

    /// Writes all of it and returns its last number, or `None` where there is nothing.
    fn write_twice(&mut self, pending: &mut Pending) -> Result<Option<u64>, SpoolError> {
        let Some(mut block) = pending.block()? else {
            return Ok(None);
        };
        if let Err(error) = self.write(&mut block) {
            self.abandon();
            if is_full(&error) {
                self.free_confirmed();
            }
            // Once more, in a new segment: a sync that failed once must not be believed on the same file.
            if let Err(error) = self.write(&mut block) {
                self.abandon();
                return Err(error);
            }
        }
        Ok(Some(block.last_seq))
    }

    /// Begins a new epoch: numbers start at 1 and what is not yet delivered stays under the old one.
    pub fn open_new_epoch(&mut self) -> Result<EpochId, SpoolError> {
        let before = self.epoch();
        self.commit()?;
        // The commit itself may have reached the last number.
        if self.epoch() == before { self.begin_epoch() } else { Ok(self.epoch()) }
    }

    fn begin_epoch(&mut self) -> Result<EpochId, SpoolError> {
        self.active = None;
        let generation = self.current().generation.saturating_add(1);
        self.chains.retain(|chain| !chain.segments.is_empty());
        let epoch = EpochId::random()?;
        self.chains.push(EpochChain::new(epoch, generation));
        self.next_seq = 1;
        Ok(epoch)
    }
}
