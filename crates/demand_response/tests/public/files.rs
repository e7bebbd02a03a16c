//! The programmes that are shipped, files that are refused, and reports.

use demand_response::{Assumptions, Known, Programme, find, report, shipped};
use load::IntervalLength;
use proptest::prelude::*;

use crate::example::{event, load, load_from, one, programme, settled, text, usual};

#[test]
fn every_shipped_programme_is_sound_and_named_as_its_file() {
    let shipped = shipped();
    assert!(shipped.refused.is_empty(), "{:?}", shipped.refused);
    let folder = std::fs::read_dir("../../assets/data/programmes").unwrap();
    let mut names: Vec<String> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let ids: Vec<String> = shipped.programmes.iter().map(|programme| format!("{}.ron", programme.id)).collect();
    assert_eq!(names, ids);
    assert!(ids.len() >= 3);
    assert!(find("atlantis").unwrap_err().to_string().contains("tianjin-2023-spring-festival"));
}

#[test]
fn the_recalled_price_of_tianjin_is_in_doubt() {
    let tianjin = find("tianjin-2023-spring-festival").unwrap();
    assert!(matches!(&tianjin.price, Known::InDoubt { because, .. } if because.en.contains("recalled")));
    let text = event("e", "2025-07-15", 19, 60, "-3000", "").replace("\"example\"", "\"tianjin-2023-spring-festival\"");
    let settlement = settled(tianjin, &one(&text), &[], &load(IntervalLength::Hour, 60, |_| None)).unwrap();
    let doubts: Vec<String> =
        settlement.doubts.iter().map(|doubt| format!("{}: {}", doubt.topic, doubt.state)).collect();
    assert!(
        doubts.contains(&"price: in doubt".to_owned()) && doubts.contains(&"penalty: not known".to_owned()),
        "{doubts:?}"
    );
}

#[test]
fn a_year_without_holidays_is_in_doubt() {
    let rules = programme(&[("\"2025-01-01\"", "\"2020-01-01\"")]);
    let called = one(&event("e", "2023-07-14", 19, 60, "-400", ""));
    let first = jiff::civil::date(2023, 6, 1);
    let settlement = settled(&rules, &called, &[], &load_from(first, IntervalLength::Hour, 60, |_| None)).unwrap();
    let doubts: Vec<String> =
        settlement.doubts.iter().map(|doubt| format!("{}: {}", doubt.topic, doubt.state)).collect();
    assert_eq!(doubts, ["holidays of the year: not known"]);
}

#[test]
fn a_file_that_cannot_be_is_named_with_its_line() {
    let check = |from: &str, to: &str, says: &[&str]| {
        let error = Programme::parse("p.ron", &text(&[(from, to)])).unwrap_err().to_string();
        assert!(error.starts_with("p.ron, line ") && error.lines().count() == 1, "{error}");
        says.iter().for_each(|part| assert!(error.contains(part), "{part:?} is not in {error}"));
    };
    check("id: \"example\"", "id: \"Ex ample\"", &["line 2", "no id"]);
    check("Fixed(\"1.2\")", "Fixed(1.2)", &["line 16", "decimals and dates in quotes"]);
    check("Fixed(\"1.2\")", "Fixed(\"-1\")", &["line 16: price"]);
    check("Read(\"2025-12-31\")", "Read(\"2024-12-31\")", &["line 5: effective_to", "before it begins"]);
    check("sources: [(title: \"example\", read_at: \"here\")]", "sources: []", &["line 6", "no source"]);
    check(
        "least: \"100\", most: \"2000\"",
        "least: \"100\", most: \"20\"",
        &["line 10: industrial", "more than the most"],
    );
    check("days: 5", "days: 0", &["line 14: baseline"]);
    check("within_days: 30", "within_days: 3", &["raise `within_days`"]);
    check("ending_days_before: 1", "ending_days_before: 0", &["end 1 day before"]);
    check("most: \"1.2\"", "most: \"0.5\"", &["line 15: effective", "below a band"]);
    check("penalty: Read(None)", "penalty: Read(None), fine: 3", &["line 17"]);
    check("penalty: Read(None),", "", &["penalty"]);
    assert!(Programme::parse("p.ron", &" ".repeat(1_000_001)).is_err());
    let error = Assumptions::parse("a.ron", "(price: (per: Kwh, yuan: Fixed(\"99999\")))").unwrap_err().to_string();
    assert!(error.contains("a.ron, line 1: price"), "{error}");
}

#[test]
fn a_report_is_an_openadr_object() {
    let settlement = settled(&programme(&[]), &usual(), &[], &load(IntervalLength::Quarter, 60, |_| None)).unwrap();
    let json = serde_json::to_value(report(&settlement, "factory-1").unwrap()).unwrap();
    assert_eq!(json["objectType"], "REPORT");
    assert_eq!(
        (&json["programID"], &json["eventID"], &json["clientName"]),
        (&"example".into(), &"e".into(), &"factory-1".into())
    );
    let intervals = json["resources"][0]["intervals"].as_array().unwrap();
    assert_eq!(intervals.len(), 4);
    assert_eq!(intervals[1]["intervalPeriod"]["start"], "2025-07-15T11:15:00+00:00");
    assert_eq!(intervals[0]["payloads"][0], serde_json::json!({ "type": "BASELINE", "values": [250.0] }));
    let back: openleadr_wire::report::ReportContent = serde_json::from_str(&json.to_string()).unwrap();
    assert_eq!(back, report(&settlement, "factory-1").unwrap());
    assert!(report(&settlement, "").is_err());
}

proptest! {
    #[test]
    fn any_text_is_a_programme_or_refused(noise in any::<String>(), at in any::<prop::sample::Index>(), with in "[-()\\[\\]{}\":,.0-9a-zA-Z]{0,5}") {
        let _ = Programme::parse("p.ron", &noise);
        let good = text(&[]).replace('示', "s").replace('例', "l");
        let at = at.index(good.len());
        let mutated = format!("{}{with}{}", &good[..at], &good[at + 1..]);
        let _ = Assumptions::parse("p.ron", &mutated);
        // What is read can also be settled with, or refused, without a panic.
        if let Ok(rules) = Programme::parse("p.ron", &mutated) {
            let _ = settled(&rules, &usual(), &[], &load(IntervalLength::Hour, 50, |_| None));
        }
    }

    #[test]
    fn deep_nesting_is_refused(depth in 1_usize..5_000) {
        prop_assert!(Programme::parse("p.ron", &"(a:[".repeat(depth)).is_err());
    }
}
