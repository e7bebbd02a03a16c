//! A journal whose disk does not let it begin: nothing of what happens meanwhile is lost, and the wait is on record.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use journal::{
    BatchRequest, Event, JournalError, JournalOptions, LateJournal, Outbox, ReceivedBatch, SystemClock, VisitId,
};

use crate::memory_file_system::{Fault, MemoryFileSystem};

const SOON: Duration = Duration::from_secs(10);

fn open(fs: &MemoryFileSystem, queue: usize) -> LateJournal {
    let clock = Arc::new(SystemClock::start(480).unwrap());
    let options = JournalOptions { queue, ..JournalOptions::default() };
    let retry = Duration::from_millis(20);
    LateJournal::open_with(Arc::new(fs.clone()), clock, Path::new("/journal"), options, retry).unwrap()
}

fn event(n: u64) -> Event {
    Event::Wiped { visit: VisitId(n) }
}

#[test]
fn case_13_a_disk_that_is_read_only_at_the_start_costs_no_record() {
    for fault in [Fault::ReadOnly, Fault::Denied] {
        let fs = MemoryFileSystem::default();
        fs.inject(fault, 0, usize::MAX);
        let late = open(&fs, 65_536);
        (1..=100).for_each(|n| late.record(event(n)));
        assert!(late.opened().is_none());
        let trouble = late.trouble().unwrap();
        assert!(trouble.contains("check that the disk is there"), "{trouble}");
        assert!(matches!(late.close(SOON), Err(JournalError::NotDurable(why)) if why == trouble));
        fs.heal();
        let journal = late.wait();
        late.record(event(101));
        assert_eq!(journal.flush(SOON).unwrap(), 102);
        assert_eq!(late.trouble(), None);
        let request = BatchRequest {
            epoch: journal.progress().epoch,
            after_seq: 0,
            stored_through: 0,
            max_records: 1000,
            max_bytes: 1 << 20,
        };
        let batch = journal.read_batch(&request).unwrap().unwrap();
        let records = ReceivedBatch::decode(&batch.encode()).unwrap().records;
        let told: Vec<Event> = records.iter().map(|record| record.event().unwrap()).collect();
        assert!(matches!(&told[0], Event::Fault { what } if what.contains("no records reached the disk for 0 s")));
        assert_eq!(told[1..], (1..=101).map(event).collect::<Vec<_>>());
    }
}

#[test]
fn what_finds_no_room_in_memory_is_counted() {
    let fs = MemoryFileSystem::default();
    fs.inject(Fault::ReadOnly, 0, usize::MAX);
    let late = open(&fs, 10);
    (1..=25).for_each(|n| late.record(event(n)));
    fs.heal();
    let journal = late.wait();
    journal.flush(SOON).unwrap();
    assert_eq!(journal.status().health.lost_records, 16);
}

#[test]
fn nobody_waits_for_a_journal_that_is_no_longer_wanted() {
    let fs = MemoryFileSystem::default();
    fs.inject(Fault::ReadOnly, 0, usize::MAX);
    let late = open(&fs, 10);
    late.record(event(1));
    drop(late);
    std::thread::sleep(Duration::from_millis(100));
    fs.heal();
    let late = open(&fs, 10);
    assert!(late.opened().is_some(), "the thread of the first one let go of the folder");
}
