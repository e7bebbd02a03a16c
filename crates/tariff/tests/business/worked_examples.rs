use std::collections::BTreeMap;

use jiff::civil::{DateTime, date};
use load::LoadSeries;
use rust_decimal::Decimal;
use tariff::Yuan;
use tariff::business::{
    BasicMethod, Biller, BusinessBill, BusinessTariff, Contract, Line, LineKind, Overrun, Rule, bill,
};

use super::{dec, demo, quarters, two_part, with_reactive};

/// `exact` and `cent` of an example.
fn example(id: &str) -> (Decimal, Decimal) {
    let rows: Vec<BTreeMap<String, String>> = serde_json::from_str(include_str!("../worked_examples.json")).unwrap();
    let row = rows.into_iter().find(|row| row["id"] == id).expect(id);
    (dec(&row["exact"]), dec(&row["cent"]))
}

fn april() -> DateTime {
    date(2026, 4, 1).at(0, 0, 0, 0)
}

/// 120, 100 and 80 MWh of peak, flat and valley in April 2026, which has 8 hours of each a day, with 1000 kW at the top.
fn e3_load(tariff: &BusinessTariff) -> LoadSeries {
    let empty = quarters(april(), 30, |_| 0);
    let contract = Contract { basic: Some(BasicMethod::Actual), ..two_part() };
    let biller = Biller::new(tariff, &contract, &empty).unwrap();
    // 960 quarters of each period; one of them reaches 250 kWh, the others share the rest.
    let each = |total: i64| total * 1_000_000 / 959;
    let peak_quarter = (0..2880).find(|index| biller.period(*index) == Some("peak")).unwrap();
    let top = 250_000_000;
    let (peak, flat, valley) = (120_000_000_000 - top, each(100_000), each(80_000));
    let last: BTreeMap<&str, usize> = (0..2880).map(|index| (biller.period(index).unwrap(), index)).collect();
    let energy = |index: usize| {
        let period = biller.period(index).unwrap();
        let is_last = last[period] == index;
        match period {
            "peak" if index == peak_quarter => top,
            "peak" if is_last => peak - 958 * (peak / 959),
            "peak" => peak / 959,
            "flat" if is_last => 100_000_000_000 - 959 * flat,
            "flat" => flat,
            _ if is_last => 80_000_000_000 - 959 * valley,
            _ => valley,
        }
    };
    quarters(april(), 30, energy)
}

fn amount(bill: &BusinessBill, kind: LineKind) -> Decimal {
    let lines = bill.months.iter().flat_map(|month| &month.lines);
    lines.filter(|line| line.kind == kind).map(|line| line.amount.get()).sum()
}

fn basic_lines(contract: &Contract, demand_kw: i64) -> Vec<Line> {
    let load = quarters(april(), 30, |index| if index == 100 { demand_kw * 250_000 } else { 0 });
    let bill = bill(demo(), contract, &load).unwrap();
    bill.months[0].lines.iter().filter(|line| line.kind == LineKind::Basic).cloned().collect()
}

#[track_caller]
fn check_basic(id: &str, contract: &Contract, demand_kw: i64) {
    let lines = basic_lines(contract, demand_kw);
    let exact: Decimal = lines.iter().map(|line| line.exact.get()).sum();
    let cent: Decimal = lines.iter().map(|line| line.amount.get()).sum();
    assert_eq!((exact, cent), example(id), "{id}");
}

#[test]
fn e1_prices_of_the_periods() {
    let load = quarters(date(2026, 1, 1).at(0, 0, 0, 0), 31, |_| 1_000_000);
    let bill = bill(demo(), &Contract { basic: Some(BasicMethod::Actual), ..two_part() }, &load).unwrap();
    let price = |period: &str| {
        let lines = bill.months[0].lines.iter();
        lines.filter(|line| line.name.as_deref() == Some(period)).map(|line| line.price).next().unwrap()
    };
    // E1 of the design; the file of examples does not repeat it.
    assert_eq!(price("sharp"), dec("1.16872075"));
    assert_eq!(price("peak"), dec("0.98852875"));
    assert_eq!(price("flat"), dec("0.65066875"));
    assert_eq!(price("valley"), dec("0.31280875"));
}

#[test]
fn e2_the_basic_charge() {
    let of = |basic, capacity: Option<i64>, contract: Option<i64>| Contract {
        basic: Some(basic),
        capacity_kva: capacity.map(Decimal::from),
        contract_kw: contract.map(Decimal::from),
        ..two_part()
    };
    check_basic("E2", &of(BasicMethod::Capacity, Some(2000), None), 1200);
    check_basic("E2b", &of(BasicMethod::Actual, Some(2000), None), 1200);
    check_basic("E2c", &of(BasicMethod::Contract, Some(2000), Some(1200)), 1250);
    let over = of(BasicMethod::Contract, Some(2000), Some(1200));
    check_basic("E2d", &over, 1400);
    check_basic("E2e", &Contract { overrun: Some(Overrun::FreeLimit), ..over }, 1400);
}

#[test]
fn e2h_where_capacity_and_demand_cost_the_same() {
    let of = |basic| Contract { basic: Some(basic), capacity_kva: Some(dec("1000")), ..two_part() };
    let price = |basic, demand| basic_lines(&of(basic), demand)[0].price;
    let ratio = price(BasicMethod::Capacity, 500) / price(BasicMethod::Actual, 500);
    let cent = ratio.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    assert_eq!((ratio, cent), example("E2h"));
    let amount = |basic| basic_lines(&of(basic), 625)[0].amount;
    assert_eq!(amount(BasicMethod::Capacity), amount(BasicMethod::Actual), "625 kW of 1000 kVA");
}

#[test]
fn e3_a_month_with_its_power_factor() {
    let contract = Contract { basic: Some(BasicMethod::Actual), ..two_part() };
    let load = e3_load(demo());
    // tan of 0.93 is 0.39523.
    let load = with_reactive(&load, |index| load.active()[index].0 * 39_523 / 100_000);
    let billed = bill(demo(), &contract, &load).unwrap();
    let energy = billed.months[0].lines.iter().filter(|line| line.kind == LineKind::Energy);
    let exact: Decimal = energy.map(|line| line.exact.get()).sum();
    assert_eq!((exact, amount(&billed, LineKind::Energy)), example("E3"));
    assert_eq!(amount(&billed, LineKind::Basic), dec("43200.00"));
    assert_eq!(billed.months[0].power_factor, Some(dec("0.93")));
    let adjustment = billed.months[0].lines.iter().find(|line| line.kind == LineKind::PowerFactor).unwrap();
    assert_eq!((adjustment.exact.get(), adjustment.amount.get()), example("E3pf0.93"));
    assert_eq!(billed.total.get(), example("E3t").0);

    let mut with_funds = demo().clone();
    with_funds.power_factor.as_mut().unwrap().with_funds = true;
    let billed = bill(&with_funds, &contract, &load).unwrap();
    let adjustment = billed.months[0].lines.iter().find(|line| line.kind == LineKind::PowerFactor).unwrap();
    assert_eq!((adjustment.exact.get(), adjustment.amount.get()), example("E3incl"));
}

#[test]
fn e5_a_shift_from_peak_to_valley() {
    let contract = Contract { basic: Some(BasicMethod::Capacity), capacity_kva: Some(dec("5000")), ..two_part() };
    // 1000 kWh a day in the quarter from 09:00, or in the one from 12:00.
    let at = |quarter: usize| quarters(april(), 1, move |index| if index == quarter { 1_000_000_000 } else { 0 });
    let (peak, valley) = (bill(demo(), &contract, &at(36)).unwrap(), bill(demo(), &contract, &at(48)).unwrap());
    let saved = peak.exact - valley.exact;
    assert_eq!((saved.get(), saved.to_cent().get()), example("E5"));
    let year = Yuan::new(saved.get() * Decimal::from(250));
    assert_eq!((year.get(), year.to_cent().get()), example("E5y"));
}

#[test]
fn e12_customers_who_left_the_market() {
    let contract = Contract { basic: Some(BasicMethod::Actual), left_market: true, ..two_part() };
    let load = quarters(april(), 30, |_| 1_000_000);
    let bill = bill(demo(), &contract, &load).unwrap();
    let flat = bill.months[0].lines.iter().find(|line| line.name.as_deref() == Some("flat")).unwrap();
    assert_eq!((flat.price, flat.price.round_dp(2)), example("E12"));
    assert_eq!(flat.rule, Rule::ComposedPrice);
    let parts: Decimal = flat.parts.iter().map(|part| part.price * part.ratio).sum();
    assert_eq!(parts, flat.price, "the parts of a price add up to it");
}

/// 500 MWh of a roof: four fifths are not bought at 0.65, the rest is sold at 0.3655.
#[test]
fn e8_what_a_roof_is_worth_in_a_year() {
    let text = "(id: \"flat\", name: (zh: \"x\", en: \"x\"), effective_from: \"2026-01-01\", source: (title: \"x\"),
        periods: [\"all\"], classes: [(id: \"all\", name: (zh: \"x\", en: \"x\"), parts: One)],
        plain: [(effective_from: \"2026-01-01\", prices: {\"all\": [\"0.65\"]}, source: (title: \"x\"))])";
    let flat = BusinessTariff::parse("flat.ron", text).unwrap();
    let day_and_night = |by_day: i64| {
        quarters(date(2026, 1, 1).at(0, 0, 0, 0), 365, move |index| {
            if (32..72).contains(&(index % 96)) { by_day } else { 7_000_000 }
        })
    };
    // 3650 hours of daylight, 400 MWh not bought: 27.397260 kWh less in each quarter but the last.
    let less: i64 = 400_000_000_000 / 14_600;
    let rest = 400_000_000_000 - less * 14_600;
    let without = bill(&flat, &Contract::default(), &day_and_night(60_000_000)).unwrap();
    let with = bill(&flat, &Contract::default(), &day_and_night(60_000_000 - less)).unwrap();
    let saved = without.exact.get() - with.exact.get() + Decimal::new(rest, 6) * dec("0.65");
    let sold = dec("100000") * dec("0.3655");
    assert_eq!((saved + sold, Yuan::new(saved + sold).to_cent().get()), example("E8"));
}
