//! Which of the design's worked examples a test meets: none may be left out unnoticed.

use std::collections::BTreeMap;

/// Where the test of an example stands.
const TESTS: [&str; 2] = [include_str!("worked_examples.rs"), include_str!("business/worked_examples.rs")];

/// Met outside this crate: how soon a roof pays back is a figure of a plan (`energy_plan`, `finance.rs`).
const ELSEWHERE: [&str; 1] = ["E8p"];

#[test]
fn every_worked_example_has_its_test() {
    let rows: Vec<BTreeMap<String, String>> = serde_json::from_str(include_str!("worked_examples.json")).unwrap();
    let is_met = |id: &str| TESTS.iter().any(|test| test.contains(&format!("\"{id}\"")));
    let (met, not): (Vec<&str>, Vec<&str>) = rows.iter().map(|row| row["id"].as_str()).partition(|id| is_met(id));
    assert_eq!(not, ELSEWHERE);
    assert_eq!((met.len(), rows.len()), (35, 36));
}
