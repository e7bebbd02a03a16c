//! The handle the rest of the program holds: never blocks, durable soon, ends in time.

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use journal::{
    BatchRequest, Event, Journal, JournalError, JournalOptions, Outbox, ReceivedBatch, SystemClock, VisitId,
};

use crate::memory_file_system::{Leaves, MemoryFileSystem};

const SOON: Duration = Duration::from_secs(10);

fn open(fs: &MemoryFileSystem, options: JournalOptions) -> Journal {
    let clock = Arc::new(SystemClock::start(480).unwrap());
    Journal::open_with(Arc::new(fs.clone()), clock, Path::new("/journal"), options).unwrap()
}

fn event(n: u64) -> Event {
    Event::Wiped { visit: VisitId(n) }
}

fn events(journal: &Journal) -> Vec<Event> {
    let epoch = journal.progress().epoch;
    let request = BatchRequest { epoch, after_seq: 0, stored_through: 0, max_records: 1000, max_bytes: 1 << 20 };
    let batch = journal.read_batch(&request).unwrap().unwrap();
    let records = ReceivedBatch::decode(&batch.encode()).unwrap().records;
    records.into_iter().map(|record| record.event().unwrap()).collect()
}

#[test]
fn what_was_flushed_survives_a_power_cut() {
    let fs = MemoryFileSystem::default();
    let journal = open(&fs, JournalOptions::default());
    (1..=100).for_each(|n| journal.record(event(n)));
    assert_eq!(journal.flush(SOON).unwrap(), 100);
    assert_eq!((journal.durable_seq(), journal.status().trouble), (100, None));
    drop(journal);
    fs.restart(Leaves::Synced);
    assert_eq!(events(&open(&fs, JournalOptions::default())), (1..=100).map(event).collect::<Vec<_>>());
}

#[test]
fn records_become_durable_without_a_flush() {
    let journal = open(&MemoryFileSystem::default(), JournalOptions::default());
    journal.record(event(1));
    let begun = Instant::now();
    while journal.durable_seq() < 1 {
        assert!(begun.elapsed() < SOON, "not durable after {SOON:?}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn closing_and_dropping_write_what_was_recorded() {
    let fs = MemoryFileSystem::default();
    let journal = open(&fs, JournalOptions::default());
    journal.record(event(1));
    assert_eq!(journal.close(SOON).unwrap(), 1);
    drop(journal);
    let journal = open(&fs, JournalOptions::default());
    journal.record(event(2));
    drop(journal);
    fs.restart(Leaves::Synced);
    assert_eq!(open(&fs, JournalOptions::default()).durable_seq(), 2);
}

#[test]
fn events_beyond_the_queue_are_one_gap() {
    let group = Duration::from_secs(60);
    let journal = open(&MemoryFileSystem::default(), JournalOptions { queue: 3, group, ..JournalOptions::default() });
    (1..=10).for_each(|n| journal.record(event(n)));
    assert_eq!(journal.flush(SOON).unwrap(), 10);
    let gap = Event::Gap { from: 4, to: 10, reason: "queue_full".to_owned() };
    assert_eq!(events(&journal), [event(1), event(2), event(3), gap]);
}

#[test]
fn many_threads_record_into_one_dense_order() {
    let journal = open(&MemoryFileSystem::default(), JournalOptions::default());
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let journal = journal.clone();
            scope.spawn(move || (0..100).for_each(|n| journal.record(event(thread * 1000 + n))));
        }
    });
    assert_eq!(journal.flush(SOON).unwrap(), 400);
    let all = events(&journal);
    for thread in 0..4 {
        let own: Vec<_> = (0..100).map(|n| event(thread * 1000 + n)).collect();
        let seen: Vec<_> = all.iter().filter(|event| own.contains(event)).cloned().collect();
        assert_eq!(seen, own);
    }
}

#[test]
fn a_broken_disk_is_told_and_does_not_hold_up_the_end() {
    let fs = MemoryFileSystem::default();
    let journal = open(&fs, JournalOptions::default());
    fs.power_off_after(0);
    journal.record(event(1));
    let (ended, end) = mpsc::channel();
    let closing = journal.clone();
    std::thread::spawn(move || ended.send(closing.close(Duration::from_millis(300))));
    let error = end.recv_timeout(SOON).expect("closing never ended").unwrap_err();
    assert!(matches!(error, JournalError::NotDurable(_)), "{error}");
    assert!(journal.status().trouble.is_some());
}
