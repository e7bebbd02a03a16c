use jiff::civil::date;
use tariff::business::{BasicMethod, Contract, Stop, bill};

use super::{dec, demo, quarters, series, two_part};

/// A month with 1000 kW at its top must be refused with a sentence that has each of `says`.
#[track_caller]
fn check(contract: &Contract, says: &[&str]) {
    let load = quarters(date(2026, 4, 1).at(0, 0, 0, 0), 30, |index| if index == 3 { 250_000_000 } else { 1_000_000 });
    let error = bill(demo(), contract, &load).unwrap_err().to_string();
    assert_eq!(error.lines().count(), 1, "{error}");
    for part in says {
        assert!(error.contains(part), "{part:?} is not in {error}");
    }
}

#[test]
fn a_contract_that_cannot_be() {
    let kva = |kva: &str| Contract { capacity_kva: Some(dec(kva)), ..two_part() };
    check(&kva("800"), &["1000 kW", "2026-04", "800 kVA", "bring the capacity"]);
    check(&kva("-1"), &["above 0"]);
    check(&Contract { contract_kw: Some(dec("700")), ..kva("2000") }, &["700 kW", "800 kW", "0.40", "agree on"]);
    check(&two_part(), &["transformer capacity", "--capacity-kva"]);
    check(&Contract { basic: Some(BasicMethod::Contract), ..kva("2000") }, &["contract demand", "--contract-kw"]);
    check(&Contract::default(), &["--class", "two-part-1-10kv"]);
    check(&Contract { class: Some("gold".to_owned()), ..Contract::default() }, &["`gold`", "two-part-1-10kv"]);
}

#[test]
fn a_stop_that_cannot_be() {
    let stop = |from, to, kva: &str| Contract {
        capacity_kva: Some(dec("2000")),
        stops: vec![Stop { from, to, kva: dec(kva) }],
        ..two_part()
    };
    check(&stop(date(2026, 4, 1), date(2026, 4, 10), "500"), &["lasts 10 days", "at least 15"]);
    check(&stop(date(2026, 4, 1), date(2026, 4, 30), "2500"), &["2500 kVA", "more than the capacity"]);
}

#[test]
fn a_load_outside_the_tariffs_time() {
    let contract = Contract { basic: Some(BasicMethod::Actual), ..two_part() };
    for start in [date(2024, 12, 1), date(2026, 12, 15)] {
        let load = quarters(start.at(0, 0, 0, 0), 31, |_| 1_000_000);
        let error = bill(demo(), &contract, &load).unwrap_err().to_string();
        assert!(error.contains("in force from 2025-01-01 to 2026-12-31") && error.contains("bring"), "{error}");
    }
}

#[test]
fn a_load_of_ten_minutes() {
    let contract = Contract { basic: Some(BasicMethod::Actual), ..two_part() };
    let day = quarters(date(2026, 4, 1).at(0, 0, 0, 0), 1, |_| 1);
    let short = load::LoadSeries::new(day.start(), day.length(), vec![load::MicroKwh(1)], None, vec![false]).unwrap();
    let error = bill(demo(), &contract, &short).unwrap_err().to_string();
    assert!(error.contains("0.25 hours") && error.contains("whole day"), "{error}");
}

#[test]
fn intervals_that_are_too_long_for_the_periods() {
    let text = "(id: \"halves\", name: (zh: \"x\", en: \"x\"), effective_from: \"2026-01-01\", source: (title: \"x\"),
        periods: [\"peak\", \"valley\"], classes: [(id: \"all\", name: (zh: \"x\", en: \"x\"), parts: One)],
        calendars: [(effective_from: \"2026-01-01\", source: (title: \"x\"), verified: true, hours: [(times: {
            \"peak\": [\"09:00-11:30\"], \"valley\": [\"00:00-09:00\", \"11:30-24:00\"]})])],
        plain: [(effective_from: \"2026-01-01\", prices: {\"peak\": [\"2\"], \"valley\": [\"1\"]}, source: (title: \"x\"))])";
    let tariff = tariff::business::BusinessTariff::parse("halves.ron", text).unwrap();
    let start = date(2026, 1, 1).at(0, 0, 0, 0);
    let hourly = series(start, load::IntervalLength::Hour, 1, |_| 1_000_000);
    let error = bill(&tariff, &Contract::default(), &hourly).unwrap_err().to_string();
    assert!(error.contains("60 minutes") && error.contains("shorter intervals"), "{error}");
    let halves = series(start, load::IntervalLength::Half, 1, |_| 1_000_000);
    // 5 half hours at 2 and 43 at 1.
    assert_eq!(bill(&tariff, &Contract::default(), &halves).unwrap().exact.to_string(), "53.00");
}

#[test]
fn energy_beyond_every_meter() {
    let contract = Contract { basic: Some(BasicMethod::Actual), ..two_part() };
    let load = quarters(date(2026, 4, 1).at(0, 0, 0, 0), 30, |_| i64::MAX);
    // It is refused or billed, and never ends the program.
    drop(bill(demo(), &contract, &load));
}
