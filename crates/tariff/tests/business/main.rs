//! Bills of business: the design's worked examples, laws, refusals, and what is shipped.

mod basic_charges;
mod laws;
mod naive_plain;
mod plain;
mod plain_oracle;
mod refusals;
mod shipped;
mod worked_examples;

use jiff::civil::DateTime;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{BusinessTariff, Contract, find};

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn demo() -> &'static BusinessTariff {
    find("tianjin-demo").unwrap()
}

/// A contract of the class used in most examples.
fn two_part() -> Contract {
    Contract { class: Some("two-part-1-10kv".to_owned()), ..Contract::default() }
}

/// Quarters of an hour from `start` on; `kwh` says the energy of each by its index.
fn quarters(start: DateTime, days: usize, kwh: impl Fn(usize) -> i64) -> LoadSeries {
    series(start, IntervalLength::Quarter, days, kwh)
}

/// Intervals of `length`, energy in millionths of a kWh.
fn series(start: DateTime, length: IntervalLength, days: usize, micro: impl Fn(usize) -> i64) -> LoadSeries {
    let count = days * length.in_a_day();
    let active = (0..count).map(|index| MicroKwh(micro(index))).collect();
    LoadSeries::new(start, length, active, None, vec![false; count]).unwrap()
}

/// The same load with reactive energy.
fn with_reactive(series: &LoadSeries, reactive: impl Fn(usize) -> i64) -> LoadSeries {
    let count = series.active().len();
    let reactive = (0..count).map(|index| MicroKwh(reactive(index))).collect();
    let (active, estimated) = (series.active().to_vec(), series.estimated().to_vec());
    LoadSeries::new(series.start(), series.length(), active, Some(reactive), estimated).unwrap()
}
