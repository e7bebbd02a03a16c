//! Exhibits that are re-imaged, cloned or restored.

use std::collections::BTreeSet;
use std::path::Path;

use journal::FileSystem;

use crate::hall::{Exhibit, Line, Server};
use crate::memory_file_system::MemoryFileSystem;
use crate::oracle::{Oracle, WRITER};

fn write(exhibit: &mut Exhibit, oracle: &mut Oracle, visits: impl IntoIterator<Item = u64>) {
    for visit in visits {
        oracle.append(&mut exhibit.spool, visit);
        oracle.commit(&mut exhibit.spool).unwrap();
    }
}

#[test]
fn case_17_a_new_spool_with_the_same_identity_begins_a_new_epoch() {
    let (mut exhibit, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
    write(&mut exhibit, &mut oracle, 1..=9);
    exhibit.finish(&mut server);
    // The image is new, the identity was written back by hand.
    let fresh = MemoryFileSystem::default();
    drop(Exhibit::on(&fresh));
    fresh.list(Path::new("/spool")).unwrap().iter().for_each(|name| fresh.lose(&Path::new("/spool").join(name)));
    fresh.overwrite(Path::new("/spool/device"), &exhibit.fs.read(Path::new("/spool/device")).unwrap());
    let mut replaced = Exhibit::on(&fresh);
    assert_eq!(replaced.spool.device(), exhibit.spool.device());
    assert_ne!(replaced.spool.epoch(), exhibit.spool.epoch());
    write(&mut replaced, &mut oracle, 10..=18);
    replaced.finish(&mut server);
    oracle.check(&server, "re-imaged");
    assert_eq!((server.visits().len(), server.conflicts()), (18, 0));
}

#[test]
fn case_18_two_live_clones_are_told_apart_and_both_are_kept() {
    // One of them is always ahead, or they write in turn, or one is silent for long.
    for (ours, theirs) in [(3, 3), (7, 2), (2, 7), (1, 1), (9, 1)] {
        for rounds in [1, 2, 5] {
            let case = format!("{ours} and {theirs} records, {rounds} rounds");
            let (mut one, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
            write(&mut one, &mut oracle, 1..=5);
            one.finish(&mut server);
            let mut two = Exhibit::on(&one.fs.copy());
            assert_eq!((one.spool.device(), one.spool.epoch()), (two.spool.device(), two.spool.epoch()));
            for round in 0..rounds {
                let from = 10 + round * 10;
                write(&mut one, &mut oracle, from..from + ours);
                write(&mut two, &mut oracle, WRITER + from..WRITER + from + theirs);
                one.finish(&mut server);
                two.finish(&mut server);
            }
            oracle.check(&server, &case);
            assert!(server.conflicts() > 0, "{case}: nobody is alarmed");
            for exhibit in [&mut one, &mut two] {
                exhibit.delivery.reconnect();
                exhibit.exchange(&mut server, Line::Works);
                exhibit.finish(&mut server);
            }
            let epochs = BTreeSet::from([one.spool.epoch(), two.spool.epoch()]);
            // Of equals neither can be told; they part with the next record of one.
            assert!(epochs.len() == 2 || ours == theirs, "{case}: neither took a new epoch");
        }
    }
}

#[test]
fn case_19_an_exhibit_restored_from_an_old_copy() {
    for (lost, again) in [(1, 1), (5, 2), (2, 5), (5, 5), (5, 0)] {
        let case = format!("{lost} records lost with the disk, {again} written before the first hello");
        let (mut exhibit, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
        write(&mut exhibit, &mut oracle, 1..=4);
        exhibit.finish(&mut server);
        let old = exhibit.fs.copy();
        write(&mut exhibit, &mut oracle, 11..11 + lost);
        exhibit.finish(&mut server);
        let epoch = exhibit.spool.epoch();
        drop(exhibit);
        let mut restored = Exhibit::on(&old);
        assert_eq!(restored.spool.epoch(), epoch);
        write(&mut restored, &mut oracle, WRITER + 1..WRITER + 1 + again);
        restored.delivery.reconnect();
        restored.exchange(&mut server, Line::Works);
        restored.finish(&mut server);
        if again < lost {
            assert_ne!(restored.spool.epoch(), epoch, "{case}: the server's mark is ahead");
        }
        write(&mut restored, &mut oracle, WRITER + 100..WRITER + 103);
        restored.finish(&mut server);
        oracle.check(&server, &case);
    }
}
