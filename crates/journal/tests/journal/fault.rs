//! A disk that fails or is full while the exhibit runs.

use std::path::Path;
use std::sync::Arc;

use journal::{
    BatchRequest, BootId, Event, FileSystem, ReceivedBatch, Spool, SpoolOptions, Stamp, StoredRecord, VisitId,
};

use crate::memory_file_system::{Leaves, MemoryFileSystem};

fn stamp() -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: 1000, offset_min: 480 }
}

fn open(fs: &MemoryFileSystem, pending_bytes: usize) -> Spool {
    let options = SpoolOptions { segment_bytes: 1000, pending_bytes, ..SpoolOptions::default() };
    Spool::open(Arc::new(fs.clone()), Path::new("/spool"), options, stamp()).unwrap()
}

fn append(spool: &mut Spool, n: u64) -> bool {
    spool.append(&Event::Wiped { visit: VisitId(n) }, stamp()).is_ok()
}

fn records(spool: &Spool) -> Vec<StoredRecord> {
    let epoch = spool.epoch();
    let request = BatchRequest { epoch, after_seq: 0, stored_through: 0, max_records: 1000, max_bytes: 1 << 20 };
    let batch = spool.read_batch(&request).unwrap();
    batch.map_or(Vec::new(), |batch| ReceivedBatch::decode(&batch.encode()).unwrap().records)
}

fn numbers(spool: &Spool) -> Vec<u64> {
    let number = |record: StoredRecord| match record.event() {
        Some(Event::Wiped { visit }) => visit.0,
        other => panic!("{other:?}"),
    };
    records(spool).into_iter().map(number).collect()
}

#[test]
fn after_a_failed_sync_the_records_are_written_again_elsewhere() {
    let fs = MemoryFileSystem::default();
    let mut spool = open(&fs, 10_000);
    append(&mut spool, 1);
    spool.commit().unwrap();
    append(&mut spool, 2);
    append(&mut spool, 3);
    fs.fail_syncs(1);
    assert_eq!(spool.commit().unwrap(), 3);
    assert_eq!(spool.health().failed_writes, 1);
    append(&mut spool, 4);
    spool.commit().unwrap();
    assert_eq!(numbers(&spool), [1, 2, 3, 4]);
    drop(spool);
    fs.restart(Leaves::Synced);
    assert_eq!(numbers(&open(&fs, 10_000)), [1, 2, 3, 4]);
}

#[test]
fn while_no_sync_works_nothing_is_reported_and_nothing_is_lost() {
    let fs = MemoryFileSystem::default();
    let mut spool = open(&fs, 10_000);
    append(&mut spool, 1);
    fs.fail_syncs(6);
    for _ in 0..3 {
        spool.commit().unwrap_err();
        assert_eq!((spool.durable_seq(), records(&spool).len()), (0, 0));
    }
    append(&mut spool, 2);
    assert_eq!(spool.commit().unwrap(), 2);
    drop(spool);
    fs.restart(Leaves::Synced);
    assert_eq!(numbers(&open(&fs, 10_000)), [1, 2]);
}

#[test]
fn a_full_disk_costs_counted_records_and_a_gap_says_so_later() {
    let fs = MemoryFileSystem::default();
    let mut spool = open(&fs, 100);
    append(&mut spool, 1);
    spool.commit().unwrap();
    fs.set_capacity(Some(fs.used() + 10));
    assert!(append(&mut spool, 2));
    spool.commit().unwrap_err();
    for n in 3..=7 {
        assert!(!append(&mut spool, n), "{n}");
    }
    spool.commit().unwrap_err();
    assert_eq!((spool.durable_seq(), spool.health().lost_records), (1, 5));
    fs.set_capacity(None);
    assert_eq!(spool.commit().unwrap(), 7);
    assert!(append(&mut spool, 8));
    assert_eq!(spool.commit().unwrap(), 8);
    drop(spool);
    fs.restart(Leaves::Synced);
    let spool = open(&fs, 100);
    let all = records(&spool);
    assert_eq!(all.iter().map(|it| (it.seq, it.through)).collect::<Vec<_>>(), [(1, 1), (2, 2), (3, 7), (8, 8)]);
    assert_eq!(all[2].event(), Some(Event::Gap { from: 3, to: 7, reason: "disk_full".to_owned() }));
    assert_eq!(spool.next_seq(), 9);
}

#[test]
fn on_a_full_disk_confirmed_records_make_room() {
    let fs = MemoryFileSystem::default();
    let mut spool = open(&fs, 10_000);
    for n in 1..=30 {
        append(&mut spool, n);
        spool.commit().unwrap();
    }
    let epoch = spool.epoch();
    spool.acknowledge(epoch, 30).unwrap();
    fs.set_capacity(Some(fs.used()));
    append(&mut spool, 31);
    assert_eq!(spool.commit().unwrap(), 31);
    assert_eq!(spool.progress().acked, 30);
}

#[test]
fn an_event_that_is_too_long_is_a_gap_and_the_next_one_goes_on() {
    let fs = MemoryFileSystem::default();
    let mut spool = open(&fs, 1 << 20);
    let long = Event::Fault { what: "x".repeat(70_000) };
    assert!(spool.append(&long, stamp()).is_err());
    append(&mut spool, 2);
    spool.commit().unwrap();
    let all = records(&spool);
    assert_eq!(all[0].event(), Some(Event::Gap { from: 1, to: 1, reason: "too_long".to_owned() }));
    assert_eq!(all[1].seq, 2);
}

#[test]
fn at_every_cut_of_the_last_segment_whole_records_survive_and_new_ones_are_readable() {
    for cut in 0.. {
        let fs = MemoryFileSystem::default();
        let mut spool = open(&fs, 10_000);
        (1..=3).for_each(|n| assert!(append(&mut spool, n)));
        spool.commit().unwrap();
        drop(spool);
        let names = fs.list(Path::new("/spool")).unwrap();
        let segment = Path::new("/spool").join(names.iter().find(|name| name.ends_with(".zdj")).unwrap());
        if cut >= fs.read(&segment).unwrap().len() as u64 {
            assert!(cut > 200, "no cut was tried");
            return;
        }
        fs.truncate(&segment, cut).unwrap();
        let mut spool = open(&fs, 10_000);
        let kept = spool.durable_seq();
        assert_eq!(numbers(&spool), (1..=kept).collect::<Vec<_>>(), "cut at {cut}");
        (kept + 1..=kept + 2).for_each(|n| assert!(append(&mut spool, n)));
        spool.commit().unwrap();
        drop(spool);
        fs.restart(Leaves::Synced);
        assert_eq!(numbers(&open(&fs, 10_000)), (1..=kept + 2).collect::<Vec<_>>(), "cut at {cut}");
    }
}
