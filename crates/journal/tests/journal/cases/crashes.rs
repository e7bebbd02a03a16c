//! Processes that are killed and machines that lose their power, at any call.

use super::story::{Part, Story};
use crate::memory_file_system::Leaves;
use crate::oracle::Oracle;

/// Stops the exhibit after each call of the story and lets it go on.
fn stop_exhibit_everywhere(leaves: impl Fn(usize) -> Vec<Leaves>) {
    let (calls, _) = Story::calls();
    for call in 0..calls {
        for leaves in leaves(call) {
            let case = format!("the exhibit stops after call {call} of {calls}, leaving {leaves:?}");
            let mut story = Story::new();
            story.fs.power_off_after(call);
            // The last calls write hints only, and hints may fail.
            assert!(story.run().is_err() || call * 10 > calls * 9, "{case}");
            story.crash(leaves);
            story.end_well(&case);
        }
    }
}

/// Stops the server's machine after each call of the story and lets it start again.
fn stop_server_everywhere(leaves: impl Fn(usize) -> Vec<Leaves>) {
    let (_, calls) = Story::calls();
    for call in 0..calls {
        for leaves in leaves(call) {
            let case = format!("the server stops after call {call} of {calls}, leaving {leaves:?}");
            let mut story = Story::new();
            story.server_leaves = leaves;
            story.server.disk.power_off_after(call);
            story.run().unwrap();
            story.end_well(&case);
        }
    }
}

#[test]
fn case_01_kill_9_after_each_call_of_exhibit_and_server() {
    stop_exhibit_everywhere(|_| vec![Leaves::All]);
    stop_server_everywhere(|_| vec![Leaves::All]);
}

#[test]
fn case_02_power_cut_that_leaves_any_subset_in_any_order() {
    stop_exhibit_everywhere(|call| {
        let some = (0..6).map(|n| Leaves::Some((call * 6 + n + 1) as u64));
        std::iter::once(Leaves::Synced).chain(some).collect()
    });
}

#[test]
fn case_06_a_name_is_durable_before_a_record_in_it_is_promised() {
    let missing = |forget: bool| {
        let mut story = Story::new();
        if forget {
            story.fs.forget_sync_dir();
        }
        story.part(Part::Write(3)).unwrap();
        story.crash(Leaves::Synced);
        story.part(Part::Write(1)).unwrap();
        story.part(Part::Deliver).unwrap();
        story.oracle.missing(&story.server.rows())
    };
    assert_eq!(missing(true), [1, 2, 3], "a spool without syncs of its folders must fail here");
    assert_eq!(missing(false), [] as [u64; 0]);
}

#[test]
fn case_07_stop_between_send_commit_ack_and_delete() {
    // The server's side of each point is in cases 1 and 26; here both sides stop, and rows are counted.
    for stop in 0..4 {
        for leaves in [Leaves::Synced, Leaves::All, Leaves::Some(stop + 1)] {
            let case = format!("stop {stop}, leaving {leaves:?}");
            let (mut story, mut oracle) = (Story::new(), Oracle::default());
            let mut spool = Story::open(&story.fs).unwrap();
            for visit in 1..=4 {
                // A segment each.
                oracle.append_long(&mut spool, visit, 300);
                oracle.commit(&mut spool).unwrap();
            }
            let mut delivery = journal::Delivery::new(1);
            let hello = delivery.next(0, &mut spool).unwrap();
            let welcome = story.server.answer(&hello);
            delivery.handle(0, &mut spool, welcome).unwrap();
            let batch = delivery.next(0, &mut spool).unwrap();
            if stop >= 1 {
                let ack = story.server.answer(&batch);
                if stop >= 2 {
                    delivery.handle(0, &mut spool, ack).unwrap();
                }
                assert_eq!(story.server.rows().len(), 4, "{case}");
            }
            if stop == 3 {
                // Between the first and the second file that is deleted.
                story.fs.power_off_after(1);
                assert!(spool.delete_expired(i64::MAX).is_err(), "{case}");
            }
            drop(spool);
            story.crash(leaves);
            story.server.crash(leaves);
            story.part(Part::Deliver).unwrap();
            assert_eq!(story.server.rows().len(), 4, "{case}");
            oracle.check(&story.server, &case);
        }
    }
}

#[test]
fn case_26_power_cut_of_the_server_after_each_call_of_its_store() {
    stop_server_everywhere(|call| vec![Leaves::Synced, Leaves::Some(call as u64 + 1), Leaves::Some(!call as u64)]);
}
