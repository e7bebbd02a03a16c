//! Looking at a spool changes nothing, tells everything, and mending does what was said.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journal::{
    FileSystem, Frame, HEADER_SIZE, RealFileSystem, Repair, SegmentFormat, Spool, SpoolError, SpoolOptions,
    SpoolReport, repair,
};

use crate::hall::{stamp, visit_event};

fn open(dir: &Path) -> Spool {
    let options = SpoolOptions { segment_bytes: 200, ..SpoolOptions::default() };
    Spool::open(Arc::new(RealFileSystem), dir, options, stamp()).unwrap()
}

/// A spool of six records in three segments, four of them confirmed.
fn spool() -> (tempfile::TempDir, Vec<PathBuf>) {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = open(dir.path());
    for pair in 0..3 {
        for visit in [1, 2] {
            spool.append(&visit_event(pair * 2 + visit), stamp()).unwrap();
        }
        spool.commit().unwrap();
    }
    spool.acknowledge(spool.epoch(), 4).unwrap();
    drop(spool);
    let mut names = RealFileSystem.list(dir.path()).unwrap();
    names.retain(|name| name.ends_with(".zdj"));
    names.sort();
    let paths = names.iter().map(|name| dir.path().join(name)).collect();
    (dir, paths)
}

fn read(dir: &Path) -> SpoolReport {
    SpoolReport::read(&RealFileSystem, dir).unwrap()
}

fn fix(dir: &Path) -> Result<Vec<Repair>, SpoolError> {
    let fs: Arc<dyn FileSystem> = Arc::new(RealFileSystem);
    repair(&fs, dir, stamp())
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = RealFileSystem.list(dir).unwrap();
    names.into_iter().filter_map(|name| Some((name.clone(), std::fs::read(dir.join(name)).ok()?))).collect()
}

fn change(path: &Path, how: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(path).unwrap();
    how(&mut bytes);
    std::fs::write(path, bytes).unwrap();
}

/// The report names exactly these repairs and changes nothing; mending does them, and nothing is left to do.
#[track_caller]
fn check(dir: &Path, expected: &[Repair]) {
    let before = files(dir);
    let report = read(dir);
    assert!(!report.is_whole());
    assert_eq!(report.repairs(), expected);
    assert_eq!(files(dir), before, "looking changed something");
    assert_eq!(fix(dir).unwrap(), expected);
    let after = read(dir);
    assert!(after.is_whole(), "{after:#?}");
    assert_eq!(after.repairs(), []);
}

#[test]
fn a_whole_spool_is_whole_and_needs_nothing() {
    let (dir, segments) = spool();
    let report = read(dir.path());
    assert!(report.is_whole());
    assert_eq!(report.segments.iter().map(|segment| segment.whole).collect::<Vec<_>>(), [2, 2, 2]);
    assert_eq!((report.segments.len(), report.marks[0].acked), (segments.len(), Some(4)));
    let before = files(dir.path());
    assert_eq!(fix(dir.path()).unwrap(), []);
    assert_eq!(files(dir.path()), before);
}

#[test]
fn a_torn_end_is_put_into_quarantine_and_cut() {
    let (dir, segments) = spool();
    let size = std::fs::metadata(&segments[2]).unwrap().len() as usize;
    change(&segments[2], |bytes| bytes.extend([7; 33]));
    let segment = read(dir.path()).segments[2].name;
    check(dir.path(), &[Repair::CutEnd { segment, from_byte: size, bytes: 33 }]);
    assert_eq!(read(dir.path()).quarantine[0].bytes, 33);
}

#[test]
fn a_damaged_last_record_becomes_a_gap() {
    let (dir, segments) = spool();
    change(&segments[2], |bytes| *bytes.last_mut().unwrap() ^= 1);
    let epoch = read(dir.path()).segments[2].name.epoch;
    check(dir.path(), &[Repair::TellDamaged { epoch, from: 6, to: 6 }]);
    assert_eq!(open(dir.path()).next_seq(), 7);
}

#[test]
fn torn_marks_half_written_files_and_a_lost_identity_are_mended() {
    let (dir, _) = spool();
    let device = read(dir.path()).device.unwrap();
    let mark = read(dir.path()).marks[0].file.clone();
    change(&dir.path().join(&mark), |bytes| bytes.truncate(9));
    std::fs::remove_file(dir.path().join("device")).unwrap();
    std::fs::write(dir.path().join("server.tmp"), "x").unwrap();
    check(
        dir.path(),
        &[Repair::WriteDevice(device), Repair::RemoveMark(mark), Repair::RemoveLeftover("server.tmp".to_owned())],
    );
}

#[test]
fn damage_in_the_middle_is_told_and_stays() {
    let (dir, segments) = spool();
    change(&segments[1], |bytes| bytes[HEADER_SIZE + 20] ^= 1);
    let report = read(dir.path());
    assert_eq!((report.is_whole(), report.segments[1].damaged, report.segments[1].whole), (false, 1, 1));
    assert_eq!(report.repairs(), [], "a gap is sent in its place, and nothing can bring it back");
}

#[test]
fn a_spool_in_use_can_be_looked_at_and_is_not_mended() {
    let (dir, _) = spool();
    let _open = open(dir.path());
    assert!(read(dir.path()).is_whole());
    assert!(matches!(fix(dir.path()), Err(SpoolError::InUse(_))));
}

#[test]
fn a_gap_to_the_last_number_there_is_is_looked_at_and_mended() {
    let (dir, segments) = spool();
    let gap = format!(r#"{{"kind":"gap","from":7,"to":{},"reason":"damaged"}}"#, u64::MAX);
    let frame = |seq, payload: &[u8]| Frame { seq, stamp: stamp(), payload }.encode().unwrap();
    change(&segments[2], |bytes| {
        bytes.extend(frame(7, gap.as_bytes()));
        bytes.extend(frame(u64::MAX, b"{}"));
        for _ in 0..2 {
            let mut damaged = frame(u64::MAX, b"{}");
            *damaged.last_mut().unwrap() ^= 1;
            bytes.extend(damaged);
        }
    });
    let report = read(dir.path());
    assert_eq!(report.repairs(), fix(dir.path()).unwrap());
    // Its numbers are used up, so what comes next has another epoch.
    assert_eq!(open(dir.path()).next_seq(), 1);
}

/// A segment's bytes, its header of another format.
fn with_format(segment: &Path, format: u16) -> Vec<u8> {
    let mut bytes = std::fs::read(segment).unwrap();
    bytes[4..6].copy_from_slice(&format.to_le_bytes());
    let (covered, sum) = (HEADER_SIZE - 4, HEADER_SIZE);
    let crc = crc32c::crc32c(&bytes[..covered]);
    bytes[covered..sum].copy_from_slice(&crc.to_le_bytes());
    bytes
}

#[test]
fn the_name_of_a_spent_segment_is_not_where_the_one_before_it_ends() {
    // Also the very name of the segment that the gap goes to.
    for spent_first in [6, 123] {
        let (dir, segments) = spool();
        let epoch = read(dir.path()).segments[2].name.epoch;
        let spent = format!("{epoch}-{spent_first:020}.zdj");
        std::fs::write(dir.path().join(&spent), with_format(&segments[2], SegmentFormat::Reused as u16)).unwrap();
        change(&segments[2], |bytes| *bytes.last_mut().unwrap() ^= 1);
        check(dir.path(), &[Repair::TellDamaged { epoch, from: 6, to: 6 }, Repair::RemoveLeftover(spent)]);
        assert_eq!(open(dir.path()).next_seq(), 7);
    }
}

/// The end that opening leaves alone is not said to be cut, and mending leaves the file as it was.
#[track_caller]
fn check_left_alone(dir: &Path, torn: &Path) {
    let before = std::fs::read(torn).unwrap();
    let report = read(dir);
    assert!(report.begins_epoch() && !report.is_whole());
    assert_eq!(report.repairs(), []);
    assert_eq!(fix(dir).unwrap(), []);
    assert_eq!(std::fs::read(torn).unwrap(), before);
    assert_eq!(open(dir).next_seq(), 1);
}

#[test]
fn a_torn_end_below_its_mark_is_left_alone_since_a_new_epoch_begins() {
    let (dir, segments) = spool();
    let mut spool = open(dir.path());
    spool.acknowledge(spool.epoch(), 6).unwrap();
    drop(spool);
    // The last record is torn away, so the mark stands above what is here, and some bytes of it stay.
    change(&segments[2], |bytes| bytes.truncate(bytes.len() - 7));
    check_left_alone(dir.path(), &segments[2]);
}

#[test]
fn a_torn_end_behind_the_last_number_is_left_alone_since_a_new_epoch_begins() {
    let (dir, segments) = spool();
    let gap = format!(r#"{{"kind":"gap","from":7,"to":{},"reason":"damaged"}}"#, u64::MAX >> 2);
    change(&segments[2], |bytes| {
        bytes.extend(Frame { seq: 7, stamp: stamp(), payload: gap.as_bytes() }.encode().unwrap());
        bytes.extend([7; 33]);
    });
    check_left_alone(dir.path(), &segments[2]);
}

#[test]
fn a_torn_end_beside_a_newer_programs_segment_is_left_alone_since_a_new_epoch_begins() {
    let (dir, segments) = spool();
    let newer = with_format(&segments[2], 99);
    std::fs::write(dir.path().join(format!("{}-{:020}.zdj", "f".repeat(32), 1)), newer).unwrap();
    change(&segments[2], |bytes| bytes.extend([7; 33]));
    check_left_alone(dir.path(), &segments[2]);
}
