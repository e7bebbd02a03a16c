//! Bills and tariffs on the command line: the same figures as a screen, and one clear line for everything that can be wrong.

use std::path::Path;

use crate::typed::run;

/// Kilowatt-hours of worked example R1.
const R1: [u32; 12] = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];
/// Its months in yuan.
const R1_AMOUNTS: [&str; 12] = [
    "147.00", "137.20", "98.00", "88.20", "78.40", "107.80", "205.80", "235.20", "127.40", "90.20", "108.00", "172.80",
];

fn usage(folder: &Path, rows: &[String]) {
    std::fs::write(folder.join("usage.csv"), format!("month,kwh\n{}\n", rows.join("\n"))).unwrap();
}

fn r1() -> Vec<String> {
    R1.iter().enumerate().map(|(index, kwh)| format!("2026-{:02},{kwh}", index + 1)).collect()
}

fn bill(folder: &Path, more: &[&str]) -> Result<String, String> {
    let mut arguments = vec!["bill", "--tariff", "tianjin-residential", "--usage", "usage.csv"];
    arguments.extend(more);
    run(folder, &arguments)
}

/// The usage must be refused with one line that names the file, the line and each of `says`.
#[track_caller]
fn check_refused(rows: &[String], line: usize, says: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), rows);
    let error = bill(folder.path(), &["--json"]).unwrap_err();
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains(&format!("usage.csv, line {line}:")), "{error}");
    for part in says {
        assert!(error.contains(part), "{part:?} is not in {error}");
    }
}

#[test]
fn the_table_shows_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), &r1());
    let table = bill(folder.path(), &[]).unwrap();
    for amount in R1_AMOUNTS.iter().chain(&["1596.00"]) {
        assert!(table.contains(amount), "{amount} is not in\n{table}");
    }
}

#[test]
fn the_household_changes_the_bill() {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), &(1..=12).map(|month| format!("2026-{month:02},375")).collect::<Vec<_>>());
    let total = |more: &[&str]| {
        let mut arguments = vec!["--json"];
        arguments.extend(more);
        let bill: serde_json::Value = serde_json::from_str(&bill(folder.path(), &arguments).unwrap()).unwrap();
        bill["exact"].as_str().unwrap().to_owned()
    };
    // R17 and R17b of the worked examples; 4500 kWh at the shared meter's 0.51.
    assert_eq!(total(&[]), "2298.00");
    assert_eq!(total(&["--people", "5"]), "2238.00");
    assert_eq!(total(&["--shared-meter"]), "2295.00");
    assert_ne!(total(&["--low-income"]), "2298.00");
}

#[test]
fn each_wrong_usage_is_named_with_its_line() {
    let with = |index: usize, row: &str| {
        let mut rows = r1();
        rows[index] = row.to_owned();
        rows
    };
    check_refused(&with(2, "2026-13,200"), 4, &["2026-13"]);
    check_refused(&with(2, "March,200"), 4, &["March"]);
    check_refused(&with(2, "2026-03,-5"), 4, &["-5"]);
    check_refused(&with(2, "2026-03,many"), 4, &["many"]);
    check_refused(&with(2, "2026-02,200"), 4, &["2026-02", "line 3"]);
    let mut missing = r1();
    missing.remove(2);
    check_refused(&missing, 4, &["2026-03"]);
}

#[test]
fn a_wrong_tariff_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), &r1());
    let shipped = "../../assets/data/tariffs/residential/tianjin-residential.ron";
    let text = std::fs::read_to_string(shipped).unwrap();
    let check = |text: &str| {
        std::fs::write(folder.path().join("own.ron"), text).unwrap();
        run(folder.path(), &["bill", "--tariff", "own.ron", "--usage", "usage.csv", "--json"])
    };
    assert!(check(&text).is_ok(), "the shipped file itself is sound");
    let overlapping = text.replace("4800", "2000");
    assert_ne!(overlapping, text);
    for bad in [overlapping.as_str(), "(", "(nonsense: 1)"] {
        let error = check(bad).unwrap_err();
        assert!(error.contains("own.ron, line ") && error.lines().count() == 1, "{error}");
    }
}

#[test]
fn a_missing_file_and_an_unknown_id_are_one_line() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        ["bill", "--tariff", "tianjin-residential", "--usage", "none.csv"],
        ["bill", "--tariff", "none.ron", "--usage", "none.csv"],
        ["bill", "--tariff", "atlantis-residential", "--usage", "none.csv"],
    ] {
        let error = run(folder.path(), &arguments).unwrap_err();
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn tariffs_are_listed_shown_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let list = run(folder.path(), &["tariff", "list"]).unwrap();
    assert!(list.contains("tianjin-residential") && list.contains("beijing-residential"), "{list}");
    let show = run(folder.path(), &["tariff", "show", "tianjin-residential"]).unwrap();
    assert!(show.contains("2640") && show.contains("0.79"), "{show}");
    std::fs::write(folder.path().join("bad.ron"), "(").unwrap();
    assert!(run(folder.path(), &["tariff", "check", "bad.ron"]).is_err());
}
