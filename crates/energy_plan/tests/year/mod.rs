//! Years to plan for: the demo companies under two tariffs of 2026. Used by tests and the bench.

#![allow(dead_code, reason = "each user takes what it needs")]

use demo_load::{demo_year, find as company};
use energy_plan::{Case, Number, Site};
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{BusinessTariff, Contract, MonthlyTable, find};

pub const COMPANIES: [&str; 8] =
    ["cold-store", "data-room", "hotel", "machine-shop", "office", "plating-works", "school", "supermarket"];

/// Tianjin with made-up monthly prices, and Hubei with its printed prices of January taken for all of 2026.
pub fn tariffs() -> [BusinessTariff; 2] {
    let tianjin = find("tianjin-demo").unwrap().clone();
    let rows = |class: &str| {
        let [sharp, peak, flat, valley] = ["1.049999", "0.848961", "0.651886", "0.432924"];
        format!(
            r#"(class: "{class}", prices: {{"sharp": "{sharp}", "peak": "{peak}", "flat": "{flat}", "valley": "{valley}"}}, per_kw: "42.0", per_kva: "26.3")"#
        )
    };
    let table = format!(
        r#"(tariff: "hubei-business", published: [(month: "2026-02", until: "2026-12", source: (title: "January taken for the year"), rows: [{}])])"#,
        rows("two-part-1-10kv")
    );
    let hubei = MonthlyTable::add_to("table.ron", &table, find("hubei-business").unwrap().clone()).unwrap();
    [tianjin, hubei]
}

/// A demo company's year under a tariff, billed by capacity.
pub fn case<'a>(tariff: &'a BusinessTariff, name: &str) -> Case<'a> {
    let company = company(name).unwrap();
    let contract = Contract {
        class: Some("two-part-1-10kv".to_owned()),
        capacity_kva: Some(Decimal::from(company.capacity_kva)),
        ..Contract::default()
    };
    Case::new(tariff, contract, demo_year(company, 2026, 1).unwrap())
}

/// A site with a roof for half of the capacity and nothing else.
pub fn with_roof(case: &Case<'_>) -> Site {
    let roof = case.contract.capacity_kva.unwrap() / Decimal::TWO;
    Site { roof_kwp: Some(Number(roof)), ..Site::default() }
}

/// The same year in hours.
pub fn in_hours(mut case: Case<'_>) -> Case<'_> {
    let sums =
        |quarters: &[MicroKwh]| quarters.chunks(4).map(|hour| hour.iter().copied().sum()).collect::<Vec<MicroKwh>>();
    let (active, reactive) = (sums(case.load.active()), case.load.reactive().map(sums));
    let estimated = vec![false; active.len()];
    case.load = LoadSeries::new(case.load.start(), IntervalLength::Hour, active, reactive, estimated).unwrap();
    case
}
