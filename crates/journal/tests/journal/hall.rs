//! The hall server's own store on a disk that forgets, an exhibit that delivers to it, and a line that loses what it likes.
//!
//! The store is the real one (`record_store`, SQLite); only HTTP is left out.

use std::path::Path;
use std::sync::Arc;

use journal::{
    Action, BatchError, BootId, Delivery, DeviceId, EpochId, Event, Failure, MAX_BATCH_RECORDS, OutgoingBatch,
    ReceivedBatch, Reply, Spool, SpoolOptions, Stamp, VisitId,
};
use rusqlite::Connection;

use crate::memory_file_system::{Leaves, MemoryFileSystem, open_database};

/// A hall server.
pub struct Server {
    pub id: String,
    pub disk: MemoryFileSystem,
    /// `None` while the machine is off.
    database: Option<Connection>,
    /// Bodies with more records are refused with 413.
    pub most_records: usize,
    /// A visit whose record is refused with 400.
    pub poison: Option<u64>,
}

/// One stored record.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub epoch: String,
    pub seq: u64,
    pub through: u64,
    pub event: Option<Event>,
    /// Kept beside another record of the same number.
    pub conflict: bool,
}

/// What happens to one request.
pub enum Line {
    Works,
    /// The request never arrives.
    LosesRequest,
    /// The server acts, its answer is lost.
    LosesAnswer,
    Answers(Reply),
}

impl Server {
    pub fn new(id: &str) -> Self {
        let disk = MemoryFileSystem::default();
        let database = Some(open_database(&disk).unwrap());
        Self { id: id.to_owned(), disk, database, most_records: MAX_BATCH_RECORDS, poison: None }
    }

    pub fn answer(&mut self, action: &Action) -> Reply {
        match action {
            Action::SendHello(hello) => match self.mark(hello.device, hello.epoch) {
                Some(stored_through) => Reply::Welcome { server: self.id.clone(), stored_through },
                None => Reply::Failed(Failure::Busy { retry_after_ms: None }),
            },
            Action::SendBatch(batch) => self.store(batch),
            Action::WaitUntil(_) => panic!("waiting is no request"),
        }
    }

    /// What the server says to a batch. A body that was cut on the way is no batch.
    pub fn store(&mut self, sent: &OutgoingBatch) -> Reply {
        let batch = match ReceivedBatch::decode(&sent.bytes) {
            Err(BatchError::TooLarge(_)) => return Reply::Failed(Failure::TooLarge),
            Err(_) => return Reply::Failed(Failure::Refused),
            Ok(batch) => batch,
        };
        if batch.records.len() > self.most_records {
            return Reply::Failed(Failure::TooLarge);
        }
        let poison = self.poison.map(|visit| Event::Wiped { visit: VisitId(visit) });
        if poison.is_some() && batch.records.iter().any(|record| record.event() == poison) {
            return Reply::Failed(Failure::Refused);
        }
        let (device, epoch) = (batch.device, batch.epoch);
        let batch = record_store::Batch::received(batch).unwrap();
        let stored = self.database.as_mut().map(|database| record_store::store(database, &batch, 0));
        match stored {
            Some(Ok(stored)) => Reply::Ack { device, epoch, stored_through: stored.through },
            Some(Err(_)) => Reply::Failed(Failure::Busy { retry_after_ms: None }),
            None => Reply::Failed(Failure::Unreachable),
        }
    }

    /// The machine loses its power, and starts again with what that left.
    pub fn crash(&mut self, leaves: Leaves) {
        self.disk.power_off_after(0);
        self.database = None;
        self.disk.heal();
        self.disk.restart(leaves);
        self.database = Some(open_database(&self.disk).unwrap());
    }

    pub fn backup(&self) -> MemoryFileSystem {
        self.disk.copy()
    }

    pub fn restore(&mut self, backup: &MemoryFileSystem) {
        self.disk.power_off_after(0);
        self.database = None;
        self.disk.put_back(backup);
        self.crash(Leaves::Synced);
    }

    pub fn mark(&self, device: DeviceId, epoch: EpochId) -> Option<u64> {
        let database = self.database.as_ref()?;
        record_store::stored_through(database, &device.to_string(), &epoch.to_string()).ok()
    }

    /// As if records up to `mark` had come from elsewhere.
    pub fn set_mark(&self, device: DeviceId, epoch: EpochId, mark: i64) {
        let values = (device.to_string(), epoch.to_string(), mark);
        self.database.as_ref().unwrap().execute("INSERT INTO mark VALUES (?1, ?2, ?3)", values).unwrap();
    }

    /// Everything that is stored, conflicts last.
    pub fn rows(&self) -> Vec<Row> {
        let sql = "SELECT epoch, seq, through, event, 0 AS conflict FROM record
                   UNION ALL SELECT epoch, seq, through, event, 1 FROM conflict ORDER BY conflict, epoch, seq";
        let mut statement = self.database.as_ref().unwrap().prepare(sql).unwrap();
        let rows = statement.query_map([], |row| {
            Ok(Row {
                epoch: row.get(0)?,
                seq: row.get::<_, i64>(1)? as u64,
                through: row.get::<_, i64>(2)? as u64,
                event: serde_json::from_str(&row.get::<_, String>(3)?).ok(),
                conflict: row.get::<_, i64>(4)? == 1,
            })
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// The visits of all records, conflicts among them.
    pub fn visits(&self) -> Vec<u64> {
        let mut visits: Vec<_> = self.rows().iter().filter_map(crate::oracle::visit).collect();
        visits.sort_unstable();
        visits
    }

    pub fn gaps(&self) -> Vec<Event> {
        let events = self.rows().into_iter().filter_map(|row| row.event);
        events.filter(|event| matches!(event, Event::Gap { .. })).collect()
    }

    pub fn conflicts(&self) -> usize {
        self.rows().iter().filter(|row| row.conflict).count()
    }
}

/// A spool, its sender and the time.
pub struct Exhibit {
    pub fs: MemoryFileSystem,
    pub spool: Spool,
    pub delivery: Delivery,
    pub now_ms: u64,
}

impl Exhibit {
    pub fn new() -> Self {
        Self::on(&MemoryFileSystem::default())
    }

    /// The exhibit whose disk this is.
    pub fn on(fs: &MemoryFileSystem) -> Self {
        Self { spool: open(fs), fs: fs.clone(), delivery: Delivery::new(1), now_ms: 0 }
    }

    /// The machine loses its power, and starts again with what that left.
    pub fn crash(self, leaves: Leaves) -> Self {
        let Self { fs, spool, .. } = self;
        fs.power_off_after(0);
        drop(spool);
        fs.restart(leaves);
        Self::on(&fs)
    }

    pub fn write(&mut self, visits: impl IntoIterator<Item = u64>) {
        for visit in visits {
            self.spool.append(&visit_event(visit), stamp()).unwrap();
        }
        self.spool.commit().unwrap();
    }

    pub fn next(&mut self) -> Action {
        self.delivery.next(self.now_ms, &mut self.spool).unwrap()
    }

    pub fn handle(&mut self, reply: Reply) {
        self.delivery.handle(self.now_ms, &mut self.spool, reply).unwrap();
    }

    /// The next request; waits are waited out.
    pub fn request(&mut self) -> Action {
        for _ in 0..10 {
            match self.next() {
                Action::WaitUntil(until) => {
                    assert!(until > self.now_ms && until <= self.now_ms + 600_000);
                    self.now_ms = until;
                }
                request => return request,
            }
        }
        panic!("nothing to send: {:?}", self.delivery)
    }

    /// One request and its answer.
    pub fn exchange(&mut self, server: &mut Server, line: Line) -> Action {
        let action = self.request();
        let reply = match line {
            Line::Works => server.answer(&action),
            Line::LosesRequest => Reply::Failed(Failure::Unreachable),
            Line::LosesAnswer => {
                server.answer(&action);
                Reply::Failed(Failure::Unreachable)
            }
            Line::Answers(reply) => reply,
        };
        self.handle(reply);
        action
    }

    /// Whether there is a request to make.
    pub fn is_waiting(&self) -> bool {
        let progress = self.spool.progress();
        progress.acked < progress.last_seq || progress.sealed
    }

    /// Goes on until there is nothing more to say: every epoch is asked for and all is confirmed.
    pub fn settle(&mut self, server: &mut Server) {
        for _ in 0..2000 {
            match self.next() {
                Action::WaitUntil(_) if !self.is_waiting() => return,
                Action::WaitUntil(until) => self.now_ms = until,
                request => {
                    let reply = server.answer(&request);
                    self.handle(reply);
                }
            }
        }
        panic!("delivery does not come to an end: {:?}", self.delivery);
    }

    /// Goes on until all is confirmed.
    pub fn finish(&mut self, server: &mut Server) {
        for _ in 0..2000 {
            if !self.is_waiting() {
                return;
            }
            self.exchange(server, Line::Works);
        }
        panic!("delivery does not come to an end: {:?}", self.delivery);
    }
}

pub fn visit_event(visit: u64) -> Event {
    Event::Wiped { visit: VisitId(visit) }
}

pub fn stamp() -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: 1000, offset_min: 480 }
}

pub fn open(fs: &MemoryFileSystem) -> Spool {
    let options = SpoolOptions { segment_bytes: 2000, spare_segments: 0, ..SpoolOptions::default() };
    Spool::open(Arc::new(fs.clone()), Path::new("/spool"), options, stamp()).unwrap()
}
