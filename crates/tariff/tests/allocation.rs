//! The loop over intervals takes no memory: a bill of four times as many takes not one more piece.

use jiff::civil::date;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, Contract, find};

/// Pieces of memory taken while a laid out year is billed: the same 400 kW and 100 kvar, however they are cut up.
fn pieces(length: IntervalLength) -> u64 {
    let (count, in_an_hour) = (365 * length.in_a_day(), length.in_a_day() as i64 / 24);
    let active = vec![MicroKwh(400_000_000 / in_an_hour); count];
    let reactive = vec![MicroKwh(100_000_000 / in_an_hour); count];
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
    // The first bill also reads the tables that all of them share.
    bill();
    allocation_counter::measure(bill).count_total
}

#[test]
fn intervals_take_no_memory() {
    let (hours, quarters) = (pieces(IntervalLength::Hour), pieces(IntervalLength::Quarter));
    assert!(hours > 0, "nothing was counted");
    assert_eq!(hours, quarters);
}
