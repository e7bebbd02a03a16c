//! A hall server that stores as the real one does, an exhibit that delivers to it, and a line that loses what it likes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use journal::{
    Action, BootId, Delivery, EpochId, Event, Failure, MAX_BATCH_RECORDS, OutgoingBatch, ReceivedBatch, Reply, Spool,
    SpoolOptions, Stamp, VisitId,
};

use crate::memory_file_system::MemoryFileSystem;

/// A hall server: rows and a mark for each epoch.
pub struct Server {
    pub id: String,
    pub epochs: BTreeMap<EpochId, Held>,
    /// Bodies with more records are refused with 413.
    pub most_records: usize,
    /// A visit whose record is refused with 400.
    pub poison: Option<u64>,
}

#[derive(Clone, Default)]
pub struct Held {
    pub mark: u64,
    pub rows: BTreeMap<u64, ([u8; 32], Option<Event>)>,
    pub conflicts: usize,
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
        Self { id: id.to_owned(), epochs: BTreeMap::new(), most_records: MAX_BATCH_RECORDS, poison: None }
    }

    pub fn answer(&mut self, action: &Action) -> Reply {
        match action {
            Action::SendHello(hello) => {
                let stored_through = self.epochs.get(&hello.epoch).map_or(0, |held| held.mark);
                Reply::Welcome { server: self.id.clone(), stored_through }
            }
            Action::SendBatch(batch) => self.store(batch),
            Action::WaitUntil(_) => panic!("waiting is no request"),
        }
    }

    pub fn store(&mut self, sent: &OutgoingBatch) -> Reply {
        let batch = ReceivedBatch::decode(&sent.bytes).unwrap();
        assert_eq!((batch.first_seq, batch.last_seq), (sent.first_seq, sent.last_seq));
        if batch.records.len() > self.most_records {
            return Reply::Failed(Failure::TooLarge);
        }
        let poison = self.poison.map(|visit| Event::Wiped { visit: VisitId(visit) });
        if poison.is_some() && batch.records.iter().any(|record| record.event == poison) {
            return Reply::Failed(Failure::Refused);
        }
        let held = self.epochs.entry(batch.epoch).or_default();
        for record in batch.records {
            let known = held.rows.entry(record.seq).or_insert((record.content_hash, record.event));
            held.conflicts += usize::from(known.0 != record.content_hash);
        }
        if batch.first_seq <= held.mark + 1 {
            held.mark = held.mark.max(batch.last_seq);
        }
        Reply::Ack { device: batch.device, epoch: batch.epoch, stored_through: held.mark }
    }

    pub fn visits(&self) -> Vec<u64> {
        let rows = self.epochs.values().flat_map(|held| held.rows.values());
        let mut visits: Vec<_> = rows
            .filter_map(|(_, event)| match event {
                Some(Event::Wiped { visit }) => Some(visit.0),
                _ => None,
            })
            .collect();
        visits.sort_unstable();
        visits
    }

    pub fn gaps(&self) -> Vec<Event> {
        let rows = self.epochs.values().flat_map(|held| held.rows.values());
        rows.filter_map(|(_, event)| event.clone().filter(|it| matches!(it, Event::Gap { .. }))).collect()
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
        let fs = MemoryFileSystem::default();
        Self { spool: open(&fs), fs, delivery: Delivery::new(1), now_ms: 0 }
    }

    pub fn write(&mut self, visits: impl IntoIterator<Item = u64>) {
        for visit in visits {
            self.spool.append(&Event::Wiped { visit: VisitId(visit) }, stamp()).unwrap();
        }
        self.spool.commit().unwrap();
    }

    pub fn next(&mut self) -> Action {
        self.delivery.next(self.now_ms, &mut self.spool).unwrap()
    }

    pub fn handle(&mut self, reply: Reply) {
        self.delivery.handle(self.now_ms, &mut self.spool, reply).unwrap();
    }

    /// One request and its answer; waits are waited out.
    pub fn exchange(&mut self, server: &mut Server, line: Line) -> Action {
        for _ in 0..10 {
            let action = self.next();
            if let Action::WaitUntil(until) = action {
                assert!(until > self.now_ms && until <= self.now_ms + 600_000);
                self.now_ms = until;
                continue;
            }
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
            return action;
        }
        panic!("nothing to send: {:?}", self.delivery)
    }

    /// Goes on until all is confirmed.
    pub fn finish(&mut self, server: &mut Server) {
        for _ in 0..2000 {
            let progress = self.spool.progress();
            if progress.acked >= progress.last_seq && !progress.sealed {
                return;
            }
            self.exchange(server, Line::Works);
        }
        panic!("delivery does not come to an end: {:?}", self.delivery);
    }
}

pub fn stamp() -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: 1000, offset_min: 480 }
}

pub fn open(fs: &MemoryFileSystem) -> Spool {
    let options = SpoolOptions { segment_bytes: 2000, ..SpoolOptions::default() };
    Spool::open(Arc::new(fs.clone()), Path::new("/spool"), options, stamp()).unwrap()
}
