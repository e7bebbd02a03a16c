//! A plan from files: amounts that agree with `bill`, and one clear line for what is wrong.

use std::path::Path;

use rust_decimal::Decimal;

use crate::typed::run;

const DEMO: &str = "tianjin-demo:two-part-1-10kv";

/// A plan of the machine shop's year 2026, with a site file of these fields.
fn plan(folder: &Path, site: &str, more: &[&str]) -> Result<String, String> {
    if !folder.join("shop.csv").exists() {
        run(folder, &["demo-load", "machine-shop", "--year", "2026", "--out", "shop.csv"]).unwrap();
    }
    std::fs::write(folder.join("site.ron"), format!("(no_storage: true, {site})")).unwrap();
    let mut arguments = vec!["plan", "--tariff", DEMO, "--load", "shop.csv", "--site", "site.ron"];
    if !more.contains(&"--capacity-kva") {
        arguments.extend(["--capacity-kva", "630"]);
    }
    arguments.extend(more);
    run(folder, &arguments)
}

const SITE: &str = r#"equipment: [(id: "lamps", kind: Lighting, kw: "26", load_share: "0.7", works: "07:30-22:30", power_factor: "0.93")]"#;

#[test]
fn json_agrees_with_the_bill_and_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let text = plan(folder.path(), SITE, &["--json"]).unwrap();
    let plan: serde_json::Value = serde_json::from_str(&text).unwrap();
    let bill = run(folder.path(), &["bill", "--tariff", DEMO, "--load", "shop.csv", "--capacity-kva", "630", "--json"]);
    let bill: serde_json::Value = serde_json::from_str(&bill.unwrap()).unwrap();
    assert_eq!(plan["today"]["yuan"], bill["total"]);
    let yuan = |value: &serde_json::Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    let measures = plan["measures"].as_array().unwrap();
    let shares: Decimal = measures.iter().map(|one| yuan(&one["saving"]["likely"]["yuan"])).sum();
    assert!(measures.len() >= 2 && shares > Decimal::ZERO);
    assert_eq!(shares, yuan(&plan["today"]["yuan"]) - yuan(&plan["then"]["yuan"]));
    assert_eq!((&plan["demo_load"], &plan["demo_prices"]), (&true.into(), &true.into()));
    assert!(plan["assumed"].as_array().unwrap().iter().all(|one| one["source"].is_string()));
}

#[test]
fn the_table_says_what_is_in_doubt_and_what_was_not_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let text = plan(folder.path(), SITE, &[]).unwrap();
    for words in [
        "Better equipment: lamps",
        "Capacitors",
        "Shapley value",
        "Assumed, not read in a source",
        "equipment.Lighting.yuan_per_kw",
        "Storage: the site file says that there is no room",
        "2023-spring-festival",
    ] {
        let has = text.contains(words);
        assert_eq!(has, words != "2023-spring-festival", "{words}: {text}");
    }
}

#[test]
fn the_programme_of_the_area_is_taken_and_says_why_it_settles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let site = r#"demand_response: (kw: "150", hours: "19:00-21:00", months: (7, 8))"#;
    let text = plan(folder.path(), site, &[]).unwrap();
    assert!(text.contains("3000"), "the least size of Tianjin's programme: {text}");
}

fn refused(site: &str, more: &[&str], words: &str) {
    let folder = tempfile::tempdir().unwrap();
    let error = plan(folder.path(), site, more).unwrap_err();
    assert!(error.contains(words) && !error.trim_end().contains('\n'), "{error}");
}

#[test]
fn what_cannot_be_planned_is_refused_with_a_sentence() {
    refused("", &["--month", "2026-03"], "bring the twelve whole calendar months");
    refused("", &["--capacity-kva", "100"], "the capacity is 100 kVA");
    refused("", &["--contract-kw", "50"], "below 252 kW");
    refused("roof: 3", &[], "site.ron, line 1");
    refused(r#"transformers_kva: ["400"]"#, &[], "bring the same in both");
    refused("", &["--assume", "none.ron"], "cannot be read");
}
