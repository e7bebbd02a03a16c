//! Segments that are written over confirmed ones: nothing of their former life is ever taken for a record, and a full disk
//! has them back.

use std::path::Path;
use std::sync::Arc;

use journal::{
    FileSystem, HeaderState, Repair, SegmentFormat, SegmentHeader, Spool, SpoolOptions, SpoolReport, repair,
};

use crate::cases::damage::segments;
use crate::hall::{Exhibit, Server, stamp};
use crate::memory_file_system::{Leaves, MemoryFileSystem};
use crate::oracle::Oracle;

const LATER_MS: i64 = 5000;

fn open(fs: &MemoryFileSystem) -> Spool {
    let options = SpoolOptions { segment_bytes: 300, retention_ms: 10, spare_segments: 2, ..SpoolOptions::default() };
    Spool::open(Arc::new(fs.clone()), Path::new("/spool"), options, stamp()).unwrap()
}

/// An exhibit whose three segments are full, confirmed and old.
fn confirmed(server: &mut Server, oracle: &mut Oracle) -> Exhibit {
    let fs = MemoryFileSystem::default();
    let mut exhibit = Exhibit { spool: open(&fs), fs, delivery: journal::Delivery::new(1), now_ms: 0 };
    for first in [1, 6, 11] {
        (first..first + 5).for_each(|visit| oracle.append(&mut exhibit.spool, visit));
        oracle.commit(&mut exhibit.spool).unwrap();
    }
    exhibit.finish(server);
    assert_eq!(exhibit.spool.delete_expired(LATER_MS).unwrap(), 0, "two are spares, the third says the numbers");
    exhibit
}

fn formats(fs: &MemoryFileSystem) -> Vec<SegmentFormat> {
    let report = SpoolReport::read(fs, Path::new("/spool")).unwrap();
    let formats = report.segments.iter().map(|segment| match segment.header {
        HeaderState::Whole(header) => header.format,
        other => panic!("{other:?}"),
    });
    formats.collect()
}

#[test]
fn confirmed_segments_are_written_over_and_no_room_is_used_for_new_ones() {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut exhibit = confirmed(&mut server, &mut oracle);
    let (used, count) = (exhibit.fs.used(), segments(&exhibit.fs, "/spool").len());
    for visit in 16..=17 {
        oracle.append(&mut exhibit.spool, visit);
        oracle.commit(&mut exhibit.spool).unwrap();
    }
    assert_eq!((exhibit.fs.used(), segments(&exhibit.fs, "/spool").len()), (used, count));
    assert_eq!(formats(&exhibit.fs), [SegmentFormat::New, SegmentFormat::New, SegmentFormat::Reused]);
    exhibit.finish(&mut server);
    oracle.check(&server, "written over");
    assert_eq!(server.gaps(), []);
}

#[test]
fn former_records_of_the_very_numbers_that_come_next_are_never_believed() {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut exhibit = confirmed(&mut server, &mut oracle);
    // Numbers begin at 1 again, in files that hold whole records of the numbers that come next.
    exhibit.spool.open_new_epoch().unwrap();
    for visit in 16..=19 {
        oracle.append(&mut exhibit.spool, visit);
        oracle.commit(&mut exhibit.spool).unwrap();
        let (fs, mut told, mut server) = (exhibit.fs.copy(), oracle.clone(), Server::new("b"));
        let mut spool = open(&fs);
        assert_eq!(
            (spool.next_seq(), spool.health().damaged_records, spool.health().quarantined_bytes),
            (visit - 14, 0, 0)
        );
        told.append(&mut spool, 100 + visit);
        told.commit(&mut spool).unwrap();
        let mut again = Exhibit { spool, fs, delivery: journal::Delivery::new(1), now_ms: 0 };
        again.finish(&mut server);
        // Segments that went into the new epoch: server b is told that what was in them is not kept.
        told.destroyed.extend(1..=10);
        told.check(&server, &format!("{visit} is the last"));
    }
}

/// An exhibit in whose newest segment, written over another one, one record is durable and two are torn at byte `cut`. `None`
/// behind its last byte.
fn torn(cut: usize) -> Option<(Exhibit, Server, Oracle)> {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut exhibit = confirmed(&mut server, &mut oracle);
    exhibit.spool.open_new_epoch().unwrap();
    oracle.append(&mut exhibit.spool, 16);
    oracle.commit(&mut exhibit.spool).unwrap();
    let path = segments(&exhibit.fs, "/spool").into_iter().find(|path| is_reused(&exhibit.fs, path)).unwrap();
    let before = exhibit.fs.read(&path).unwrap();
    (17..=18).for_each(|visit| oracle.append(&mut exhibit.spool, visit));
    exhibit.spool.commit().unwrap();
    let mut bytes = exhibit.fs.read(&path).unwrap();
    drop(exhibit.spool);
    oracle.crash();
    if cut > bytes.len() {
        return None;
    }
    let to = bytes.len();
    bytes[cut..].copy_from_slice(&before[cut..to]);
    exhibit.fs.overwrite(&path, &bytes);
    Some((Exhibit { spool: open(&exhibit.fs), ..exhibit }, server, oracle))
}

fn is_reused(fs: &MemoryFileSystem, path: &Path) -> bool {
    let header = SegmentHeader::decode(&fs.read(path).unwrap()).unwrap();
    header.format == SegmentFormat::Reused
}

#[test]
fn a_torn_commit_over_former_records_costs_nothing_that_was_promised() {
    let mut cuts = 0;
    while let Some((mut exhibit, mut server, mut oracle)) = torn(cuts) {
        let case = format!("cut at {cuts}");
        oracle.append(&mut exhibit.spool, 100);
        oracle.commit(&mut exhibit.spool).unwrap();
        drop(exhibit.spool);
        exhibit.fs.restart(Leaves::Synced);
        let mut exhibit = Exhibit { spool: open(&exhibit.fs), ..exhibit };
        exhibit.finish(&mut server);
        oracle.check(&server, &case);
        assert_eq!(server.gaps(), [], "{case}");
        cuts += 1;
    }
    assert!(cuts > 300, "{cuts}");
}

#[test]
fn a_full_disk_has_its_spares_back_at_once() {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut exhibit = confirmed(&mut server, &mut oracle);
    exhibit.fs.set_capacity(Some(exhibit.fs.used()));
    // More than one spare holds.
    (16..=23).for_each(|visit| oracle.append(&mut exhibit.spool, visit));
    oracle.commit(&mut exhibit.spool).unwrap();
    exhibit.fs.set_capacity(None);
    exhibit.finish(&mut server);
    oracle.check(&server, "a full disk");
    assert_eq!(server.gaps(), []);
}

#[test]
fn unused_room_is_said_and_given_back_at_the_next_start() {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut exhibit = confirmed(&mut server, &mut oracle);
    oracle.append(&mut exhibit.spool, 16);
    oracle.commit(&mut exhibit.spool).unwrap();
    drop(exhibit.spool);
    let (disk, dir): (Arc<dyn FileSystem>, _) = (Arc::new(exhibit.fs.clone()), Path::new("/spool"));
    let report = SpoolReport::read(&*disk, dir).unwrap();
    let [Repair::GiveBack { bytes, .. }] = report.repairs()[..] else { panic!("{:?}", report.repairs()) };
    assert!(report.is_whole() && bytes > 100, "{report:#?}");
    let used = exhibit.fs.used();
    assert_eq!(repair(&disk, dir, stamp()).unwrap(), report.repairs());
    assert_eq!((exhibit.fs.used(), repair(&disk, dir, stamp()).unwrap()), (used - bytes, vec![]));
}

#[test]
fn a_segment_whose_writing_over_had_only_begun_is_said_and_removed() {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut exhibit = confirmed(&mut server, &mut oracle);
    oracle.append(&mut exhibit.spool, 16);
    // Its header is written and synced, its name is not changed yet.
    exhibit.fs.power_off_after(3);
    assert!(oracle.commit(&mut exhibit.spool).is_err());
    oracle.crash();
    drop(exhibit.spool);
    exhibit.fs.restart(Leaves::Synced);
    let (disk, dir): (Arc<dyn FileSystem>, _) = (Arc::new(exhibit.fs.clone()), Path::new("/spool"));
    let report = SpoolReport::read(&*disk, dir).unwrap();
    assert_eq!(report.segments[0].header, HeaderState::Spent);
    assert!(report.is_whole(), "{report:#?}");
    assert_eq!(report.repairs(), [Repair::RemoveLeftover(report.segments[0].name.to_string())]);
    assert_eq!(repair(&disk, dir, stamp()).unwrap(), report.repairs());
    assert_eq!(SpoolReport::read(&*disk, dir).unwrap().segments.len(), report.segments.len() - 1);
    assert_eq!(open(&exhibit.fs).next_seq(), 16);
}
