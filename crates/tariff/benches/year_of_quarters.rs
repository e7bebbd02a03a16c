//! How long the bill of a year of quarters of an hour takes after loading: medians, printed, on one core.
//!
//! `cargo bench -p tariff`. The first figure lays out periods and prices and bills; the second bills a changed load with
//! what is laid out, as a planner does.

use std::hint::black_box;
use std::time::Instant;

use jiff::civil::date;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, BusinessTariff, Contract, bill, find};

const RUNS: usize = 201;

fn main() {
    let count = 365 * IntervalLength::Quarter.in_a_day();
    let energy = |index: usize| MicroKwh(50_000_000 + (index as i64 * 7919) % 90_000_000);
    let active: Vec<MicroKwh> = (0..count).map(energy).collect();
    let reactive = active.iter().map(|energy| MicroKwh(energy.0 / 3)).collect();
    let start = date(2025, 1, 1).at(0, 0, 0, 0);
    let load = LoadSeries::new(start, IntervalLength::Quarter, active, Some(reactive), vec![false; count]);
    let (Ok(load), Ok(tariff)) = (load, find("tianjin-demo")) else { return println!("the load or tariff is not there") };
    let tariff: &BusinessTariff = tariff;
    let contract = Contract {
        class: Some("two-part-1-10kv".to_owned()),
        basic: Some(BasicMethod::Contract),
        contract_kw: Some(Decimal::from(500)),
        capacity_kva: Some(Decimal::from(1000)),
        ..Contract::default()
    };
    println!("{count} intervals, median of {RUNS} runs");
    median("lay out and bill", || bill(tariff, &contract, &load).is_ok());
    let Ok(biller) = Biller::new(tariff, &contract, &load) else { return println!("the load cannot be billed") };
    median("bill with what is laid out", || biller.exact_total(load.active(), load.reactive()).is_ok());
}

fn median(name: &str, mut run: impl FnMut() -> bool) {
    let mut micros: Vec<u128> = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let begun = Instant::now();
        let done = black_box(run());
        micros.push(begun.elapsed().as_micros());
        if !done {
            return println!("{name}: cannot be billed");
        }
    }
    micros.sort_unstable();
    println!("{name}: {} µs (fastest {}, slowest {})", micros[RUNS / 2], micros[0], micros[RUNS - 1]);
}
