//! The loop over intervals takes no memory: a bill of four times as many takes about as many pieces.

use jiff::civil::date;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, Contract, find};

/// Pieces of memory taken while a laid out year is billed.
fn pieces(length: IntervalLength) -> u64 {
    let count = 365 * length.in_a_day();
    let active = (0..count).map(|index| MicroKwh(50_000_000 + (index as i64 * 7919) % 90_000_000)).collect();
    let reactive = vec![MicroKwh(20_000_000); count];
    let load = LoadSeries::new(date(2025, 1, 1).at(0, 0, 0, 0), length, active, Some(reactive), vec![false; count]);
    let load = load.unwrap();
    let contract = Contract {
        class: Some("two-part-1-10kv".to_owned()),
        basic: Some(BasicMethod::Contract),
        contract_kw: Some(Decimal::from(500)),
        capacity_kva: Some(Decimal::from(1000)),
        ..Contract::default()
    };
    let biller = Biller::new(find("tianjin-demo").unwrap(), &contract, &load).unwrap();
    let bill = || assert!(biller.exact_total(load.active(), load.reactive()).is_ok());
    allocation_counter::measure(bill).count_total
}

#[test]
fn intervals_take_no_memory() {
    let (hours, quarters) = (pieces(IntervalLength::Hour), pieces(IntervalLength::Quarter));
    assert!(hours > 0, "nothing was counted");
    // There are 26,280 quarters more; months and lines, which do take some, are as many.
    assert!(hours.abs_diff(quarters) < 100, "{hours} by hours, {quarters} by quarters");
}
