//! Records on disk on the command line: looked at, mended, and refused with a reason.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use journal::{Event, Journal, JournalOptions, VisitId};
use rusqlite::Connection;

use crate::typed::printed;

/// What `journal` prints with `arguments`, with the sentence of its error.
fn run(arguments: &[&str]) -> (String, Option<String>) {
    printed(&[&["journal"], arguments].concat())
}

fn path(dir: &Path) -> &str {
    dir.to_str().unwrap()
}

/// An exhibit's data folder with ten records.
fn spool() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::open(&dir.path().join("journal"), JournalOptions::default()).unwrap();
    (1..=10).for_each(|n| journal.record(Event::Wiped { visit: VisitId(n) }));
    assert_eq!(journal.close(Duration::from_secs(10)).unwrap(), 10);
    dir
}

fn segment(dir: &Path) -> PathBuf {
    let files = std::fs::read_dir(dir.join("journal")).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|it| it == "zdj")).max().unwrap()
}

/// A hall server's data folder with three records.
fn store() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let mut connection = Connection::open(dir.path().join("hall.sqlite")).unwrap();
    record_store::make_durable(&connection).unwrap();
    record_store::make_tables(&connection).unwrap();
    let record = |seq| record_store::Record {
        seq,
        through: seq,
        boot: "b".repeat(32),
        mono_ms: 1,
        wall_ms: 1,
        offset_min: 480,
        event: "{}".to_owned(),
    };
    let records = (1..=3).map(record).collect();
    let batch = record_store::Batch { device: "d".repeat(32), epoch: "e".repeat(32), records };
    record_store::store(&mut connection, &batch, 0).unwrap();
    dir
}

fn change(dir: &Path, sql: &str) {
    Connection::open(dir.join("hall.sqlite")).unwrap().execute(sql, []).unwrap();
}

fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(
            |path| if path.is_dir() { files(&path) } else { [(path.clone(), std::fs::read(path).unwrap())].into() },
        )
        .collect()
}

#[test]
fn whole_records_are_whole_from_their_folder_and_from_the_one_above() {
    let dir = spool();
    for given in [dir.path().to_owned(), dir.path().join("journal")] {
        let before = files(dir.path());
        let (said, error) = run(&["verify", path(&given)]);
        assert_eq!(error, None);
        assert!(said.contains("spool of an exhibit") && said.contains("10 whole\n"), "{said}");
        assert!(said.ends_with("Everything is whole.\n"), "{said}");
        assert_eq!(run(&["repair", path(&given), "--yes"]), ("There is nothing to mend.\n".to_owned(), None));
        assert_eq!(files(dir.path()), before);
    }
}

#[test]
fn a_torn_spool_is_told_then_mended_only_when_asked() {
    let dir = spool();
    let segment = segment(dir.path());
    let mut bytes = std::fs::read(&segment).unwrap();
    let size = bytes.len();
    bytes.extend([0; 512]);
    std::fs::write(&segment, bytes).unwrap();
    let before = files(dir.path());
    let (said, error) = run(&["verify", path(dir.path())]);
    assert!(said.contains(&format!("10 whole, torn from byte {size}\n")), "{said}");
    assert!(error.unwrap().contains("is whole: see above, and what `journal repair` would do"));
    let (said, error) = run(&["repair", path(dir.path())]);
    assert!(said.starts_with("This would be done; type --yes to do it:\n- ") && said.contains("512 bytes"), "{said}");
    assert_eq!((error, files(dir.path())), (None, before), "only said");
    let (done, _) = run(&["repair", path(dir.path()), "--yes"]);
    assert_eq!(done.split_once('\n').unwrap().1, said.split_once('\n').unwrap().1, "what was said is what is done");
    let (said, error) = run(&["verify", path(dir.path())]);
    assert_eq!(error, None);
    assert!(said.contains("in quarantine, 512 bytes"), "{said}");
}

#[test]
fn a_spool_in_use_is_not_mended() {
    let dir = spool();
    let _running = Journal::open(&dir.path().join("journal"), JournalOptions::default()).unwrap();
    let (_, error) = run(&["repair", path(dir.path()), "--yes"]);
    assert!(error.unwrap().contains("in use by another running exhibit"));
}

#[test]
fn a_whole_store_is_whole_and_looking_changes_no_byte() {
    let dir = store();
    let before = files(dir.path());
    let (said, error) = run(&["verify", path(dir.path())]);
    assert_eq!((error, files(dir.path())), (None, before));
    assert!(
        said.contains("store of a hall server") && said.contains("3 whole, told to the exhibit: through 3\n"),
        "{said}"
    );
}

#[test]
fn a_changed_record_of_a_store_is_named() {
    let dir = store();
    change(dir.path(), "UPDATE record SET event = '{\"x\":1}' WHERE seq = 2");
    let (said, error) = run(&["verify", path(dir.path())]);
    assert!(said.contains("2 whole, 1 damaged (2)"), "{said}");
    assert!(error.is_some());
    assert_eq!(run(&["repair", path(dir.path())]).0, "There is nothing to mend.\n");
}

#[test]
fn a_store_with_a_hole_below_its_mark_asks_for_the_records_again() {
    let dir = store();
    change(dir.path(), "DELETE FROM record WHERE seq = 2");
    assert!(run(&["verify", path(dir.path())]).1.is_some());
    let (said, _) = run(&["repair", path(dir.path())]);
    assert!(said.ends_with(&format!("{} {} 3 1\n", "d".repeat(32), "e".repeat(32))), "{said}");
    assert!(run(&["verify", path(dir.path())]).1.is_some(), "only said");
    run(&["repair", path(dir.path()), "--yes"]);
    assert_eq!(run(&["verify", path(dir.path())]).1, None);
}

#[test]
fn a_store_whose_server_runs_is_not_mended() {
    let dir = store();
    let lock = std::fs::File::create(dir.path().join("lock")).unwrap();
    lock.try_lock().unwrap();
    let (_, error) = run(&["repair", path(dir.path()), "--yes"]);
    assert!(error.unwrap().contains("a hall server is using"));
}

#[test]
fn folders_without_records_and_broken_databases_are_sentences() {
    let dir = tempfile::tempdir().unwrap();
    let (_, error) = run(&["verify", path(dir.path())]);
    assert!(error.unwrap().contains("holds no records"));
    std::fs::write(dir.path().join("hall.sqlite"), [7; 5000]).unwrap();
    let error = run(&["verify", path(dir.path())]).1.unwrap();
    assert!(error.contains("restore it from a backup") && error.lines().count() == 1, "{error}");
}
