//! The basic charge beyond the worked examples: the floor, high use, stops, and what a bill says is estimated.

use jiff::civil::date;
use load::{LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{
    BasicMethod, BusinessBill, BusinessTariff, BusinessTariffError, Contract, Line, LineKind, Note, Rule, Stop, bill,
};

use super::{dec, demo, quarters, two_part, with_reactive};

/// April 2026: `kwh` in all, of which one quarter of an hour reaches `top_kw` and the others share the rest.
fn april(kwh: i64, top_kw: i64) -> LoadSeries {
    let (count, top) = (2880, top_kw * 250_000);
    let rest = kwh * 1_000_000 - top;
    quarters(date(2026, 4, 1).at(0, 0, 0, 0), 30, |index| match index {
        0 => top,
        1 => rest - rest / (count - 1) * (count - 2),
        _ => rest / (count - 1),
    })
}

fn basic(tariff: &BusinessTariff, contract: &Contract, load: &LoadSeries) -> Vec<Line> {
    let billed = bill(tariff, contract, load).unwrap();
    billed.months[0].lines.iter().filter(|line| line.kind == LineKind::Basic).cloned().collect()
}

fn of(basic: BasicMethod, capacity_kva: u32) -> Contract {
    Contract { basic: Some(basic), capacity_kva: Some(Decimal::from(capacity_kva)), ..two_part() }
}

#[track_caller]
fn check(lines: &[Line], expect: &[(Rule, &str, &str)]) {
    let found: Vec<(Rule, Decimal, Decimal)> =
        lines.iter().map(|line| (line.rule, line.quantity, line.price)).collect();
    let expect: Vec<_> = expect.iter().map(|(rule, quantity, price)| (*rule, dec(quantity), dec(price))).collect();
    assert_eq!(found, expect);
}

#[test]
fn a_tariff_may_bill_actual_demand_at_its_floor() {
    let mut floor = demo().clone();
    floor.basic.as_mut().unwrap().floor_for_actual = true;
    let contract = of(BasicMethod::Actual, 2000);
    check(&basic(&floor, &contract, &april(50_000, 799)), &[(Rule::DemandFloor, "800", "43.2")]);
    check(&basic(&floor, &contract, &april(50_000, 800)), &[(Rule::ActualDemand, "800", "43.2")]);
    check(&basic(demo(), &contract, &april(50_000, 799)), &[(Rule::ActualDemand, "799", "43.2")]);
}

#[test]
fn high_use_lowers_the_price_of_demand_from_260_kwh_a_kva_on() {
    let contract = of(BasicMethod::Actual, 1000);
    check(&basic(demo(), &contract, &april(259_999, 600)), &[(Rule::ActualDemand, "600", "43.2")]);
    check(&basic(demo(), &contract, &april(260_000, 600)), &[(Rule::ActualDemand, "600", "38.88")]);
    let over = Contract { contract_kw: Some(dec("500")), ..of(BasicMethod::Contract, 1000) };
    let expect = [(Rule::ContractValue, "500", "38.88"), (Rule::ContractOverrun, "75", "77.76")];
    check(&basic(demo(), &over, &april(260_000, 600)), &expect);
    // Capacity keeps its price, and without a capacity nobody can tell.
    check(&basic(demo(), &of(BasicMethod::Capacity, 1000), &april(260_000, 600)), &[(Rule::Capacity, "1000", "27")]);
    let unknown = Contract { basic: Some(BasicMethod::Actual), ..two_part() };
    check(&basic(demo(), &unknown, &april(260_000, 600)), &[(Rule::ActualDemand, "600", "43.2")]);
    assert!(bill(demo(), &unknown, &april(260_000, 600)).unwrap().notes.contains(&Note::CapacityUnknown));
}

#[test]
fn a_stop_of_transformers_lowers_capacity_and_floor() {
    let stop = |from, to| vec![Stop { from, to, kva: dec("800") }];
    let half = Contract { stops: stop(date(2026, 4, 16), date(2026, 5, 15)), ..of(BasicMethod::Capacity, 2000) };
    check(&basic(demo(), &half, &april(50_000, 700)), &[(Rule::Capacity, "1600", "27")]);
    let whole = Contract { stops: stop(date(2026, 3, 1), date(2026, 5, 31)), ..of(BasicMethod::Capacity, 2000) };
    check(&basic(demo(), &whole, &april(50_000, 700)), &[(Rule::Capacity, "1200", "27")]);
    // 500 kW are below 40 % of 2000 kVA and above 40 % of the 1200 kVA that run.
    let contract = |stops| Contract { stops, contract_kw: Some(dec("500")), ..of(BasicMethod::Contract, 2000) };
    check(&basic(demo(), &contract(whole.stops), &april(50_000, 500)), &[(Rule::ContractValue, "500", "43.2")]);
    let refused = bill(demo(), &contract(Vec::new()), &april(50_000, 500)).unwrap_err();
    assert!(matches!(refused, BusinessTariffError::ContractBelowFloor { .. }), "{refused}");
}

#[test]
fn the_105_percent_limit_is_free_up_to_itself() {
    let contract = Contract { contract_kw: Some(dec("1000")), ..of(BasicMethod::Contract, 2000) };
    check(&basic(demo(), &contract, &april(50_000, 1050)), &[(Rule::ContractValue, "1000", "43.2")]);
    let over = [(Rule::ContractValue, "1000", "43.2"), (Rule::ContractOverrun, "1", "86.4")];
    check(&basic(demo(), &contract, &april(50_000, 1051)), &over);
}

fn factor_of(billed: &BusinessBill) -> (Option<Decimal>, usize) {
    let month = &billed.months[0];
    (month.power_factor, month.lines.iter().filter(|line| line.kind == LineKind::PowerFactor).count())
}

#[test]
fn a_month_in_which_nothing_ran_has_no_power_factor() {
    let contract = of(BasicMethod::Capacity, 1000);
    let idle = with_reactive(&quarters(date(2026, 4, 1).at(0, 0, 0, 0), 30, |_| 0), |_| 0);
    let billed = bill(demo(), &contract, &idle).unwrap();
    assert_eq!((factor_of(&billed), billed.total.to_string()), ((None, 0), "27000.00".to_owned()));
    // Reactive energy alone has one, the worst there is.
    let magnetising = with_reactive(&idle, |_| 1_000_000);
    assert_eq!(factor_of(&bill(demo(), &contract, &magnetising).unwrap()), (Some(dec("0")), 1));
}

#[test]
fn reactive_energy_fed_back_counts_by_its_size() {
    let load = april(300_000, 600);
    let contract = of(BasicMethod::Capacity, 1000);
    let lagging = with_reactive(&load, |_| 50_000_000);
    let both = with_reactive(&load, |index| if index % 2 == 0 { 50_000_000 } else { -50_000_000 });
    let (lagging, both) = (bill(demo(), &contract, &lagging).unwrap(), bill(demo(), &contract, &both).unwrap());
    assert_eq!(factor_of(&lagging), factor_of(&both));
    assert_eq!(lagging.total, both.total);
}

#[test]
fn a_bill_says_how_much_of_it_is_estimated() {
    let load = april(50_000, 700);
    let estimated: Vec<bool> = (0..load.active().len()).map(|index| (96..192).contains(&index)).collect();
    let guessed: i64 = load.active()[96..192].iter().map(|energy| energy.0).sum();
    let active: Vec<MicroKwh> = load.active().to_vec();
    let load = LoadSeries::new(load.start(), load.length(), active, None, estimated).unwrap();
    let billed = bill(demo(), &of(BasicMethod::Capacity, 2000), &load).unwrap();
    assert!(guessed > 0);
    assert_eq!(billed.estimated_kwh, Decimal::new(guessed, 6));
    assert_eq!(billed.months[0].estimated_kwh, Decimal::new(guessed, 6));
    assert_eq!(billed.kwh, dec("50000"));
    let json = serde_json::to_value(&billed).unwrap();
    assert_eq!(json["estimated_kwh"].as_str(), Some(Decimal::new(guessed, 6).normalize().to_string().as_str()));
}
