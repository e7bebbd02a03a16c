//! An exhibit to which things happen.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use journal::{
    Action, BatchRequest, BootId, Delivery, EpochId, Failure, FileSystem, ReceivedBatch, Reply, SegmentName, Spool,
    SpoolOptions, Stamp,
};

use super::happens::Fate;
use crate::hall::Server;
use crate::memory_file_system::{Leaves, MemoryFileSystem};
use crate::oracle::{Oracle, WRITER, visit_of};

const DIR: &str = "/spool";

pub struct Exhibit {
    pub fs: MemoryFileSystem,
    /// `None` while it is off, or cannot start.
    pub spool: Option<Spool>,
    pub delivery: Delivery,
    pub now_ms: u64,
    pub wall_ms: i64,
    pub next_visit: u64,
    /// Appended and not reported.
    pub pending: BTreeSet<u64>,
    pub copy: Option<MemoryFileSystem>,
}

impl Exhibit {
    pub fn new(fs: MemoryFileSystem, writer: u64) -> Self {
        Self {
            fs,
            spool: None,
            delivery: Delivery::new(writer),
            now_ms: 0,
            wall_ms: 1000,
            next_visit: writer * WRITER,
            pending: BTreeSet::new(),
            copy: None,
        }
    }

    pub fn stamp(&self) -> Stamp {
        Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: self.wall_ms, offset_min: 480 }
    }

    /// Starts it if it is off; it may not be able to.
    pub fn start(&mut self) {
        if self.spool.is_none() {
            let options =
                SpoolOptions { segment_bytes: 400, pending_bytes: 900, spare_segments: 2, ..SpoolOptions::default() };
            self.spool = Spool::open(Arc::new(self.fs.clone()), Path::new(DIR), options, self.stamp()).ok();
            self.delivery = Delivery::new(self.next_visit);
        }
    }

    pub fn append(&mut self) {
        let (event, stamp) = (crate::hall::visit_event(self.next_visit), self.stamp());
        let Some(spool) = &mut self.spool else { return };
        if spool.append(&event, stamp).is_ok() {
            self.pending.insert(self.next_visit);
        }
        self.next_visit += 1;
    }

    pub fn flush(&mut self, oracle: &mut Oracle) {
        if self.spool.as_mut().is_some_and(|spool| spool.commit().is_ok()) {
            oracle.durable.append(&mut self.pending);
        }
    }

    pub fn crash(&mut self, leaves: Leaves) {
        self.fs.power_off_after(0);
        self.spool = None;
        self.pending.clear();
        self.fs.restart(leaves);
        self.start();
    }

    /// A clone may hold what this one wrote and lost in a crash, so its next visits are another writer's.
    pub fn write_on_as(&mut self, writer: u64, exhibits: usize) {
        if exhibits > 1 {
            self.next_visit = writer * WRITER;
        }
    }

    /// Every visit that its disk still has, as a spool opened on a copy reads it.
    pub fn visits_on_disk(&self) -> BTreeSet<u64> {
        let disk = self.fs.copy();
        mend_disk(&disk);
        let names = disk.list(Path::new(DIR)).unwrap_or_default();
        let epochs: BTreeSet<_> =
            names.iter().filter_map(|name| name.parse().ok()).map(|name: SegmentName| name.epoch).collect();
        let options = SpoolOptions { segment_bytes: 400, ..SpoolOptions::default() };
        let Ok(spool) = Spool::open(Arc::new(disk), Path::new(DIR), options, self.stamp()) else {
            return BTreeSet::new();
        };
        epochs.into_iter().flat_map(|epoch| visits(&spool, epoch)).collect()
    }

    pub fn send(&mut self, server: &mut Server, fate: Fate) {
        let Some(spool) = &mut self.spool else { return };
        for _ in 0..4 {
            match self.delivery.next(self.now_ms, spool) {
                Ok(Action::WaitUntil(until)) => self.now_ms = until,
                Ok(request) => {
                    let reply = match fate {
                        Fate::IsLost => Reply::Failed(Failure::Unreachable),
                        Fate::Arrives => server.answer(&request),
                        Fate::ItsAnswerIsLost => {
                            server.answer(&request);
                            Reply::Failed(Failure::Unreachable)
                        }
                    };
                    let _ = self.delivery.handle(self.now_ms, spool, reply);
                    return;
                }
                Err(_) => return,
            }
        }
    }
}

fn visits(spool: &Spool, epoch: EpochId) -> Vec<u64> {
    let (mut visits, mut after_seq) = (Vec::new(), 0);
    let request =
        |after_seq| BatchRequest { epoch, after_seq, stored_through: 0, max_records: 1000, max_bytes: 1 << 20 };
    while let Ok(Some(batch)) = spool.read_batch(&request(after_seq)) {
        let received = ReceivedBatch::decode(&batch.encode()).unwrap();
        visits.extend(received.records.iter().filter_map(|record| visit_of(&record.event()?)));
        after_seq = batch.last_seq;
    }
    visits
}

pub fn mend_disk(fs: &MemoryFileSystem) {
    fs.set_capacity(None);
    fs.fail_syncs(0);
    fs.heal();
}

/// The disk works again. Where the power was off or about to go, the machine starts.
pub fn mend(exhibit: &mut Exhibit) {
    mend_disk(&exhibit.fs);
    if exhibit.fs.power_will_go() {
        exhibit.crash(Leaves::Synced);
    }
    exhibit.start();
}
