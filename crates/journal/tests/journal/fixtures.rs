//! Spools and stores as each format version that ever landed wrote them. They are read and gone on from, byte for byte as
//! they lie in `tests/fixtures`; a new version adds a folder and takes none away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use journal::{
    Batch, BatchRequest, BootId, DeviceId, EpochId, Event, FRAME_VERSION, HeaderState, RealFileSystem, ReceivedBatch,
    SegmentFormat, Spool, SpoolOptions, SpoolReport, Stamp, VisitId,
};
use record_store::{StoreCopy, StoreReport};
use rusqlite::Connection;

fn fixture(name: &str) -> PathBuf {
    Path::new("tests/fixtures").join(name)
}

fn stamp() -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: 12, wall_ms: 1_764_000_000_000, offset_min: 480 }
}

/// A copy that may be changed.
fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        std::fs::create_dir_all(to.path().join(&folder)).unwrap();
        for entry in std::fs::read_dir(from.join(&folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            if from.join(&path).is_dir() {
                folders.push(path);
            } else {
                std::fs::copy(from.join(&path), to.path().join(path)).unwrap();
            }
        }
    }
    to
}

fn open(dir: &Path) -> Spool {
    let options = SpoolOptions { segment_bytes: 300, ..SpoolOptions::default() };
    Spool::open(Arc::new(RealFileSystem), dir, options, stamp()).unwrap()
}

fn all(spool: &Spool, epoch: EpochId) -> Option<Batch> {
    let request = BatchRequest { epoch, after_seq: 0, stored_through: 0, max_records: 1000, max_bytes: 1 << 20 };
    spool.read_batch(&request).unwrap()
}

fn events(spool: &Spool, epoch: EpochId) -> Vec<(u64, Option<Event>)> {
    let batch = ReceivedBatch::decode(&all(spool, epoch).unwrap().encode()).unwrap();
    batch.records.into_iter().map(|record| (record.seq, record.event())).collect()
}

/// Epoch one has five visits, the third refused by the server and two confirmed; epoch two has two visits, a gap of ten
/// records and an event of every shape that strings, numbers, lists and absence make.
fn write(dir: &Path) {
    let mut spool = open(dir);
    for n in 1..=5 {
        spool.append(&Event::Wiped { visit: VisitId(n) }, stamp()).unwrap();
        spool.commit().unwrap();
    }
    let first = spool.epoch();
    spool.meet_server("fixture");
    spool.refuse(first, 3).unwrap();
    spool.acknowledge(first, 2).unwrap();
    spool.open_new_epoch().unwrap();
    spool.append(&Event::Wiped { visit: VisitId(6) }, stamp()).unwrap();
    spool.lose(10, journal::LossReason::QueueFull, stamp());
    spool.append(&touched(), stamp()).unwrap();
    spool.commit().unwrap();
}

fn touched() -> Event {
    let (scene, display) = ("calculator".to_owned(), "near".to_owned());
    Event::Touched { visit: VisitId(7), scene, display, layout: 3, control: None, at: Some([0.25, 0.75]) }
}

#[test]
#[ignore = "writes the fixtures of a new format version"]
fn write_fixtures() {
    let spool = fixture(&format!("spool-{}-{FRAME_VERSION}", SegmentFormat::New as u16));
    assert!(!spool.exists(), "{} is there: fixtures are never written again", spool.display());
    write(&spool);
    std::fs::remove_file(spool.join("lock")).unwrap();
    let folder = copy(&spool);
    let (store, spool) = (fixture("store-1"), open(folder.path()));
    std::fs::create_dir_all(&store).unwrap();
    let mut connection = Connection::open(store.join("hall.sqlite")).unwrap();
    record_store::make_durable(&connection).unwrap();
    record_store::make_tables(&connection).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    for epoch in [spool.progress().epoch, spool.epoch()] {
        let batch = ReceivedBatch::decode(&all(&spool, epoch).unwrap().encode()).unwrap();
        record_store::store(&mut connection, &record_store::Batch::received(batch).unwrap(), 0).unwrap();
    }
}

#[test]
fn a_spool_of_segment_format_1_and_frame_version_1_is_read_and_gone_on_from() {
    let folder = copy(&fixture("spool-1-1"));
    let report = SpoolReport::read(&RealFileSystem, folder.path()).unwrap();
    assert!(report.is_whole(), "{report:#?}");
    assert_eq!((report.segments.len(), report.quarantine.len()), (3, 1));
    let mut spool = open(folder.path());
    assert_eq!(Some(spool.device()), report.device);
    let first = spool.progress();
    assert_eq!((first.acked, first.last_seq, first.sealed), (2, 5, true));
    let refused = Event::Gap { from: 3, to: 3, reason: "refused".to_owned() };
    let visit = |n| (n, Some(Event::Wiped { visit: VisitId(n) }));
    assert_eq!(events(&spool, first.epoch), [visit(1), visit(2), (3, Some(refused)), visit(4), visit(5)]);
    let lost = Event::Gap { from: 2, to: 11, reason: "queue_full".to_owned() };
    let sixth = Event::Wiped { visit: VisitId(6) };
    let second = vec![(1, Some(sixth)), (2, Some(lost)), (12, Some(touched()))];
    assert_eq!(events(&spool, spool.epoch()), second);
    assert_eq!(spool.append(&Event::Wiped { visit: VisitId(8) }, stamp()).unwrap().seq, 13);
    spool.commit().unwrap();
    assert_eq!(events(&spool, spool.epoch()).len(), 4);
}

/// Twelve visits, the first five of them in a segment that is then written over by a shorter commit.
fn write_over(dir: &Path) {
    let mut spool = open(dir);
    let mut write = |first: u64, last: u64| {
        for n in first..=last {
            spool.append(&Event::Wiped { visit: VisitId(n) }, stamp()).unwrap();
        }
        spool.commit().unwrap();
        spool.acknowledge(spool.epoch(), first - 1).unwrap();
        spool.delete_expired(i64::MAX).unwrap();
    };
    write(1, 5);
    write(6, 10);
    write(11, 11);
    write(12, 12);
}

#[test]
#[ignore = "writes the fixture of segment format 2"]
fn write_fixture_of_a_segment_written_over() {
    let spool = fixture("spool-2-1");
    assert!(!spool.exists(), "{} is there: fixtures are never written again", spool.display());
    write_over(&spool);
    std::fs::remove_file(spool.join("lock")).unwrap();
}

#[test]
fn a_spool_of_segment_format_2_and_frame_version_1_is_read_and_gone_on_from() {
    let folder = copy(&fixture("spool-2-1"));
    let report = SpoolReport::read(&RealFileSystem, folder.path()).unwrap();
    assert!(report.is_whole(), "{report:#?}");
    let formats: Vec<_> = report.segments.iter().map(|segment| segment.header).collect();
    let [HeaderState::Whole(new), HeaderState::Whole(reused)] = formats[..] else { panic!("{report:#?}") };
    assert_eq!((new.format, reused.format), (SegmentFormat::New, SegmentFormat::Reused));
    assert!(report.segments[1].unused > 100, "no former record lies behind the end: {report:#?}");
    let mut spool = open(folder.path());
    let all = |spool: &Spool| {
        let request =
            BatchRequest { epoch: spool.epoch(), after_seq: 5, stored_through: 0, max_records: 99, max_bytes: 1 << 20 };
        let batch = spool.read_batch(&request).unwrap().unwrap();
        let records = ReceivedBatch::decode(&batch.encode()).unwrap().records;
        records.into_iter().map(|record| (record.seq, record.event())).collect::<Vec<_>>()
    };
    let visits = |to: u64| (6..=to).map(|n| (n, Some(Event::Wiped { visit: VisitId(n) }))).collect::<Vec<_>>();
    assert_eq!(all(&spool), visits(12));
    assert_eq!(spool.append(&Event::Wiped { visit: VisitId(13) }, stamp()).unwrap().seq, 13);
    spool.commit().unwrap();
    assert_eq!(all(&spool), visits(13));
}

#[test]
fn a_store_of_schema_1_is_read_and_knows_its_records_again() {
    let folder = copy(&fixture("store-1"));
    let report = StoreReport::read(StoreCopy::of(folder.path()).unwrap().connection()).unwrap();
    assert!(report.is_whole(), "{report:#?}");
    let marks: Vec<_> = report.epochs.values().map(|epoch| (epoch.mark, epoch.gaps)).collect();
    assert!(marks.contains(&(5, 1)) && marks.contains(&(12, 1)), "{marks:?}");
    // What the exhibit of that day would send again is known, to the last hash.
    let spool_folder = copy(&fixture("spool-1-1"));
    let spool = open(spool_folder.path());
    let mut connection = Connection::open(folder.path().join("hall.sqlite")).unwrap();
    record_store::make_tables(&connection).unwrap();
    for (epoch, count) in [(spool.progress().epoch, 5), (spool.epoch(), 3)] {
        let batch = ReceivedBatch::decode(&all(&spool, epoch).unwrap().encode()).unwrap();
        let batch = record_store::Batch::received(batch).unwrap();
        let stored = record_store::store(&mut connection, &batch, 0).unwrap();
        assert_eq!((stored.fresh, stored.repeated, stored.conflicts), (0, count, 0));
    }
}

#[test]
fn a_batch_of_version_1_is_read() {
    let bytes = std::fs::read(fixture("batch-1.zdb")).unwrap();
    let batch = ReceivedBatch::decode(&bytes).unwrap();
    assert_eq!(
        (batch.device, batch.epoch, batch.first_seq, batch.last_seq),
        (DeviceId([1; 16]), EpochId([2; 16]), 4, 10)
    );
    assert_eq!(batch.records.len(), 3);
    let frames = batch.records.iter().map(|record| (record.seq, record.through)).collect::<Vec<_>>();
    assert_eq!(frames, [(4, 4), (5, 9), (10, 10)]);
}

#[test]
#[ignore = "writes the fixture of a new version of batches"]
fn write_batch_fixture() {
    let events = [
        (4, Event::Wiped { visit: VisitId(3) }),
        (5, Event::Gap { from: 5, to: 9, reason: "disk_full".to_owned() }),
        (10, touched()),
    ];
    let frame = |(seq, event): &(u64, Event)| {
        let payload = serde_json::to_vec(event).unwrap();
        journal::Frame { seq: *seq, stamp: stamp(), payload: &payload }.encode().unwrap()
    };
    let frames = events.iter().flat_map(frame).collect();
    let (device, epoch) = (DeviceId([1; 16]), EpochId([2; 16]));
    let batch = Batch { device, epoch, first_seq: 4, last_seq: 10, count: 3, frames };
    let path = fixture("batch-1.zdb");
    assert!(!path.exists(), "{} is there: fixtures are never written again", path.display());
    std::fs::write(path, batch.encode()).unwrap();
}
