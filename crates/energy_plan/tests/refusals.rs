//! What cannot be planned is refused with a sentence that says what is wrong and what to bring.

mod flat;

use flat::{case, hourly, plan};
use jiff::civil::date;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::BasicMethod;

fn check(case: energy_plan::Case<'_>, site: &str, words: &str) {
    let error = plan(case, site).unwrap_err().to_string();
    assert!(error.contains(words) && !error.contains('\n'), "{error}");
}

fn flat_load() -> LoadSeries {
    hourly(|_| 100, None)
}

#[test]
fn loads_that_are_no_year_are_refused() {
    let of = |start: jiff::civil::DateTime, count| {
        LoadSeries::new(start, IntervalLength::Hour, vec![MicroKwh(1); count], None, vec![false; count]).unwrap()
    };
    let january = of(date(2025, 1, 1).at(0, 0, 0, 0), 744);
    check(case("two-part-1-10kv", 500, january), "", "bring the twelve whole calendar months");
    // Three years of hours.
    let long = of(date(2025, 1, 1).at(0, 0, 0, 0), 3 * 8760);
    check(case("two-part-1-10kv", 500, long), "", "bring the twelve whole calendar months");
    // A tariff that has ended by then.
    let late = of(date(2027, 1, 1).at(0, 0, 0, 0), 8760);
    check(case("two-part-1-10kv", 500, late), "", "2026-12-31");
}

#[test]
fn contracts_that_cannot_be_are_refused() {
    check(case("two-part-1-10kv", 90, flat_load()), "", "the load reaches 100 kW");
    let mut low = case("two-part-1-10kv", 1000, flat_load());
    low.contract.contract_kw = Some(Decimal::from(100));
    low.contract.basic = Some(BasicMethod::Contract);
    check(low, "", "below 400 kW");
    check(case("no-such-class", 1000, flat_load()), "", "choose one of");
}

#[test]
fn sites_that_do_not_fit_are_refused() {
    let two_parts = || case("two-part-1-10kv", 1000, flat_load());
    check(two_parts(), r#"transformers_kva: ["500"]"#, "bring the same in both");
    let quarter = r#"processes: [(id: "mill", kw: "10", runs: "08:15-09:15", may_run: "00:00-06:00")]"#;
    check(two_parts(), quarter, "cuts through the load's intervals of 60 minutes");
    let many: Vec<String> = (0..25)
        .map(|n| format!(r#"(id: "{n}", kind: Motors, kw: "1", load_share: "1", works: "08:00-09:00")"#))
        .collect();
    check(two_parts(), &format!("equipment: [{}]", many.join(", ")), "leave out the smallest");
}
