use jiff::civil::date;
use load::{IntervalLength, LoadSeries, MicroKwh};
use proptest::prelude::*;
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, Contract, LineKind, bill};

use super::{demo, series, two_part};

/// 40 days from the middle of December on: two years, sharp hours, and no whole month.
const DAYS: usize = 40;

fn some_load(length: IntervalLength) -> impl Strategy<Value = LoadSeries> {
    let count = DAYS * length.in_a_day();
    proptest::collection::vec(0i64..400_000_000, count)
        .prop_map(move |energy| series(date(2025, 12, 10).at(0, 0, 0, 0), length, DAYS, |index| energy[index]))
}

/// The same energy in intervals four times as long.
fn hourly(load: &LoadSeries) -> LoadSeries {
    let active: Vec<MicroKwh> = load.active().chunks(4).map(|hour| hour.iter().copied().sum()).collect();
    let estimated = vec![false; active.len()];
    LoadSeries::new(load.start(), IntervalLength::Hour, active, None, estimated).unwrap()
}

fn actual() -> Contract {
    Contract { basic: Some(BasicMethod::Actual), ..two_part() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn lines_add_up_and_every_kwh_is_billed_once(load in some_load(IntervalLength::Quarter)) {
        let contract = actual();
        let billed = bill(demo(), &contract, &load).unwrap();
        let micro: i64 = load.active().iter().map(|energy| energy.0).sum();
        prop_assert_eq!(billed.kwh, Decimal::new(micro, 6));
        for month in &billed.months {
            let energy = month.lines.iter().filter(|line| line.kind == LineKind::Energy);
            prop_assert_eq!(energy.map(|line| line.quantity).sum::<Decimal>(), month.kwh);
            prop_assert_eq!(month.lines.iter().map(|line| line.amount).sum::<tariff::Yuan>(), month.amount);
            for line in &month.lines {
                prop_assert_eq!(line.exact.get(), line.quantity * line.price);
                prop_assert_eq!(line.amount, line.exact.to_cent());
            }
        }
        prop_assert_eq!(billed.months.iter().map(|month| month.amount).sum::<tariff::Yuan>(), billed.total);
    }

    #[test]
    fn the_planners_total_is_the_bills(load in some_load(IntervalLength::Half)) {
        let contract = actual();
        let biller = Biller::new(demo(), &contract, &load).unwrap();
        prop_assert_eq!(biller.exact_total(load.active(), None).unwrap(), biller.bill(&load).unwrap().exact);
    }

    #[test]
    fn longer_intervals_never_raise_a_bill(load in some_load(IntervalLength::Quarter)) {
        // Periods of Tianjin change on the hour, so energy costs the same; a mean over an hour hides the peak.
        let contract = actual();
        let (fine, coarse) = (bill(demo(), &contract, &load).unwrap(), bill(demo(), &contract, &hourly(&load)).unwrap());
        for (fine, coarse) in fine.months.iter().zip(&coarse.months) {
            let energy = |month: &tariff::business::BusinessMonth| {
                let lines = month.lines.iter().filter(|line| line.kind == LineKind::Energy);
                lines.map(|line| line.exact).sum::<tariff::Yuan>()
            };
            prop_assert_eq!(energy(fine), energy(coarse));
            prop_assert!(coarse.demand_kw <= fine.demand_kw);
        }
    }

    #[test]
    fn a_kwh_more_costs_the_price_of_its_interval(load in some_load(IntervalLength::Hour), index in 0usize..960) {
        let contract = Contract { basic: Some(BasicMethod::Capacity), capacity_kva: Some(Decimal::from(5000)), ..two_part() };
        let biller = Biller::new(demo(), &contract, &load).unwrap();
        let mut more = load.active().to_vec();
        more[index] += MicroKwh(1_000_000);
        let added = biller.exact_total(&more, None).unwrap() - biller.exact_total(load.active(), None).unwrap();
        prop_assert_eq!(added.get(), biller.energy_price(index).unwrap());
    }
}

#[test]
fn a_kw_more_at_the_top_costs_the_demand_price() {
    let load = series(date(2026, 4, 1).at(0, 0, 0, 0), IntervalLength::Quarter, 30, |index| {
        if index == 5 { 250_000_000 } else { 1_000_000 }
    });
    let contract = actual();
    let biller = Biller::new(demo(), &contract, &load).unwrap();
    let mut more = load.active().to_vec();
    more[5] += MicroKwh(250_000);
    let added = biller.exact_total(&more, None).unwrap() - biller.exact_total(load.active(), None).unwrap();
    let month = biller.month(5).unwrap();
    let energy = biller.energy_price(5).unwrap() * Decimal::new(25, 2);
    assert_eq!(added.get(), biller.demand_price(month) + energy);
    assert_eq!(biller.period(5), Some("valley"));
    assert_eq!(biller.basic_method(), Some(BasicMethod::Actual));
}
