//! A story that touches every part: records written, sent, confirmed, deleted, an exhibit that ends and starts, a new
//! epoch. It is stopped, or meets a fault, at any call.

use std::path::Path;
use std::sync::Arc;

use journal::{Action, Delivery, Outbox, Reply, Spool, SpoolError, SpoolOptions};

use crate::hall::{Server, stamp};
use crate::memory_file_system::{Leaves, MemoryFileSystem};
use crate::oracle::Oracle;

const DIR: &str = "/data/exhibit/spool";
/// Long after the retention.
const LATER_MS: i64 = 5000;

pub struct Story {
    pub fs: MemoryFileSystem,
    pub server: Server,
    pub oracle: Oracle,
    pub spool: Option<Spool>,
    delivery: Delivery,
    now_ms: u64,
    next_visit: u64,
    /// What the server's machine starts with after its power went.
    pub server_leaves: Leaves,
}

/// One part of the story.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Write(usize),
    Deliver,
    Delete,
    Reopen,
    NewEpoch,
}

pub const STORY: [Part; 15] = [
    Part::Write(1),
    Part::Deliver,
    Part::Write(3),
    Part::Write(5),
    Part::Deliver,
    Part::Delete,
    Part::Write(2),
    Part::Reopen,
    Part::Write(1),
    Part::Deliver,
    Part::NewEpoch,
    Part::Write(2),
    Part::Write(4),
    Part::Delete,
    Part::Deliver,
];

impl Story {
    pub fn new() -> Self {
        Self {
            fs: MemoryFileSystem::default(),
            server: Server::new("a"),
            oracle: Oracle::default(),
            spool: None,
            delivery: Delivery::new(7),
            now_ms: 0,
            next_visit: 1,
            server_leaves: Leaves::Synced,
        }
    }

    pub fn open(fs: &MemoryFileSystem) -> Result<Spool, SpoolError> {
        // Small, so that segments roll, few waiting records fit, and what is confirmed is soon too old; one of those stays
        // and is written over.
        let options = SpoolOptions {
            segment_bytes: 300,
            retention_ms: 10,
            pending_bytes: 500,
            spare_segments: 1,
            ..SpoolOptions::default()
        };
        Spool::open(Arc::new(fs.clone()), Path::new(DIR), options, stamp())
    }

    fn spool(&mut self) -> Result<&mut Spool, SpoolError> {
        if self.spool.is_none() {
            self.spool = Some(Self::open(&self.fs)?);
            self.delivery = Delivery::new(7);
        }
        let Some(spool) = &mut self.spool else { unreachable!() };
        Ok(spool)
    }

    pub fn part(&mut self, part: Part) -> Result<(), SpoolError> {
        self.spool()?;
        let Some(spool) = &mut self.spool else { unreachable!() };
        match part {
            Part::Write(count) => {
                for _ in 0..count {
                    self.oracle.append(spool, self.next_visit);
                    self.next_visit += 1;
                }
                self.oracle.commit(spool)
            }
            Part::Deliver => self.deliver(),
            Part::Delete => spool.delete_expired(LATER_MS).map(drop),
            Part::Reopen => {
                self.spool = None;
                self.oracle.crash();
                self.spool().map(drop)
            }
            Part::NewEpoch => {
                self.oracle.commit(spool)?;
                spool.open_new_epoch().map(drop)
            }
        }
    }

    /// Sends until all is confirmed. A server that lost its power starts again.
    fn deliver(&mut self) -> Result<(), SpoolError> {
        for _ in 0..300 {
            let Some(spool) = &mut self.spool else { unreachable!() };
            let progress = Outbox::progress(spool);
            if progress.acked >= progress.last_seq && !progress.sealed {
                return Ok(());
            }
            let action = self.delivery.next(self.now_ms, spool)?;
            if let Action::WaitUntil(until) = action {
                self.now_ms = until;
                continue;
            }
            let reply = self.server.answer(&action);
            if matches!(reply, Reply::Failed(_)) {
                self.server.crash(self.server_leaves);
            }
            self.delivery.handle(self.now_ms, spool, reply)?;
        }
        panic!("delivery does not come to an end: {:?}", self.delivery)
    }

    /// All of it, or up to the first failure.
    pub fn run(&mut self) -> Result<(), SpoolError> {
        STORY.into_iter().try_for_each(|part| self.part(part))
    }

    /// All of it, as an exhibit that goes on whatever its disk says. Returns how many parts failed.
    pub fn run_on(&mut self) -> usize {
        STORY.into_iter().filter(|part| self.part(*part).is_err()).count()
    }

    /// Visits go on from a higher number, since the lower ones were taken in another telling.
    pub fn skip_visits(&mut self, to: u64) {
        self.next_visit = to;
    }

    /// The exhibit's machine loses its power, and starts again with what that left.
    pub fn crash(&mut self, leaves: Leaves) {
        self.fs.power_off_after(0);
        self.spool = None;
        self.oracle.crash();
        self.fs.restart(leaves);
    }

    /// The exhibit goes on as if nothing had been, and everything must have arrived.
    #[track_caller]
    pub fn end_well(&mut self, case: &str) {
        for part in [Part::Write(3), Part::Deliver, Part::Reopen, Part::Write(1), Part::Deliver] {
            self.part(part).unwrap_or_else(|error| panic!("{case}: {error}"));
        }
        self.oracle.check(&self.server, case);
    }

    /// How many calls of the exhibit's and of the server's disk the whole story takes.
    pub fn calls() -> (usize, usize) {
        let mut story = Self::new();
        let before = story.server.disk.calls();
        story.run().unwrap();
        let calls = (story.fs.calls(), story.server.disk.calls() - before);
        assert!(calls.0 > 80 && calls.1 > 60, "the story is too small to mean anything: {calls:?} calls");
        calls
    }
}
