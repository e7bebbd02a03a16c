//! Demand response on the command line: the example of docs/demand-response.md, its JSON, its report, and its refusals.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::typed;

/// What `settle` prints with `arguments`.
fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    typed::run(folder, &[&["settle"], arguments].concat())
}

/// The files of the example: a load of July 2025 whose event hour is as in the document, the programme and the event.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let document = include_str!("../../../../docs/demand-response.md");
    let block =
        |language: &str| document.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap();
    std::fs::write(folder.path().join("example.ron"), block("ron")).unwrap();
    std::fs::write(folder.path().join("event.json"), block("json")).unwrap();
    let mut load = "start,kw\n".to_owned();
    for quarter in 0..31 * 96 {
        let (day, hour, minute) = (quarter / 96 + 1, quarter / 4 % 24, quarter % 4 * 15);
        let kw = match (day, hour, minute) {
            (15, 19, 0) => 600,
            (15, 19, 15) => 640,
            (15, 19, 30) => 500,
            (15, 19, 45) => 720,
            (_, 8..22, _) => 1000,
            _ => 200,
        };
        writeln!(load, "2025-07-{day:02} {hour:02}:{minute:02},{kw}").unwrap();
    }
    std::fs::write(folder.path().join("load.csv"), load).unwrap();
    folder
}

const EXAMPLE: [&str; 6] = ["--programme", "example.ron", "--load", "load.csv", "--event", "event.json"];

#[test]
fn the_example_of_the_document_comes_out() {
    let folder = example();
    let json: Value =
        serde_json::from_str(&run(folder.path(), &[&EXAMPLE[..], &["--json"]].concat()).unwrap()).unwrap();
    let settlement = &json["settlements"][0];
    let column = |name: &str| -> Vec<String> {
        let lines = settlement["lines"].as_array().unwrap();
        lines.iter().map(|line| line[name].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(column("baseline_kwh"), ["250"; 4]);
    assert_eq!(column("measured_kwh"), ["150", "160", "125", "180"]);
    assert_eq!(column("reduction_kwh"), ["100", "90", "125", "70"]);
    assert_eq!(column("counted_kwh"), ["100", "90", "120", "0"]);
    assert_eq!(column("price_yuan"), ["1.2"; 4]);
    assert_eq!(column("amount_yuan"), ["120.00", "108.00", "144.00", "0.00"]);
    assert_eq!(settlement["totals"]["net_yuan"], "372.00");
    let table = run(folder.path(), &EXAMPLE).unwrap();
    for part in ["2025-07-15 19:30", "144.00", "Paid: 372.00", "2025-07-12 (free)"] {
        assert!(table.contains(part), "{part:?} is not in\n{table}");
    }
    // The table of the document is the one that is printed.
    let document = include_str!("../../../../docs/demand-response.md");
    for line in table.lines().filter(|line| line.starts_with("2025-") || line.starts_with("Total")) {
        assert!(document.contains(line.trim_end()), "the document lacks {line}");
    }
}

#[test]
fn several_loads_are_the_customers_of_an_aggregator() {
    let folder = example();
    let rules = std::fs::read_to_string(folder.path().join("example.ron")).unwrap();
    std::fs::write(folder.path().join("example.ron"), rules.replace("least: \"500\"", "least: \"400\"")).unwrap();
    std::fs::copy(folder.path().join("load.csv"), folder.path().join("other.csv")).unwrap();
    let out = run(folder.path(), &[&EXAMPLE[..], &["--load", "other.csv", "--json"]].concat()).unwrap();
    let json: Value = serde_json::from_str(&out).unwrap();
    // Twice the reduction of one declaration: each quarter is capped at 120 kWh, 144 yuan.
    assert_eq!(json["settlements"][0]["totals"]["net_yuan"], "576.00");
    let members = json["settlements"][0]["members"].as_array().unwrap();
    assert_eq!(members.iter().map(|member| member["amount_yuan"].as_str().unwrap()).collect::<Vec<_>>(), ["288.00"; 2]);
}

#[test]
fn a_report_is_printed_for_the_client() {
    let folder = example();
    let out = run(folder.path(), &[&EXAMPLE[..], &["--report", "factory-1"]].concat()).unwrap();
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&json["objectType"], &json["clientName"]), (&"REPORT".into(), &"factory-1".into()));
    assert_eq!(json["resources"][0]["intervals"].as_array().unwrap().len(), 4);
}

#[test]
fn what_is_in_doubt_is_shown() {
    let folder = example();
    let event = std::fs::read_to_string(folder.path().join("event.json")).unwrap();
    let event = event.replace("\"example\"", "\"tianjin-2023-spring-festival\"").replace("-400", "-3000");
    std::fs::write(folder.path().join("event.json"), event).unwrap();
    let arguments = ["--programme", "tianjin-2023-spring-festival", "--load", "load.csv", "--event", "event.json"];
    let table = run(folder.path(), &arguments).unwrap();
    assert!(table.contains("Not certain: price, in doubt: recalled"), "{table}");
    assert!(table.contains("Not certain: penalty, not known"), "{table}");
}

#[test]
fn what_cannot_be_is_one_sentence() {
    let check = |change: &dyn Fn(&Path), more: &[&str], says: &str| {
        let folder = example();
        change(folder.path());
        let error = run(folder.path(), &[&EXAMPLE[..], more].concat()).unwrap_err();
        assert!(error.contains(says) && error.lines().count() == 1, "{error}");
    };
    let replace = |name: &'static str, from: &'static str, to: &'static str| {
        move |folder: &Path| {
            let text = std::fs::read_to_string(folder.join(name)).unwrap();
            assert!(text.contains(from), "{from}");
            std::fs::write(folder.join(name), text.replace(from, to)).unwrap();
        }
    };
    check(&replace("event.json", "-400", "-50"), &[], "declare more, or take part through an aggregator");
    check(&replace("event.json", "2025-07-15", "2025-07-03"), &[], "bring the load from 2025-06-26 on");
    check(&replace("event.json", "2025-07-15", "2025-08-15"), &[], "bring the load of the event");
    check(&replace("event.json", "{", "["), &[], "event.json");
    check(&replace("example.ron", "sources", "source"), &[], "example.ron, line ");
    check(&|_| {}, &["--only", "other"], "name one of july-15");
    check(&|_| {}, &["--assume", "missing.ron"], "cannot be read");
    let twice = |folder: &Path| {
        let event = std::fs::read_to_string(folder.join("event.json")).unwrap();
        let other = event.replace("july-15", "again").replace("T19:00", "T19:30");
        std::fs::write(folder.join("event.json"), format!("[{event},{other}]")).unwrap();
    };
    check(&twice, &[], "events july-15 and again overlap");
    let huge = |folder: &Path| std::fs::write(folder.join("event.json"), "电".repeat(2_000_000)).unwrap();
    check(&huge, &[], "4,000,000 at most");
}
