//! Load files on the command line: made up, read, checked and refused.

use crate::typed::run;

#[test]
fn a_demo_year_is_written_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let make = ["demo-load", "machine-shop", "--year", "2025", "--seed", "1", "--out", "shop.csv"];
    assert_eq!(run(folder.path(), &make), Ok(String::new()));
    let printed = run(folder.path(), &["demo-load", "machine-shop"]).unwrap();
    assert_eq!(std::fs::read_to_string(folder.path().join("shop.csv")).unwrap(), printed);
    assert!(printed.starts_with("# demo data; machine-shop"), "{}", &printed[..80]);

    let json = run(folder.path(), &["load", "check", "shop.csv", "--json"]).unwrap();
    let checked: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(checked["intervals"], 35_040);
    assert_eq!((&checked["demo"], &checked["estimated_intervals"]), (&true.into(), &0.into()));
    assert_eq!(checked["findings"][0]["kind"], "demo_data");
    let lines = run(folder.path(), &["load", "check", "shop.csv"]).unwrap();
    assert!(lines.contains("35040 intervals of 15 minutes"), "{lines}");
    assert!(lines.contains("The file is marked as demo data."), "{lines}");

    // What is there is not written over.
    let again = run(folder.path(), &make).unwrap_err();
    assert!(again.contains("shop.csv cannot be written"), "{again}");
}

#[test]
fn findings_are_listed_with_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let row = |quarter: u32| {
        format!("2025-03-0{} {:02}:{:02},{}\n", 1 + quarter / 96, quarter / 4 % 24, quarter % 4 * 15, 40)
    };
    let rows: String = (0..192).filter(|quarter| !(40..42).contains(quarter)).map(row).collect();
    std::fs::write(folder.path().join("load.csv"), format!("t0,P\n{rows}")).unwrap();
    std::fs::write(folder.path().join("names.ron"), "(columns: (stamp: \"t0\", kw: \"P\"))").unwrap();
    let check = ["load", "check", "load.csv", "--mapping", "names.ron", "--json"];
    let checked: serde_json::Value = serde_json::from_str(&run(folder.path(), &check).unwrap()).unwrap();
    assert_eq!((&checked["kwh"], &checked["estimated_kwh"]), (&"1920".into(), &"20".into()));
    assert_eq!(checked["estimated_percent"], "1.04");
    let gap = &checked["findings"][0];
    assert_eq!((&gap["kind"], &gap["done"], &gap["energy"]), (&"gap".into(), &"line".into(), &"20".into()));
    assert_eq!(gap["from"], "2025-03-01T10:00:00");
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let check = |arguments: &[&str], words: &str| {
        let error = run(folder.path(), arguments).unwrap_err();
        assert!(error.contains(words) && error.lines().count() == 1, "{error}");
    };
    check(&["demo-load", "bank"], "choose one of cold-store, data-room");
    check(&["demo-load", "office", "--year", "2001"], "choose one of the years 2025, 2026");
    check(&["load", "check", "none.csv"], "none.csv cannot be read");
    let long = std::fs::File::create(folder.path().join("long.csv")).unwrap();
    long.set_len(200 << 20).unwrap();
    check(&["load", "check", "long.csv"], "it has 200 MB, and 64 MB are the most; bring one year");
    std::fs::write(folder.path().join("short.csv"), "start,kw\n2025-01-01 00:00,-1\n").unwrap();
    check(&["load", "check", "short.csv"], "line 2: `-1` is less than nought");
    std::fs::write(folder.path().join("wrong.ron"), "(columns: 3)").unwrap();
    check(&["load", "check", "short.csv", "--mapping", "wrong.ron"], "wrong.ron, line 1:");
}
