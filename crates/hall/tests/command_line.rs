//! The bill on the command line: the worked example, and one clear line for everything that can be wrong.

use std::path::Path;
use std::process::{Command, Output};

/// Kilowatt-hours of worked example R1.
const R1: [u32; 12] = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];
/// Its months in yuan.
const R1_AMOUNTS: [&str; 12] = [
    "147.00", "137.20", "98.00", "88.20", "78.40", "107.80", "205.80", "235.20", "127.40", "90.20", "108.00", "172.80",
];

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhidian-hall")).current_dir(folder).args(arguments).output().unwrap()
}

fn usage(folder: &Path, rows: &[String]) {
    std::fs::write(folder.join("usage.csv"), format!("month,kwh\n{}\n", rows.join("\n"))).unwrap();
}

fn r1() -> Vec<String> {
    R1.iter().enumerate().map(|(index, kwh)| format!("2026-{:02},{kwh}", index + 1)).collect()
}

fn bill(folder: &Path, more: &[&str]) -> Output {
    let mut arguments = vec!["bill", "--tariff", "tianjin-residential", "--usage", "usage.csv"];
    arguments.extend(more);
    run(folder, &arguments)
}

/// The usage must be refused with exit code 2 and one line that names the file, the line and each of `says`.
fn check_refused(rows: &[String], line: usize, says: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), rows);
    let output = bill(folder.path(), &["--json"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(output.stdout.is_empty());
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains(&format!("usage.csv, line {line}:")), "{error}");
    for part in says {
        assert!(error.contains(part), "{part:?} is not in {error}");
    }
}

#[test]
fn the_worked_example_is_met_to_the_cent() {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), &r1());
    let output = bill(folder.path(), &["--json"]);
    assert!(output.status.success());
    let bill: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&bill["currency"], &bill["total"], &bill["exact"]),
        (&"CNY".into(), &"1596.00".into(), &"1596.00".into())
    );
    let periods = bill["periods"].as_array().unwrap();
    let amounts: Vec<&str> = periods.iter().map(|period| period["amount"].as_str().unwrap()).collect();
    assert_eq!(amounts, R1_AMOUNTS);
    let first = serde_json::json!({"period": "2026-01", "kwh": "300", "amount": "147.00",
        "tiers": [{"tier": 1, "kwh": "300", "price": "0.49", "amount": "147.00"}]});
    assert_eq!(periods[0], first);
    assert_eq!(periods[9]["tiers"].as_array().unwrap().len(), 2, "October is split where the limit is crossed");
    assert_eq!(bill["tariff"]["id"], "tianjin-residential");
    assert!(bill["tariff"]["source"].is_string() && bill["tariff"]["effective_from"].is_string());
}

#[test]
fn the_table_shows_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    usage(folder.path(), &r1());
    let output = bill(folder.path(), &[]);
    let table = String::from_utf8(output.stdout).unwrap();
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
        let bill: serde_json::Value = serde_json::from_slice(&bill(folder.path(), &arguments).stdout).unwrap();
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
    assert!(check(&text).status.success(), "the shipped file itself is sound");
    let overlapping = text.replace("4800", "2000");
    assert_ne!(overlapping, text);
    for bad in [overlapping.as_str(), "(", "(nonsense: 1)"] {
        let output = check(bad);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{error}");
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
        let output = run(folder.path(), &arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
    }
}

#[test]
fn tariffs_are_listed_shown_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let list = String::from_utf8(run(folder.path(), &["tariff", "list"]).stdout).unwrap();
    assert!(list.contains("tianjin-residential") && list.contains("beijing-residential"), "{list}");
    let show = String::from_utf8(run(folder.path(), &["tariff", "show", "tianjin-residential"]).stdout).unwrap();
    assert!(show.contains("2640") && show.contains("0.79"), "{show}");
    std::fs::write(folder.path().join("bad.ron"), "(").unwrap();
    assert_eq!(run(folder.path(), &["tariff", "check", "bad.ron"]).status.code(), Some(2));
}

#[test]
fn the_variable_for_data_names_the_folder_of_all_programs() {
    let folder = tempfile::tempdir().unwrap();
    let hall = folder.path().join("hall");
    std::fs::create_dir(&hall).unwrap();
    // What a server that has run once leaves behind.
    std::fs::write(hall.join("hall.sqlite"), "").unwrap();
    let reset = |data: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"));
        command.args(["staff-pin", "reset"]).current_dir("/").env("ZHIDIAN_DATA", data).output().unwrap()
    };
    let output = reset(folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let pin = std::fs::read_to_string(hall.join("staff-pin.txt")).unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains(pin.trim()));
    assert_eq!(reset(&hall).status.code(), Some(2), "the hall's own folder is not the folder of all programs");
}

#[test]
fn a_server_that_cannot_start_says_why_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let holder = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = holder.local_addr().unwrap().to_string();
    for (arguments, says) in [
        (["serve", "--listen", &taken, "--data", "data"], "is in use"),
        (["serve", "--listen", "0.0.0.0:0", "--data", "data"], "listen on 127.0.0.1"),
        (["serve", "--listen", "127.0.0.1:0", "--data", "file"], "--data"),
    ] {
        let output = run(folder.path(), &arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
        assert!(error.contains(says), "{error}");
    }
}
