//! A business's bill from files: lines that can be checked by hand, and one clear line for what is wrong.

use std::fmt::Write as _;
use std::path::Path;

use crate::typed::run;

/// Every quarter of an hour of `days` days from 2026-`month`-01 on at 100 kW, and one at `top` kW.
fn load_file(folder: &Path, month: u8, days: usize, top: u32, reactive: Option<&str>) {
    let mut text = format!("start,kw{}\n", reactive.map_or(String::new(), |_| ",kvar".to_owned()));
    for index in 0..days * 96 {
        let (day, quarter) = (index / 96 + 1, index % 96);
        let kw = if index == 40 { top } else { 100 };
        let reactive = reactive.map_or(String::new(), |kvar| format!(",{kvar}"));
        writeln!(text, "2026-{month:02}-{day:02} {:02}:{:02},{kw}{reactive}", quarter / 4, quarter % 4 * 15).unwrap();
    }
    std::fs::write(folder.join("load.csv"), text).unwrap();
}

const DEMO: &str = "tianjin-demo:two-part-1-10kv";

fn bill(folder: &Path, more: &[&str]) -> Result<String, String> {
    let mut arguments = vec!["bill", "--tariff", DEMO, "--load", "load.csv"];
    arguments.extend(more);
    run(folder, &arguments)
}

#[test]
fn every_line_is_quantity_times_price() {
    let folder = tempfile::tempdir().unwrap();
    load_file(folder.path(), 4, 30, 400, Some("40"));
    let text = bill(folder.path(), &["--basic", "actual", "--json"]).unwrap();
    let bill: serde_json::Value = serde_json::from_str(&text).unwrap();
    let decimal = |value: &serde_json::Value| value.as_str().unwrap().parse::<rust_decimal::Decimal>().unwrap();
    let month = &bill["periods"][0];
    assert_eq!((&month["period"], &month["demand_kw"]), (&"2026-04".into(), &"400".into()));
    let lines = month["lines"].as_array().unwrap();
    for line in lines {
        assert_eq!(decimal(&line["quantity"]) * decimal(&line["price"]), decimal(&line["exact"]), "{line}");
        assert!(line["rule"].is_string() && line["source"].as_str().is_some_and(|source| !source.is_empty()), "{line}");
    }
    let sum: rust_decimal::Decimal = lines.iter().map(|line| decimal(&line["amount"])).sum();
    assert_eq!((sum, sum), (decimal(&month["amount"]), decimal(&bill["total"])));
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["energy", "energy", "energy", "basic", "power-factor"]);
    assert_eq!(bill["demo"], true);
    assert!(bill["exact"].is_string());
}

#[test]
fn the_table_shows_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    load_file(folder.path(), 4, 30, 400, None);
    let table = bill(folder.path(), &["--basic", "actual"]).unwrap();
    for part in ["400 kW x 43.2 = 17280.00", "made up", "no reactive energy", "Agent 0.4000 x 1.6"] {
        assert!(table.contains(part), "{part:?} is not in\n{table}");
    }
}

#[test]
fn one_month_can_be_billed_alone() {
    let folder = tempfile::tempdir().unwrap();
    load_file(folder.path(), 4, 30, 400, None);
    let alone = bill(folder.path(), &["--basic", "actual", "--month", "2026-04", "--json"]).unwrap();
    assert_eq!(alone, bill(folder.path(), &["--basic", "actual", "--json"]).unwrap());
    let error = bill(folder.path(), &["--basic", "actual", "--month", "2026-05"]).unwrap_err();
    assert!(error.contains("2026-05") && error.contains("2026-04"), "{error}");
}

#[test]
fn what_is_wrong_is_one_line() {
    let folder = tempfile::tempdir().unwrap();
    load_file(folder.path(), 4, 30, 400, None);
    let check = |arguments: &[&str], says: &[&str]| {
        let error = run(folder.path(), arguments).unwrap_err();
        assert_eq!(error.lines().count(), 1, "{error}");
        says.iter().for_each(|part| assert!(error.contains(part), "{part:?} is not in {error}"));
    };
    let load = ["--load", "load.csv"];
    let of = |tariff, more: &[&'static str]| [&["bill", "--tariff", tariff][..], &load[..], more].concat();
    check(&of(DEMO, &["--capacity-kva", "300"]), &["400 kW", "300 kVA"]);
    check(&of(DEMO, &["--capacity-kva", "2000", "--contract-kw", "500"]), &["500 kW", "800 kW"]);
    check(&of("tianjin-demo", &["--basic", "actual"]), &["--class"]);
    check(&of("tianjin-business:two-part-1-10kv", &["--basic", "actual"]), &["2026-08-01", "2026-04-01"]);
    check(&of("tianjin-residential", &[]), &["households", "--usage"]);
    check(&["bill", "--tariff", "tianjin-demo", "--usage", "load.csv"], &["business", "--load"]);
    check(&of("atlantis-business", &[]), &["atlantis-business", "tianjin-business", "tianjin-residential"]);
}

#[test]
fn the_monthly_table_completes_tianjin() {
    let folder = tempfile::tempdir().unwrap();
    load_file(folder.path(), 9, 30, 100, None);
    let tianjin = ["bill", "--tariff", "tianjin-business:two-part-1-10kv", "--load", "load.csv", "--basic", "actual"];
    let error = run(folder.path(), &tianjin).unwrap_err();
    assert!(error.contains("--prices FILE") && error.contains("2026-09"), "{error}");
    let table = "(tariff: \"tianjin-business\", monthly: [(month: \"2026-09\", agent: \"0.4\", loss: \"0.0104\",
        system: \"0.05\", source: (title: \"x\"))])";
    std::fs::write(folder.path().join("table.ron"), table).unwrap();
    let table = run(folder.path(), &[&tianjin[..], &["--prices", "table.ron"]].concat()).unwrap();
    assert!(table.contains("0.98852875"), "{table}");
    let checked = run(folder.path(), &["tariff", "check", "table.ron"]).unwrap();
    assert!(checked.contains("is sound"), "{checked}");
}

#[test]
fn tariffs_of_business_are_listed_shown_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let list = run(folder.path(), &["tariff", "list"]).unwrap();
    for id in ["tianjin-business:two-part-1-10kv", "hubei-business", "beijing-business", "fourth-period-transmission"] {
        assert!(list.contains(id), "{id} is not in\n{list}");
    }
    let show = run(folder.path(), &["tariff", "show", "hubei-business", "--on", "2026-01-15"]).unwrap();
    assert!(show.contains("18:00-20:00 sharp") && show.contains("peak 0.848961"), "{show}");
    let refused = run(folder.path(), &["tariff", "show", "tianjin-business", "--on", "2026-09-01"]).unwrap();
    assert!(refused.contains("12:00-14:00 valley") && refused.contains("--prices FILE"), "{refused}");
    assert!(run(folder.path(), &["tariff", "show", "tianjin-business", "--on", "2025-01-01"]).is_err());
    let grids = run(folder.path(), &["tariff", "show", "fourth-period-transmission"]).unwrap();
    assert!(grids.contains("0.1631") && grids.contains("Shenzhen"), "{grids}");
    for file in ["tianjin-business", "tianjin-demo", "beijing-business", "hubei-business"] {
        let text = std::fs::read_to_string(format!("../../assets/data/tariffs/business/{file}.ron")).unwrap();
        std::fs::write(folder.path().join("own.ron"), &text).unwrap();
        assert!(run(folder.path(), &["tariff", "check", "own.ron"]).unwrap().contains(file));
        std::fs::write(folder.path().join("own.ron"), text.replace("\"valley\": [", "\"valley\": [\"10:00-11:00\", "))
            .unwrap();
        let error = run(folder.path(), &["tariff", "check", "own.ron"]).unwrap_err();
        assert!(error.contains("own.ron, line ") && error.contains("10:00"), "{error}");
    }
}
