//! Exactly once, whatever order and however often batches come.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::*;

fn batch(epoch: char, seqs: RangeInclusive<i64>, event: &str) -> Batch {
    let records = seqs.map(|seq| Record {
        seq,
        through: seq,
        boot: "b".repeat(32),
        mono_ms: seq,
        wall_ms: 1_700_000_000_000 + seq,
        offset_min: 480,
        event: event.to_owned(),
    });
    Batch { device: "d".repeat(32), epoch: epoch.to_string().repeat(32), records: records.collect() }
}

fn database() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    crate::make_tables(&connection).unwrap();
    connection
}

fn count(connection: &Connection, table: &str) -> i64 {
    connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// Stores the batches one after another and checks (fresh, repeated, conflicts, through) of each.
fn check(batches: &[Batch], expect: &[(u64, u64, u64, u64)]) {
    let mut connection = database();
    let got: Vec<_> = batches
        .iter()
        .map(|batch| {
            let stored = store(&mut connection, batch, 0).unwrap();
            (stored.fresh, stored.repeated, stored.conflicts, stored.through)
        })
        .collect();
    assert_eq!(got, expect);
}

#[test]
fn a_batch_is_stored_once() {
    check(&[batch('e', 1..=3, "{}"), batch('e', 1..=3, "{}")], &[(3, 0, 0, 3), (0, 3, 0, 3)]);
}

#[test]
fn an_overlap_adds_only_the_new() {
    check(&[batch('e', 1..=3, "{}"), batch('e', 2..=6, "{}")], &[(3, 0, 0, 3), (3, 2, 0, 6)]);
}

#[test]
fn a_hole_holds_the_mark_until_it_is_filled() {
    check(
        &[batch('e', 1..=2, "{}"), batch('e', 5..=6, "{}"), batch('e', 3..=4, "{}")],
        &[(2, 0, 0, 2), (2, 0, 0, 2), (2, 0, 0, 6)],
    );
}

#[test]
fn the_record_of_a_gap_stands_for_its_range() {
    let mut gap = batch('e', 3..=3, "{}");
    gap.records[0].through = 9;
    check(&[batch('e', 1..=2, "{}"), gap, batch('e', 10..=11, "{}")], &[(2, 0, 0, 2), (1, 0, 0, 9), (2, 0, 0, 11)]);
}

#[test]
fn a_new_epoch_starts_at_one_again() {
    check(&[batch('e', 1..=3, "{}"), batch('a', 1..=2, "{}")], &[(3, 0, 0, 3), (2, 0, 0, 2)]);
}

#[test]
fn another_content_under_a_number_is_kept_as_one_conflict() {
    let mut connection = database();
    store(&mut connection, &batch('e', 1..=3, "{}"), 0).unwrap();
    for _ in 0..2 {
        let stored = store(&mut connection, &batch('e', 2..=4, "[]"), 0).unwrap();
        assert_eq!(stored.conflicts, 2);
        assert_eq!(stored.through, 4);
    }
    assert_eq!((count(&connection, "record"), count(&connection, "conflict")), (4, 2));
    let first: String = connection.query_row("SELECT event FROM record WHERE seq = 2", [], |row| row.get(0)).unwrap();
    assert_eq!(first, "{}", "what came first stays");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_runs_give_each_number_once_and_the_mark_below_the_first_hole(
        runs in prop::collection::vec((1_i64..40, 0_i64..12), 1..12)
    ) {
        let mut connection = database();
        let mut oracle = std::collections::BTreeSet::new();
        for (first, more) in runs {
            let stored = store(&mut connection, &batch('e', first..=first + more, "{}"), 0).unwrap();
            oracle.extend(first..=first + more);
            let through = (1..).take_while(|seq| oracle.contains(seq)).count() as u64;
            prop_assert_eq!(stored.through, through);
            prop_assert_eq!(stored_through(&connection, &"d".repeat(32), &"e".repeat(32)).unwrap(), through);
        }
        prop_assert_eq!(count(&connection, "record"), oracle.len() as i64);
    }
}
