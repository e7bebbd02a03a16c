//! Disks that are full, fail, are read-only or belong to somebody else, and spools that are open already.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use journal::{Event, FileSystem, RealFileSystem, Spool, SpoolError, SpoolOptions};

use super::story::{Part, Story};
use crate::hall::{Exhibit, Server, stamp};
use crate::memory_file_system::{Fault, Leaves};
use crate::oracle::Oracle;

/// The whole story with the fault at each call, for one call, three, or until somebody mends it. Afterwards everything that was
/// promised arrives, with and without a power cut in between.
fn meet_everywhere(fault: Fault) {
    let (calls, _) = Story::calls();
    let mut failed = 0;
    for call in 0..calls {
        for times in [1, 3, usize::MAX] {
            let case = format!("{fault:?} at call {call}, {times} times");
            let mut story = Story::new();
            story.fs.inject(fault, call, times);
            failed += story.run_on();
            if call % 2 == 0 {
                story.crash(Leaves::Synced);
            }
            story.fs.heal();
            story.end_well(&case);
        }
    }
    assert!(failed > 0, "{fault:?} was never met");
}

#[test]
fn case_11_disk_or_quota_full_at_every_call() {
    meet_everywhere(Fault::NoSpace);
    meet_everywhere(Fault::Quota);
}

#[test]
fn case_11_confirmations_still_free_space_on_a_full_disk() {
    let (mut exhibit, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
    for visit in 1..=60 {
        oracle.append(&mut exhibit.spool, visit);
        oracle.commit(&mut exhibit.spool).unwrap();
    }
    exhibit.fs.set_capacity(Some(exhibit.fs.used()));
    oracle.append(&mut exhibit.spool, 61);
    assert!(oracle.commit(&mut exhibit.spool).is_err(), "nothing is confirmed, so nothing may go");
    // The mark on disk needs room too, and there is none: the confirmation counts all the same.
    exhibit.finish(&mut server);
    oracle.commit(&mut exhibit.spool).unwrap();
    exhibit.finish(&mut server);
    oracle.check(&server, "full disk");
    assert_eq!(server.gaps(), []);
}

#[test]
fn case_12_a_sync_that_fails_once_is_never_believed() {
    let (calls, _) = Story::calls();
    for call in 0..calls {
        for syncs in [1, 2] {
            for leaves in [Leaves::Synced, Leaves::Some(call as u64 + 1)] {
                let case = format!("{syncs} failed syncs after call {call}, then a cut leaving {leaves:?}");
                let mut story = Story::new();
                let mut parts = super::story::STORY.into_iter();
                for part in parts.by_ref() {
                    if story.fs.calls() >= call {
                        break;
                    }
                    let _ = story.part(part);
                }
                story.fs.fail_syncs(syncs);
                for part in parts {
                    let _ = story.part(part);
                }
                story.fs.fail_syncs(0);
                story.crash(leaves);
                story.end_well(&case);
            }
        }
    }
    meet_everywhere(Fault::Io);
}

#[test]
fn case_13_read_only_or_denied_at_the_start_and_while_running() {
    meet_everywhere(Fault::ReadOnly);
    meet_everywhere(Fault::Denied);
    for fault in [Fault::ReadOnly, Fault::Denied] {
        let story = Story::new();
        story.fs.inject(fault, 0, usize::MAX);
        let error = Story::open(&story.fs).err().unwrap().to_string();
        assert!(error.contains("check that the disk is there, has room and is writable"), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
}

#[test]
fn case_13_a_spool_whose_folder_is_gone_says_so_and_goes_on_when_it_is_back() {
    let (mut exhibit, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
    oracle.append(&mut exhibit.spool, 1);
    exhibit.fs.inject(Fault::Denied, 0, usize::MAX);
    for visit in 2..=50 {
        oracle.append(&mut exhibit.spool, visit);
        assert!(oracle.commit(&mut exhibit.spool).is_err());
    }
    assert_eq!(exhibit.spool.durable_seq(), 0, "nothing is promised meanwhile");
    exhibit.fs.heal();
    oracle.commit(&mut exhibit.spool).unwrap();
    exhibit.finish(&mut server);
    oracle.check(&server, "back again");
    assert_eq!(oracle.durable.len(), 50);
}

const DIR: &str = "JOURNAL_LOCK_TEST_DIR";

#[test]
#[ignore = "the process that holds a spool while case 14 tries to open it"]
fn hold_for_ever() {
    let Ok(dir) = std::env::var(DIR) else { return };
    let _spool = Spool::open(Arc::new(RealFileSystem), Path::new(&dir), SpoolOptions::default(), stamp()).unwrap();
    println!("held");
    std::thread::sleep(std::time::Duration::from_secs(600));
}

#[test]
fn case_14_two_processes_on_one_spool() {
    let (dir, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let open = |dir: &Path| Spool::open(Arc::new(RealFileSystem), dir, SpoolOptions::default(), stamp());
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "cases::disks::hold_for_ever", "--ignored", "--nocapture"])
        .env(DIR, dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = std::io::BufRead::lines(std::io::BufReader::new(holder.stdout.take().unwrap()));
    assert!(said.any(|line| line.unwrap().contains("held")));
    let refused = open(dir.path()).err().unwrap();
    assert!(matches!(refused, SpoolError::InUse(_)), "{refused}");
    assert!(refused.to_string().contains("in use by another running exhibit"), "{refused}");
    // A copy of the folder, lock file and all, is nobody's.
    for name in RealFileSystem.list(dir.path()).unwrap() {
        std::fs::copy(dir.path().join(&name), copy.path().join(&name)).unwrap();
    }
    open(copy.path()).unwrap();
    holder.kill().unwrap();
    holder.wait().unwrap();
    open(dir.path()).unwrap();
}

#[test]
fn case_24_numbers_run_out_and_records_of_every_size() {
    let (mut story, mut oracle) = (Story::new(), Oracle::default());
    let options = SpoolOptions { segment_bytes: 1, last_seq: 6, ..SpoolOptions::default() };
    let open = |story: &Story| Spool::open(Arc::new(story.fs.clone()), Path::new("/spool"), options, stamp()).unwrap();
    let mut spool = open(&story);
    for visit in 1..=40 {
        // Empty, ordinary, over the limit.
        oracle.append_long(&mut spool, visit, [0, 100, 70_000][visit as usize % 3]);
        oracle.commit(&mut spool).unwrap();
        if visit % 5 == 0 {
            drop(spool);
            story.crash(Leaves::Synced);
            spool = open(&story);
        }
        assert!(spool.next_seq() <= 7);
    }
    let mut exhibit = Exhibit { fs: story.fs.clone(), spool, delivery: journal::Delivery::new(1), now_ms: 0 };
    exhibit.finish(&mut story.server);
    oracle.check(&story.server, "tiny numbers");
    let too_long = story
        .server
        .gaps()
        .iter()
        .filter(|gap| matches!(gap, Event::Gap { reason, .. } if reason == "too_long"))
        .count();
    assert_eq!((too_long, oracle.durable.len()), (13, 27));
    let epochs: std::collections::BTreeSet<_> = story.server.rows().into_iter().map(|row| row.epoch).collect();
    assert_eq!(epochs.len(), 7, "six numbers each");
}

#[test]
fn case_24_a_segment_with_an_impossible_number_does_not_stop_the_start() {
    let mut story = Story::new();
    story.part(Part::Write(2)).unwrap();
    let epoch = story.spool.as_ref().unwrap().epoch();
    story.spool = None;
    for seq in [u64::MAX, u64::MAX >> 1, u64::MAX >> 2] {
        story.fs.overwrite(Path::new(&format!("/data/exhibit/spool/{epoch}-{seq:020}.zdj")), b"nonsense");
        story.spool = None;
        story.part(Part::Write(1)).unwrap();
    }
}
