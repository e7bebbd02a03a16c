//! Every row is in exactly once, whatever a crash leaves.

use std::{fs, path::Path};

use insight::{Error, Row, Statistics, Store};
use jiff::civil::date;
use journal::{Event, VisitId};

use crate::hall::{DAY, Hall, ask, files, rowids};

/// Visits that start every 7 minutes from the afternoon on, over midnight twice.
fn rows(count: usize) -> Vec<Row> {
    let mut hall = Hall::default();
    for number in 0..count {
        let minutes = jiff::Span::new().minutes(7 * number as i64);
        let at = DAY.at(12, 0, 0, 0).checked_add(minutes).expect("a time");
        hall.at("d", at, &Event::VisitStarted { visit: VisitId(number as u64), display: "near".into() });
    }
    hall.rows
}

fn everything(rows: &[Row]) -> Vec<i64> {
    rows.iter().map(|row| row.rowid).collect()
}

/// Copies the files of a folder over those of another that are not there.
fn restore(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).expect("a path below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder is made");
        if !target.exists() {
            fs::copy(&path, &target).expect("a file is copied");
        }
    }
}

#[test]
fn appending_again_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = rows(400);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.next_rowid(), 1);
    assert_eq!(store.append(&rows[..150]).expect("appends"), 150);
    assert_eq!(store.append(&rows[100..300]).expect("appends"), 150);
    drop(store);
    let store = Store::open(folder.path()).expect("opens again");
    assert_eq!(store.next_rowid(), 301);
    assert_eq!(store.append(&rows).expect("appends"), 100);
    assert_eq!(store.append(&rows).expect("appends"), 0);
    assert_eq!(rowids(folder.path()), everything(&rows));
}

#[test]
fn numbers_left_out_by_the_database_stay_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows: Vec<Row> = rows(30).into_iter().filter(|row| row.rowid % 3 != 0).collect();
    let store = Store::open(folder.path()).expect("opens");
    for row in &rows {
        store.append(std::slice::from_ref(row)).expect("appends");
    }
    assert_eq!(store.next_rowid(), 30);
    assert_eq!(rowids(folder.path()), everything(&rows));
}

/// One row an append makes as many merges as can be. After each append the folder is taken as a crash could have left it:
/// with an unfinished file, and with every part that was merged away still there.
#[test]
fn a_crash_at_any_append_or_merge_loses_and_doubles_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let ever = tempfile::tempdir().expect("a folder");
    let rows = rows(150);
    let store = Store::open(folder.path()).expect("opens");
    for (index, row) in rows.iter().enumerate() {
        store.append(std::slice::from_ref(row)).expect("appends");
        restore(folder.path(), ever.path());
        if index % 17 != 0 && (index + 1) % 64 != 0 {
            continue;
        }
        let crashed = tempfile::tempdir().expect("a folder");
        restore(ever.path(), crashed.path());
        let torn = files(crashed.path())
            .into_iter()
            .find(|path| path.extension().is_some_and(|ending| ending == "parquet"))
            .expect("a part");
        fs::write(torn.with_extension("tmp"), b"PAR1 and then the power went").expect("a torn file");
        let again = Store::open(crashed.path()).expect("opens after a crash");
        assert_eq!(again.next_rowid(), row.rowid + 1);
        again.append(&rows[..(index + 20).min(rows.len())]).expect("appends after a crash");
        let expected = everything(&rows[..(index + 20).min(rows.len())]);
        assert_eq!(ask(&again, DAY, date(2026, 3, 6)).totals.visits, expected.len() as u64);
        drop(again);
        assert_eq!(rowids(crashed.path()), expected, "crash after row {}", row.rowid);
        assert!(files(crashed.path()).iter().all(|path| path.extension().is_none_or(|ending| ending != "tmp")));
    }
    assert!(files(folder.path()).len() < 30, "parts are merged");
}

/// A batch over two midnights is three parts: a crash after each of them.
#[test]
fn a_crash_between_the_days_of_one_batch_goes_on_where_it_stopped() {
    let rows = rows(400);
    let whole = tempfile::tempdir().expect("a folder");
    Store::open(whole.path()).expect("opens").append(&rows).expect("appends");
    let mut parts: Vec<_> = files(whole.path())
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "parquet"))
        .collect();
    parts.sort();
    assert_eq!(parts.len(), 3, "{parts:?}");
    for kept in 0..=parts.len() {
        let crashed = tempfile::tempdir().expect("a folder");
        for path in &parts[..kept] {
            let target = crashed.path().join(path.strip_prefix(whole.path()).expect("a path below"));
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder is made");
            fs::copy(path, target).expect("a file is copied");
        }
        let store = Store::open(crashed.path()).expect("opens");
        let missing = rows.len() - (store.next_rowid() as usize - 1);
        assert_eq!(store.append(&rows).expect("appends"), missing);
        assert_eq!(rowids(crashed.path()), everything(&rows), "{kept} parts kept");
    }
}

#[test]
fn rows_that_do_not_go_upwards_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let mut rows = rows(3);
    rows.swap(1, 2);
    assert!(matches!(store.append(&rows), Err(Error::RowOrder { previous: 3, rowid: 2 })));
    rows[0].rowid = 0;
    assert!(matches!(store.append(&rows), Err(Error::RowOrder { previous: 0, rowid: 0 })));
    assert_eq!(store.next_rowid(), 1);
}

#[test]
fn one_process_has_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    assert!(matches!(Store::open(folder.path()), Err(Error::InUse { .. })));
    drop(store);
    Store::open(folder.path()).expect("opens when the first is gone");
}

/// Files of an older schema go, and what they held is asked for again; not while a program still writes there.
#[test]
fn the_folder_of_an_older_schema_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("records-v1/2026-03-03");
    fs::create_dir_all(&old).expect("a folder is made");
    fs::write(old.join("1-3.parquet"), b"columns of then").expect("a part of then");
    let other = fs::File::create(folder.path().join("records-v1/lock")).expect("a lock");
    other.lock().expect("a program has the folder");
    assert!(matches!(Store::open(folder.path()), Err(Error::InUse { .. })));
    drop(other);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.next_rowid(), 1, "everything is filled in again");
    assert!(!folder.path().join("records-v1").exists());
}

#[test]
fn a_damaged_part_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    Store::open(folder.path()).expect("opens").append(&rows(3)).expect("appends");
    let part = files(folder.path()).into_iter().find(|path| path.extension().is_some()).expect("a part");
    fs::write(&part, b"nothing").expect("a damaged file");
    let error = Store::open(folder.path()).expect_err("a damaged part is refused").to_string();
    let name = part.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(error.contains(&name) && error.contains("delete the statistics folder"), "{error}");
}

#[test]
fn a_broken_clock_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let mut rows = rows(3);
    rows[0].wall_ms = i64::MAX;
    rows[1].wall_ms = i64::MIN;
    assert_eq!(store.append(&rows).expect("appends"), 3);
    assert_eq!(rowids(folder.path()), [1, 2, 3]);
    assert_eq!(ask(&store, DAY, DAY).totals.visits, 1);
}

/// Questions while rows come in and parts are merged away: each answer is of one moment, and none fails.
#[test]
fn questions_and_merges_do_not_meet() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let statistics = Statistics::new(store.clone()).expect("an engine");
    let rows = rows(150);
    let writer = std::thread::spawn({
        let (store, rows) = (store.clone(), rows.clone());
        move || rows.iter().for_each(|row| _ = store.append(std::slice::from_ref(row)).expect("appends"))
    });
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut seen = 0;
    while seen < rows.len() as u64 {
        let before = store.next_rowid() as u64 - 1;
        let answer = runtime
            .block_on(statistics.exhibit_statistics(DAY, date(2026, 3, 6), 0))
            .expect("an answer while parts change");
        assert!(answer.records.stored >= before, "what was appended before a question is in its answer");
        assert_eq!(answer.totals.visits, answer.records.stored);
        seen = answer.records.stored;
    }
    writer.join().expect("the writer ends");
}
