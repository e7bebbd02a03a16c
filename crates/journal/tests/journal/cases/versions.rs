//! Spools of other versions of the program.

use std::path::Path;

use journal::{FRAME_OVERHEAD, FileSystem, HEADER_SIZE, SEGMENT_FORMAT};

use super::damage::{segments, written};
use crate::hall::{Exhibit, Server};
use crate::memory_file_system::Leaves;
use crate::oracle::Oracle;

/// The bytes with another version of the frame that starts at `at`, checksum and all.
fn with_version(bytes: &[u8], at: usize, version: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let size = 4 + u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    bytes[at + 4] = version;
    let crc = crc32c::crc32c(&bytes[at..at + size - 4]);
    bytes[at + size - 4..at + size].copy_from_slice(&crc.to_le_bytes());
    bytes
}

#[test]
fn case_23_a_newer_programs_records_are_kept_and_the_older_one_goes_on() {
    let payload = r#"{"kind":"scene_entered","visit":1,"scene":""}"#.len();
    let size = FRAME_OVERHEAD + payload;
    for newer in [vec![2], vec![5], vec![4, 5], vec![1, 2, 3, 4, 5]] {
        let (exhibit, mut oracle) = written(1..=5, 0);
        let path = segments(&exhibit.fs, "/spool")[0].clone();
        drop(exhibit.spool);
        let mut bytes = exhibit.fs.read(&path).unwrap();
        for seq in &newer {
            bytes = with_version(&bytes, HEADER_SIZE + (seq - 1) * size, 2);
        }
        exhibit.fs.overwrite(&path, &bytes);
        let (mut again, mut server) = (Exhibit::on(&exhibit.fs), Server::new("a"));
        assert_eq!(again.spool.next_seq(), 6, "numbers of records that cannot be read are taken");
        oracle.append(&mut again.spool, 6);
        oracle.commit(&mut again.spool).unwrap();
        let mut again = again.crash(Leaves::Synced);
        again.finish(&mut server);
        let destroyed = newer.iter().map(|seq| *seq as u64).collect();
        Oracle { destroyed, ..oracle }.check(&server, &format!("{newer:?} are newer"));
        // Every newer record's own bytes lie in quarantine.
        let quarantine = Path::new("/spool/quarantine");
        let kept: Vec<u8> = again
            .fs
            .list(quarantine)
            .unwrap()
            .iter()
            .flat_map(|name| again.fs.read(&quarantine.join(name)).unwrap())
            .collect();
        for seq in newer {
            let from = HEADER_SIZE + (seq - 1) * size;
            assert!(kept.windows(size).any(|kept| kept == &bytes[from..from + size]), "record {seq} is not kept");
        }
    }
}

#[test]
fn case_23_a_segment_of_a_newer_format_is_left_alone_and_read_again_after_the_upgrade() {
    let (exhibit, mut oracle) = written(1..=5, 0);
    let (path, epoch) = (segments(&exhibit.fs, "/spool")[0].clone(), exhibit.spool.epoch());
    drop(exhibit.spool);
    let today = exhibit.fs.read(&path).unwrap();
    let mut newer = today.clone();
    newer[4..6].copy_from_slice(&(SEGMENT_FORMAT + 1).to_le_bytes());
    let crc = crc32c::crc32c(&newer[..HEADER_SIZE - 4]);
    newer[HEADER_SIZE - 4..HEADER_SIZE].copy_from_slice(&crc.to_le_bytes());
    exhibit.fs.overwrite(&path, &newer);
    let (mut older, mut server) = (Exhibit::on(&exhibit.fs), Server::new("a"));
    assert_ne!(older.spool.epoch(), epoch);
    oracle.append(&mut older.spool, 6);
    oracle.commit(&mut older.spool).unwrap();
    older.finish(&mut server);
    assert_eq!(older.fs.read(&path).unwrap(), newer, "the newer program's segment is as it was");
    drop(older.spool);
    // The upgrade, which here means that this program knows the format again.
    exhibit.fs.overwrite(&path, &today);
    Exhibit::on(&exhibit.fs).finish(&mut server);
    oracle.check(&server, "after the upgrade");
}
