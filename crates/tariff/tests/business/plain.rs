//! Plain tariffs of anywhere against a second way of working them out, in floats and straight from the definition.

use jiff::civil::date;
use load::{IntervalLength, LoadSeries};
use proptest::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use tariff::business::{BusinessTariff, Contract, bill};

use super::series;

const TEXT: &str = r#"{
    "id": "plain-example",
    "name": {"zh": "某地", "en": "Somewhere"},
    "currency": "USD",
    "effective_from": "2025-01-01",
    "source": {"title": "A tariff of somewhere"},
    "periods": ["peak", "part", "off"],
    "classes": [{"id": "all", "name": {"zh": "x", "en": "x"}, "parts": "One"}],
    "calendars": [{
        "effective_from": "2025-01-01", "source": {"title": "x"}, "verified": true,
        "hours": [
            {"months": [6, 7, 8, 9], "days": ["Workday"], "times": {
                "peak": ["12:00-18:00"], "part": ["08:00-12:00", "18:00-23:00"], "off": ["00:00-08:00", "23:00-24:00"]}},
            {"months": [1, 2, 3, 4, 5, 10, 11, 12], "days": ["Workday"], "times": {
                "part": ["08:00-21:00"], "off": ["00:00-08:00", "21:00-24:00"]}},
            {"days": ["Weekend"], "times": {"off": ["00:00-24:00"]}}
        ]
    }],
    "plain": [
        {"effective_from": "2025-01-01", "months": [6, 7, 8, 9], "tiers_up_to_kwh": [20000, 50000],
         "prices": {"peak": ["0.31", "0.33", "0.36"], "part": ["0.21", "0.215", "0.22"], "off": ["0.11", "0.12", "0.13"]},
         "source": {"title": "x"}},
        {"effective_from": "2025-01-01", "months": [1, 2, 3, 4, 5, 10, 11, 12],
         "prices": {"part": ["0.19"], "off": ["0.1034567891"]}, "source": {"title": "x"}}
    ],
    "demand_charges": [
        {"id": "all-hours", "effective_from": "2025-01-01", "window_minutes": 15, "per_kw": "7.5", "source": {"title": "x"}},
        {"id": "peak-hours", "effective_from": "2025-01-01", "months": [6, 7, 8, 9], "periods": ["peak"],
         "window_minutes": 60, "per_kw": "12.25", "source": {"title": "x"}}
    ],
    "fixed_charges": [{"id": "meter", "effective_from": "2025-01-01", "per_month": "95.5", "source": {"title": "x"}}]
}"#;

fn plain() -> BusinessTariff {
    BusinessTariff::parse("plain.json", TEXT).unwrap()
}

/// The year's cost by the definition: for each hour its price, and the tiers shared by energy.
fn by_definition(load: &LoadSeries) -> f64 {
    let minutes = load.length().minutes() as usize;
    let mut total = 0.0;
    for month in 1..=12i8 {
        let summer = (6..=9).contains(&month);
        let mut energy = [0.0; 3];
        let (mut top, mut peak_hour, mut hours) = (0.0f64, 0.0f64, std::collections::BTreeMap::new());
        for (index, micro) in load.active().iter().enumerate() {
            let time = load.time_of(index).unwrap();
            if time.month() != month {
                continue;
            }
            let weekday = time.date().weekday().to_monday_zero_offset() < 5;
            let period = match (weekday, summer, time.hour()) {
                (true, true, 12..=17) => 0,
                (true, true, 8..=22) | (true, false, 8..=20) => 1,
                _ => 2,
            };
            let kwh = micro.0 as f64 / 1e6;
            energy[period] += kwh;
            top = top.max(kwh * 60.0 / minutes as f64);
            if period == 0 {
                *hours.entry((time.day(), time.hour())).or_insert(0.0) += kwh;
            }
        }
        hours.values().for_each(|kwh| peak_hour = peak_hour.max(*kwh));
        let all: f64 = energy.iter().sum();
        let tiers: Vec<(f64, [f64; 3])> = if summer {
            let first = all.min(20_000.0);
            let second = (all.min(50_000.0) - 20_000.0).max(0.0);
            let third = (all - 50_000.0).max(0.0);
            vec![(first, [0.31, 0.21, 0.11]), (second, [0.33, 0.215, 0.12]), (third, [0.36, 0.22, 0.13])]
        } else {
            vec![(all, [0.0, 0.19, 0.1034567891])]
        };
        for (kwh, prices) in tiers.iter().filter(|_| all > 0.0) {
            total += (0..3).map(|period| kwh * energy[period] / all * prices[period]).sum::<f64>();
        }
        total += 95.5 + 7.5 * top + if summer { 12.25 * peak_hour } else { 0.0 };
    }
    total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_year_agrees_with_the_definition(
        length in prop_oneof![Just(IntervalLength::Quarter), Just(IntervalLength::Half), Just(IntervalLength::Hour)],
        seed in any::<u64>(),
        size in 1i64..60_000_000,
    ) {
        let energy = |index: usize| {
            let mixed = (seed ^ (index as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            ((mixed >> 33) as i64) % size
        };
        let load = series(date(2025, 1, 1).at(0, 0, 0, 0), length, 365, energy);
        let billed = bill(&plain(), &Contract::default(), &load).unwrap();
        let (exact, expect) = (billed.exact.get().to_f64().unwrap(), by_definition(&load));
        prop_assert!((exact - expect).abs() <= 1e-9 * expect, "{exact} {expect}");
        prop_assert_eq!(billed.currency, "USD");
    }
}

#[test]
fn a_month_without_energy_costs_its_fixed_charge() {
    let load = series(date(2025, 3, 1).at(0, 0, 0, 0), IntervalLength::Hour, 31, |_| 0);
    let billed = bill(&plain(), &Contract::default(), &load).unwrap();
    assert_eq!(billed.total.to_string(), "95.50");
}
