//! Delivery against a server that stores as the hall server does, over a line that loses what it likes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use journal::{
    Action, BootId, Delivery, EpochId, Event, Failure, MAX_BATCH_RECORDS, Outbox, OutgoingBatch, ReceivedBatch, Reply,
    Spool, SpoolOptions, Stamp, VisitId,
};
use proptest::prelude::*;

use crate::memory_file_system::{Leaves, MemoryFileSystem};

/// A hall server: rows and a mark for each epoch.
struct Server {
    id: String,
    epochs: BTreeMap<EpochId, Held>,
    /// Bodies with more records are refused with 413.
    most_records: usize,
    /// A visit whose record is refused with 400.
    poison: Option<u64>,
}

#[derive(Clone, Default)]
struct Held {
    mark: u64,
    rows: BTreeMap<u64, ([u8; 32], Option<Event>)>,
    conflicts: usize,
}

/// What happens to one request.
enum Line {
    Works,
    /// The request never arrives.
    LosesRequest,
    /// The server acts, its answer is lost.
    LosesAnswer,
    Answers(Reply),
}

impl Server {
    fn new(id: &str) -> Self {
        Self { id: id.to_owned(), epochs: BTreeMap::new(), most_records: MAX_BATCH_RECORDS, poison: None }
    }

    fn answer(&mut self, action: &Action) -> Reply {
        match action {
            Action::SendHello(hello) => {
                let stored_through = self.epochs.get(&hello.epoch).map_or(0, |held| held.mark);
                Reply::Welcome { server: self.id.clone(), stored_through }
            }
            Action::SendBatch(batch) => self.store(batch),
            Action::WaitUntil(_) => panic!("waiting is no request"),
        }
    }

    fn store(&mut self, sent: &OutgoingBatch) -> Reply {
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

    fn visits(&self) -> Vec<u64> {
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

    fn gaps(&self) -> Vec<Event> {
        let rows = self.epochs.values().flat_map(|held| held.rows.values());
        rows.filter_map(|(_, event)| event.clone().filter(|it| matches!(it, Event::Gap { .. }))).collect()
    }
}

/// A spool, its sender and the time.
struct Exhibit {
    fs: MemoryFileSystem,
    spool: Spool,
    delivery: Delivery,
    now_ms: u64,
}

impl Exhibit {
    fn new() -> Self {
        let fs = MemoryFileSystem::default();
        Self { spool: open(&fs), fs, delivery: Delivery::new(1), now_ms: 0 }
    }

    fn write(&mut self, visits: impl IntoIterator<Item = u64>) {
        for visit in visits {
            self.spool.append(&Event::Wiped { visit: VisitId(visit) }, stamp()).unwrap();
        }
        self.spool.commit().unwrap();
    }

    fn next(&mut self) -> Action {
        self.delivery.next(self.now_ms, &mut self.spool).unwrap()
    }

    fn handle(&mut self, reply: Reply) {
        self.delivery.handle(self.now_ms, &mut self.spool, reply).unwrap();
    }

    /// One request and its answer; waits are waited out.
    fn exchange(&mut self, server: &mut Server, line: Line) -> Action {
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
    fn finish(&mut self, server: &mut Server) {
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

fn stamp() -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: 1000, offset_min: 480 }
}

fn open(fs: &MemoryFileSystem) -> Spool {
    let options = SpoolOptions { segment_bytes: 2000, ..SpoolOptions::default() };
    Spool::open(Arc::new(fs.clone()), Path::new("/spool"), options, stamp()).unwrap()
}

fn is_hello(action: &Action) -> bool {
    matches!(action, Action::SendHello(_))
}

#[test]
fn says_hello_sends_everything_and_then_waits_for_more() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=2500);
    assert!(is_hello(&exhibit.exchange(&mut server, Line::Works)));
    let mut sizes = Vec::new();
    for _ in 0..3 {
        let Action::SendBatch(batch) = exhibit.exchange(&mut server, Line::Works) else { panic!() };
        sizes.push(batch.count);
    }
    assert_eq!(sizes, [1000, 1000, 500]);
    assert_eq!(server.visits(), (1..=2500).collect::<Vec<_>>());
    assert_eq!(exhibit.spool.progress().acked, 2500);
    assert_eq!(exhibit.next(), Action::WaitUntil(500));
    exhibit.write([2501]);
    assert!(matches!(exhibit.next(), Action::SendBatch(batch) if batch.first_seq == 2501));
}

#[test]
fn a_lost_answer_followed_by_later_ones_does_not_wedge() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=10);
    exhibit.exchange(&mut server, Line::Works);
    exhibit.exchange(&mut server, Line::LosesAnswer);
    exhibit.write(11..=20);
    exhibit.finish(&mut server);
    exhibit.write(21..=30);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=30).collect::<Vec<_>>());
    assert_eq!(server.epochs.values().map(|held| held.conflicts).sum::<usize>(), 0);
}

#[test]
fn failures_keep_everything_and_wait_as_they_should() {
    let failures = [
        (Failure::Unreachable, 250..=500),
        (Failure::Busy { retry_after_ms: None }, 250..=500),
        (Failure::Busy { retry_after_ms: Some(7000) }, 7000..=7000),
        (Failure::Busy { retry_after_ms: Some(u64::MAX) }, 600_000..=600_000),
        (Failure::Unauthorized, 250..=500),
    ];
    for at_hello in [true, false] {
        for (failure, expected) in failures.clone() {
            let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
            exhibit.write(1..=3);
            if !at_hello {
                exhibit.exchange(&mut server, Line::Works);
            }
            exhibit.exchange(&mut server, Line::Answers(Reply::Failed(failure)));
            let Action::WaitUntil(until) = exhibit.next() else { panic!("{failure:?}: no pause") };
            assert!(expected.contains(&until), "{failure:?}: {until} ms");
            assert_eq!(exhibit.spool.progress().acked, 0);
            assert!(is_hello(&exhibit.exchange(&mut server, Line::Works)));
            exhibit.finish(&mut server);
            assert_eq!(server.visits(), [1, 2, 3]);
        }
    }
}

#[test]
fn a_week_without_a_server_never_waits_longer_than_half_a_minute() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=3);
    let mut longest = 0;
    for _ in 0..30_000 {
        exhibit.exchange(&mut server, Line::LosesRequest);
        let Action::WaitUntil(until) = exhibit.next() else { panic!() };
        longest = longest.max(until - exhibit.now_ms);
    }
    assert!((25_000..=30_000).contains(&longest), "{longest}");
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), [1, 2, 3]);
}

#[test]
fn a_body_that_is_too_large_is_halved_until_it_fits() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    server.most_records = 7;
    exhibit.write(1..=100);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=100).collect::<Vec<_>>());
    assert_eq!(server.gaps(), []);
}

#[test]
fn a_poison_record_goes_to_quarantine_and_the_queue_goes_on() {
    for poison in [1, 57, 100] {
        let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
        server.poison = Some(poison);
        exhibit.write(1..=100);
        exhibit.finish(&mut server);
        assert_eq!(server.visits(), (1..=100).filter(|&n| n != poison).collect::<Vec<_>>());
        assert_eq!(server.gaps(), [Event::Gap { from: poison, to: poison, reason: "refused".to_owned() }]);
        drop(exhibit.spool);
        let name = format!("/spool/quarantine/{}-{poison:020}.refused", server.epochs.keys().next().unwrap());
        let frame = journal::FileSystem::read(&exhibit.fs, Path::new(&name)).unwrap();
        assert_eq!(journal::Frame::decode(&frame).unwrap().0.seq, poison);
    }
}

#[test]
fn a_server_that_refuses_everything_gets_no_record_put_away() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=10);
    for _ in 0..200 {
        let action = exhibit.next();
        match action {
            Action::WaitUntil(until) => exhibit.now_ms = until,
            Action::SendHello(_) => {
                let welcome = server.answer(&action);
                exhibit.handle(welcome);
            }
            Action::SendBatch(_) => exhibit.handle(Reply::Failed(Failure::Refused)),
        }
    }
    exhibit.delivery.reconnect();
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=10).collect::<Vec<_>>());
}

#[test]
fn a_server_ahead_of_us_means_a_new_epoch_and_both_lives_arrive() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=5);
    let old = exhibit.spool.epoch();
    server.epochs.insert(old, Held { mark: 9, ..Held::default() });
    exhibit.exchange(&mut server, Line::Works);
    assert_ne!(exhibit.spool.epoch(), old);
    exhibit.write(6..=7);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=7).collect::<Vec<_>>());
    assert_eq!(server.epochs[&exhibit.spool.epoch()].rows.len(), 2);
}

#[test]
fn answers_about_something_else_confirm_nothing() {
    for wrong in 0..4 {
        let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
        exhibit.write(1..=5);
        let (device, epoch) = (exhibit.spool.device(), exhibit.spool.epoch());
        exhibit.exchange(&mut server, Line::Works);
        let reply = match wrong {
            0 => Reply::Ack { device, epoch: EpochId([0; 16]), stored_through: 5 },
            1 => Reply::Ack { device: journal::DeviceId([0; 16]), epoch, stored_through: 5 },
            2 => Reply::Ack { device, epoch, stored_through: 6 },
            _ => Reply::Welcome { server: "a".to_owned(), stored_through: 5 },
        };
        exhibit.exchange(&mut server, Line::Answers(reply));
        assert_eq!(exhibit.spool.progress().acked, 0, "case {wrong}");
        exhibit.finish(&mut server);
        assert_eq!(server.visits(), [1, 2, 3, 4, 5]);
    }
}

#[test]
fn a_restored_and_a_new_server_get_what_they_lack() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=5);
    exhibit.finish(&mut server);
    let backup = server.epochs.clone();
    exhibit.write(6..=9);
    exhibit.finish(&mut server);
    server.epochs = backup;
    exhibit.delivery.reconnect();
    exhibit.exchange(&mut server, Line::Works);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=9).collect::<Vec<_>>());
    exhibit.spool.open_new_epoch().unwrap();
    exhibit.write(10..=12);
    exhibit.finish(&mut server);
    let mut other = Server::new("b");
    exhibit.delivery.reconnect();
    exhibit.exchange(&mut other, Line::Works);
    exhibit.finish(&mut other);
    assert_eq!(other.visits(), (1..=12).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Any mix of writing, losing, crashing and restoring: each record arrives, and only once.
    #[test]
    fn everything_arrives_exactly_once(steps in proptest::collection::vec((0u8..8, 1u64..30), 1..60)) {
        let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
        let (mut written, mut backup) = (0, BTreeMap::new());
        for (step, amount) in steps {
            // Where all is sent there is no request to make.
            let progress = Outbox::progress(&exhibit.spool);
            let waiting = progress.acked < progress.last_seq;
            match step {
                0 => {
                    exhibit.write(written + 1..=written + amount);
                    written += amount;
                }
                1 if waiting => { exhibit.exchange(&mut server, Line::LosesRequest); }
                2 if waiting => { exhibit.exchange(&mut server, Line::LosesAnswer); }
                3 => {
                    let Exhibit { fs, spool, .. } = exhibit;
                    drop(spool);
                    fs.restart(Leaves::Some(amount));
                    exhibit = Exhibit { spool: open(&fs), fs, delivery: Delivery::new(amount), now_ms: 0 };
                }
                4 => backup = server.epochs.clone(),
                5 if amount < 5 => {
                    server.epochs = backup.clone();
                    exhibit.delivery.reconnect();
                }
                6 => server.most_records = amount as usize,
                7 if waiting => { exhibit.exchange(&mut server, Line::Works); }
                _ => {}
            }
        }
        exhibit.delivery.reconnect();
        exhibit.exchange(&mut server, Line::Works);
        exhibit.finish(&mut server);
        prop_assert_eq!(server.visits(), (1..=written).collect::<Vec<_>>());
        prop_assert_eq!(server.gaps(), vec![]);
        prop_assert_eq!(server.epochs.values().map(|held| held.conflicts).sum::<usize>(), 0);
    }
}
