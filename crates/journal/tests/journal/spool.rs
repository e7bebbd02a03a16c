//! The spool on a real disk: what is durable is there again, whatever is done to the files in between.

use std::path::Path;
use std::sync::Arc;

use journal::{
    Batch, BatchRequest, BootId, EpochId, Event, RealFileSystem, ReceivedBatch, Spool, SpoolError, SpoolOptions, Stamp,
    StoredRecord, VisitId,
};

const DAY_MS: i64 = 24 * 3600 * 1000;

fn now() -> Stamp {
    Stamp { boot: BootId([1; 16]), mono_ms: 0, wall_ms: 1_000_000, offset_min: 480 }
}

fn open_with(dir: &Path, segment_bytes: u64) -> Result<Spool, SpoolError> {
    let options = SpoolOptions { segment_bytes, spare_segments: 0, ..SpoolOptions::default() };
    Spool::open(Arc::new(RealFileSystem), dir, options, now())
}

fn open(dir: &Path) -> Spool {
    open_with(dir, 1 << 20).unwrap()
}

/// Event `n` says its own number, so that it can be told where it went.
fn event(n: u64) -> Event {
    Event::Wiped { visit: VisitId(n) }
}

fn write(spool: &mut Spool, numbers: std::ops::RangeInclusive<u64>) {
    for n in numbers {
        assert_eq!(spool.append(&event(n), now()).unwrap().seq, n);
    }
    spool.commit().unwrap();
}

fn request(epoch: EpochId, after_seq: u64) -> BatchRequest {
    BatchRequest { epoch, after_seq, stored_through: 0, max_records: 1000, max_bytes: 1 << 20 }
}

fn batch(spool: &Spool, after_seq: u64) -> Option<Batch> {
    spool.read_batch(&request(spool.epoch(), after_seq)).unwrap()
}

fn records(spool: &Spool) -> Vec<StoredRecord> {
    batch(spool, 0).map_or(Vec::new(), |batch| ReceivedBatch::decode(&batch.encode()).unwrap().records)
}

/// Every number with what it stands for: its own event, or a gap.
fn contents(spool: &Spool) -> Vec<(u64, Option<Event>)> {
    let own = |record: StoredRecord| {
        let event = record.event().filter(|event| !matches!(event, Event::Gap { .. }));
        (record.seq..=record.through).map(move |seq| (seq, event.clone())).collect::<Vec<_>>()
    };
    records(spool).into_iter().flat_map(own).collect()
}

fn segments(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "zdj"));
    paths.sort();
    paths
}

fn quarantined(dir: &Path) -> usize {
    std::fs::read_dir(dir.join("quarantine")).map_or(0, Iterator::count)
}

#[test]
fn records_survive_reopening_and_numbers_go_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(&dir.path().join("new/deep"));
    let (device, epoch) = (spool.device(), spool.epoch());
    write(&mut spool, 1..=3);
    drop(spool);
    let mut spool = open(&dir.path().join("new/deep"));
    assert_eq!((spool.device(), spool.epoch(), spool.next_seq()), (device, epoch, 4));
    write(&mut spool, 4..=5);
    let expected: Vec<_> = (1..=5).map(|n| (n, Some(event(n)))).collect();
    assert_eq!(contents(&spool), expected);
}

#[test]
fn appended_records_are_not_sent_before_they_are_durable() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(dir.path());
    spool.append(&event(1), now()).unwrap();
    assert_eq!((spool.durable_seq(), batch(&spool, 0)), (0, None));
    assert_eq!(spool.commit().unwrap(), 1);
    assert_eq!(records(&spool).len(), 1);
}

#[test]
fn a_second_start_is_refused_with_a_clear_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let first = open(dir.path());
    let second = open_with(dir.path(), 1 << 20).err().unwrap();
    assert!(matches!(second, SpoolError::InUse(_)));
    assert!(second.to_string().contains("in use by another running exhibit"), "{second}");
    drop(first);
    open(dir.path());
}

#[test]
fn every_new_spool_is_a_new_epoch_of_the_same_device_only_if_it_is_kept() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (open(one.path()), open(two.path()));
    assert_ne!(one.epoch(), two.epoch());
    assert_ne!(one.device(), two.device());
}

#[test]
fn a_zero_filled_end_goes_to_quarantine_and_costs_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(dir.path());
    write(&mut spool, 1..=3);
    drop(spool);
    let path = segments(dir.path())[0].clone();
    let mut bytes = std::fs::read(&path).unwrap();
    let size = bytes.len();
    bytes.extend([0; 4096]);
    std::fs::write(&path, bytes).unwrap();
    let spool = open(dir.path());
    assert_eq!((spool.next_seq(), spool.health().quarantined_bytes), (4, 4096));
    assert_eq!((quarantined(dir.path()), std::fs::read(&path).unwrap().len()), (1, size));
}

#[test]
fn a_flipped_bit_costs_one_record_and_is_sent_as_a_gap() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open_with(dir.path(), 1).unwrap();
    for n in 1..=4 {
        write(&mut spool, 2 * n - 1..=2 * n);
    }
    drop(spool);
    let paths = segments(dir.path());
    assert_eq!(paths.len(), 4);
    for (at, path) in paths.iter().enumerate() {
        let good = std::fs::read(path).unwrap();
        let mut bad = good.clone();
        bad[90] ^= 4;
        std::fs::write(path, bad).unwrap();
        let spool = open(dir.path());
        let lost = 2 * at as u64 + 1;
        let expected: Vec<_> = (1..=8).map(|n| (n, (n != lost).then(|| event(n)))).collect();
        assert_eq!(contents(&spool), expected);
        assert_eq!(spool.health().damaged_records, 1);
        drop(spool);
        std::fs::write(path, good).unwrap();
    }
}

#[test]
fn a_number_that_was_given_to_a_damaged_last_record_is_not_given_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(dir.path());
    write(&mut spool, 1..=3);
    drop(spool);
    let path = segments(dir.path())[0].clone();
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    for _ in 0..2 {
        let spool = open(dir.path());
        assert_eq!(spool.next_seq(), 4);
        assert_eq!(contents(&spool), [(1, Some(event(1))), (2, Some(event(2))), (3, None)]);
    }
}

#[test]
fn without_its_marks_a_spool_sends_again_and_a_spool_behind_its_mark_begins_a_new_epoch() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(dir.path());
    let epoch = spool.epoch();
    write(&mut spool, 1..=3);
    let copy = segments(dir.path()).iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect::<Vec<_>>();
    write(&mut spool, 4..=6);
    spool.acknowledge(epoch, 6).unwrap();
    drop(spool);
    assert_eq!(open(dir.path()).progress().acked, 6);
    let mark = dir.path().join(format!("{epoch}.acked"));
    let bytes = std::fs::read(&mark).unwrap();
    std::fs::remove_file(&mark).unwrap();
    let spool = open(dir.path());
    assert_eq!((spool.epoch(), spool.progress().acked, records(&spool).len()), (epoch, 0, 6));
    drop(spool);
    std::fs::write(&mark, bytes).unwrap();
    for (path, bytes) in copy {
        std::fs::write(path, bytes).unwrap();
    }
    let spool = open(dir.path());
    assert_ne!(spool.epoch(), epoch);
    assert_eq!(spool.next_seq(), 1);
}

#[test]
fn confirmations_are_taken_only_for_what_was_written() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(dir.path());
    let epoch = spool.epoch();
    write(&mut spool, 1..=3);
    assert!(matches!(spool.acknowledge(epoch, 4), Err(SpoolError::AckAboveLast { acked: 4, last: 3 })));
    assert!(matches!(spool.acknowledge(EpochId([0; 16]), 1), Err(SpoolError::UnknownEpoch(_))));
    spool.acknowledge(epoch, 3).unwrap();
    spool.acknowledge(epoch, 1).unwrap();
    assert_eq!(spool.progress().acked, 3);
}

#[test]
fn only_confirmed_and_old_segments_are_deleted_and_the_numbers_stay_known() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open_with(dir.path(), 1).unwrap();
    let epoch = spool.epoch();
    for n in 1..=4 {
        write(&mut spool, n..=n);
    }
    let later = now().wall_ms + 8 * DAY_MS;
    assert_eq!(spool.delete_expired(later).unwrap(), 0);
    spool.acknowledge(epoch, 2).unwrap();
    assert_eq!(spool.delete_expired(now().wall_ms + 6 * DAY_MS).unwrap(), 0);
    assert_eq!(spool.delete_expired(later).unwrap(), 2);
    spool.acknowledge(epoch, 4).unwrap();
    assert_eq!(spool.delete_expired(later).unwrap(), 1);
    drop(spool);
    let spool = open(dir.path());
    assert_eq!((spool.epoch(), spool.next_seq(), segments(dir.path()).len()), (epoch, 5, 1));
    // A server that knows nothing is told what is no longer kept; one that has it is told nothing.
    assert_eq!(contents(&spool), [(1, None), (2, None), (3, None), (4, Some(event(4)))]);
    let has_it = BatchRequest { stored_through: 3, ..request(epoch, 0) };
    assert_eq!(spool.read_batch(&has_it).unwrap().unwrap().first_seq, 4);
}

#[test]
fn batches_keep_their_limits_and_continue_where_the_last_one_ended() {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open_with(dir.path(), 700).unwrap();
    for n in 1..=20 {
        write(&mut spool, n..=n);
    }
    let (mut after, mut seen) = (0, Vec::new());
    loop {
        let request = BatchRequest { max_records: 3, max_bytes: 300, ..request(spool.epoch(), after) };
        let Some(batch) = spool.read_batch(&request).unwrap() else {
            break;
        };
        assert!(batch.count <= 3 && batch.encode().len() <= 300);
        assert_eq!(batch.first_seq, after + 1);
        seen.extend(batch.seqs().iter().map(|seq| seq.0));
        after = batch.last_seq;
    }
    assert_eq!(seen, (1..=20).collect::<Vec<_>>());
}

#[test]
fn a_spool_copied_from_another_exhibit_is_refused() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(&mut open(one.path()), 1..=1);
    drop(open(two.path()));
    let segment = &segments(one.path())[0];
    std::fs::copy(segment, two.path().join(segment.file_name().unwrap())).unwrap();
    assert!(matches!(open_with(two.path(), 1), Err(SpoolError::Foreign { .. })));
}
