//! The command line of the real program: the worked example, one line for what is wrong, and the server's own commands.
//!
//! What the workbench refuses and prints is tested in its own crate.

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
fn a_wrong_usage_is_one_line_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = r1();
    rows[2] = "2026-13,200".to_owned();
    usage(folder.path(), &rows);
    let output = bill(folder.path(), &["--json"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
    assert!(output.stdout.is_empty());
    assert!(error.starts_with("zhidian-hall: usage.csv, line 4:") && error.contains("2026-13"), "{error}");
}

#[test]
fn the_commands_of_the_workbench_stand_beside_the_servers() {
    let folder = tempfile::tempdir().unwrap();
    let list = String::from_utf8(run(folder.path(), &["tariff", "list"]).stdout).unwrap();
    assert!(list.contains("tianjin-residential") && list.contains("beijing-residential"), "{list}");
    let help = String::from_utf8(run(folder.path(), &["--help"]).stdout).unwrap();
    for command in ["serve", "bill", "tariff", "staff-pin"] {
        assert!(help.contains(command), "{command} is not in\n{help}");
    }
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
fn a_data_folder_that_is_none_and_one_that_is_shut_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    // Rights hold nobody up who tests as root; a link to itself does.
    std::os::unix::fs::symlink("shut", folder.path().join("shut")).unwrap();
    let commands: [&[&str]; 5] = [
        &["device", "list"],
        &["device", "invite", "--name", "near"],
        &["device", "confirm", "W3HV8K"],
        &["device", "remove", "near"],
        &["staff-pin", "reset"],
    ];
    for (data, says) in
        [("none", "is no data folder"), ("file", "is no data folder"), ("shut", "cannot be looked into")]
    {
        for command in commands {
            let output = run(folder.path(), &[command, &["--data", data]].concat());
            let error = String::from_utf8(output.stderr).unwrap();
            assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{command:?}: {error}");
            assert!(error.contains(says) && error.contains(data), "{command:?}: {error}");
        }
    }
    let backup = run(folder.path(), &["backup", "--data", "shut", "--to", "hall.zip"]);
    assert!(String::from_utf8_lossy(&backup.stderr).contains("check its rights"), "{backup:?}");
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

#[test]
fn a_configuration_file_is_checked_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        std::fs::write(folder.path().join("hall.toml"), text).unwrap();
        let output = run(folder.path(), &["serve", "--config", "hall.toml", "--check"]);
        (output.status.code(), [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()))
    };
    let (code, [said, error]) = check("listen = \"127.0.0.1:0\"\ndata = \"data\"\ntime-zone = \"Europe/Vienna\"\n");
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(said.contains("nothing was started"), "{said}");
    for (text, says) in [
        (
            "data = \"data\"\nlissten = \"127.0.0.1:0\"\n",
            "zhidian-hall: hall.toml, line 2: there is no setting 'lissten'",
        ),
        ("listen = \"0.0.0.0:0\"\n", "listen on 127.0.0.1"),
        ("time-zone = \"Nowhere\"\n", "is not a time zone"),
        ("folder = \"/no/such/folder\"\n", "/no/such/folder"),
    ] {
        let (code, [said, error]) = check(text);
        assert_eq!((code, said.as_str(), error.lines().count()), (Some(2), "", 1), "{error}");
        assert!(error.contains(says), "{error}");
    }
    assert!(!folder.path().join("data").exists());
}
