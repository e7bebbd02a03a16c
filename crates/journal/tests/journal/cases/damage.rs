//! Bytes on the disk that are torn, stale or flipped.

use std::path::{Path, PathBuf};

use journal::{Event, FileSystem};

use super::story::{Part, Story};
use crate::hall::{Exhibit, Server};
use crate::memory_file_system::{Leaves, MemoryFileSystem};
use crate::oracle::Oracle;

/// The segments on a disk, in order.
pub fn segments(fs: &MemoryFileSystem, dir: &str) -> Vec<PathBuf> {
    let mut names = fs.list(Path::new(dir)).unwrap();
    names.retain(|name| name.ends_with(".zdj"));
    names.sort();
    names.iter().map(|name| Path::new(dir).join(name)).collect()
}

/// An exhibit that wrote `visits`, each so many bytes long, one commit.
pub fn written(visits: std::ops::RangeInclusive<u64>, bytes: usize) -> (Exhibit, Oracle) {
    let (mut exhibit, mut oracle) = (Exhibit::new(), Oracle::default());
    visits.for_each(|visit| oracle.append_long(&mut exhibit.spool, visit, bytes));
    oracle.commit(&mut exhibit.spool).unwrap();
    (exhibit, oracle)
}

#[test]
fn case_03_torn_write_at_every_byte_and_at_sectors() {
    // 512 and 4,096 are among the cuts: the unsynced part of the segment crosses both.
    for (bytes, visits) in [(0, 4), (1200, 4)] {
        let (durable, _) = written(1..=1, bytes);
        let from = durable.fs.read(&segments(&durable.fs, "/spool")[0]).unwrap().len();
        let (mut whole, oracle) = (durable, Oracle { durable: [1].into(), ..Oracle::default() });
        let mut unsynced = oracle.clone();
        (2..=visits).for_each(|visit| unsynced.append_long(&mut whole.spool, visit, bytes));
        unsynced.commit(&mut whole.spool).unwrap();
        let path = segments(&whole.fs, "/spool")[0].clone();
        let all = whole.fs.read(&path).unwrap();
        assert!(bytes == 0 || from < 4096 && all.len() > 4096, "{from} to {}", all.len());
        let step = if bytes == 0 { 1 } else { 7 };
        let sectors = [512, 1024, 4095, 4096, 4097].into_iter().filter(|cut| (from..all.len()).contains(cut));
        for cut in (from..=all.len()).step_by(step).chain(sectors) {
            let case = format!("cut to {cut} of {} bytes", all.len());
            let (fs, mut oracle, mut server) = (whole.fs.copy(), oracle.clone(), Server::new("a"));
            fs.overwrite(&path, &all[..cut]);
            let mut exhibit = Exhibit::on(&fs);
            oracle.append_long(&mut exhibit.spool, 100, bytes);
            oracle.commit(&mut exhibit.spool).unwrap();
            // What was written after the crash must be readable after the next one too.
            let mut exhibit = exhibit.crash(Leaves::Synced);
            exhibit.finish(&mut server);
            oracle.check(&server, &case);
        }
    }
}

#[test]
fn case_04_zero_filled_and_stale_tails() {
    // An old segment of the same spool, whose blocks the file system gives to the new one.
    let (old, _) = written(1..=6, 0);
    let stale = old.fs.read(&segments(&old.fs, "/spool")[0]).unwrap();
    for durable in 1..=5 {
        let (exhibit, mut oracle) = written(1..=durable, 0);
        let path = segments(&exhibit.fs, "/spool")[0].clone();
        let good = exhibit.fs.read(&path).unwrap();
        let from = good.len();
        let tails = [vec![0; 512], vec![0; 4096], stale[stale.len() - from.min(stale.len())..].to_vec(), stale.clone()];
        let same_size = [&good[..], &stale[from.min(stale.len())..]].concat();
        drop(exhibit.spool);
        for tail in tails.iter().map(|tail| [&good[..], tail].concat()).chain([same_size]) {
            let case = format!("{durable} records and {} other bytes", tail.len() - from);
            let (fs, mut server) = (exhibit.fs.copy(), Server::new("a"));
            fs.overwrite(&path, &tail);
            let mut again = Exhibit::on(&fs);
            let mut told = oracle.clone();
            told.append(&mut again.spool, 100);
            told.commit(&mut again.spool).unwrap();
            let mut again = again.crash(Leaves::Synced);
            again.finish(&mut server);
            told.check(&server, &case);
        }
        oracle.crash();
    }
}

#[test]
fn case_05_a_flipped_bit_in_a_closed_segment_costs_one_record_and_is_told() {
    let (mut exhibit, mut oracle) = written(1..=5, 0);
    for visit in 6..=40 {
        oracle.append(&mut exhibit.spool, visit);
        oracle.commit(&mut exhibit.spool).unwrap();
    }
    let path = segments(&exhibit.fs, "/spool")[0].clone();
    assert!(segments(&exhibit.fs, "/spool").len() > 1, "the segment is not closed");
    drop(exhibit.spool);
    let good = exhibit.fs.read(&path).unwrap();
    let record = good.windows(12).position(|bytes| bytes == b"\"visit\":3,\"s").unwrap();
    // From the length of record 3 to the length of record 4.
    let size = good.windows(12).position(|bytes| bytes == b"\"visit\":4,\"s").unwrap() - record;
    let start = record - (4 + 1 + 8 + 16 + 8 + 8 + 2) - r#"{"kind":"scene_entered","#.len();
    for bit in 0..size * 8 {
        let (fs, mut server) = (exhibit.fs.copy(), Server::new("a"));
        let mut bad = good.clone();
        bad[start + bit / 8] ^= 1 << (bit % 8);
        fs.overwrite(&path, &bad);
        let mut again = Exhibit::on(&fs);
        assert_eq!(again.spool.health().damaged_records, 1, "bit {bit}");
        again.finish(&mut server);
        let damaged = Event::Gap { from: 3, to: 3, reason: "damaged".to_owned() };
        assert_eq!(server.gaps(), [damaged], "bit {bit}");
        Oracle { destroyed: [3].into(), ..oracle.clone() }.check(&server, &format!("bit {bit}"));
    }
}

#[test]
fn case_16_cursor_device_and_server_files_missing_short_or_of_yesterday() {
    let mut story = Story::new();
    story.part(Part::Write(4)).unwrap();
    story.part(Part::Deliver).unwrap();
    story.spool = None;
    let yesterday = story.fs.copy();
    let (backup, told) = (story.server.backup(), story.oracle.clone());
    for part in [Part::Write(5), Part::Deliver, Part::Write(3)] {
        story.part(part).unwrap();
    }
    story.spool = None;
    drop(backup);
    let dir = Path::new("/data/exhibit/spool");
    let names: Vec<_> = story.fs.list(dir).unwrap().into_iter().filter(|name| !name.ends_with(".zdj")).collect();
    assert!(names.len() >= 3 && told.durable.len() == 4, "{names:?}");
    let (today, rows) = (story.fs.copy(), story.server.backup());
    for name in &names {
        let path = dir.join(name);
        let good = today.read(&path).unwrap();
        let mut versions: Vec<Option<Vec<u8>>> = (0..good.len()).map(|cut| Some(good[..cut].to_vec())).collect();
        versions.extend([None, Some(vec![0; good.len()]), yesterday.read(&path).ok()]);
        for version in versions {
            let case = format!("{name} is {version:?}");
            let mut again = Story::new();
            again.fs.put_back(&today);
            again.server.restore(&rows);
            again.oracle = story.oracle.clone();
            again.skip_visits(100);
            match version {
                Some(bytes) => again.fs.overwrite(&path, &bytes),
                None => again.fs.lose(&path),
            }
            again.end_well(&case);
        }
    }
}
