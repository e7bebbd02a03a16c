//! Every measure on a load that can be worked out by hand. Prices of tianjin-demo, two parts at 10 kV, are those of the worked
//! example in docs/tariffs.md: peak 0.98852875, flat 0.65066875, valley 0.31280875 yuan/kWh, 43.2 yuan/kW, 27 yuan/kVA.

mod flat;

use demand_response::{Participant, Programme};
use energy_plan::{Assumptions, BillPart, Effort, MeasureKind, Request, Site, WhyNot, draw_up};
use flat::{alone, case, fact, hourly, near, plan};
use rust_decimal::Decimal;
use tariff::Yuan;

const TWO_PARTS: &str = "two-part-1-10kv";

fn yuan(text: &str) -> Yuan {
    Yuan::new(text.parse().unwrap())
}

#[test]
fn the_contract_value_is_the_demand_over_105_percent_and_at_least_the_floor() {
    // 600 kW all year, 1000 kVA: capacity 27 x 1000 = 27,000 a month; 600 x 1.03 / 1.05 = 588.57, so 589 kW x 43.2 =
    // 25,444.80; actual 600 x 43.2 = 25,920. But 600 kW x 720 h are more than 260 kWh a kVA: demand costs 0.9 of it.
    let found = plan(case(TWO_PARTS, 1000, hourly(|_| 600, None)), "").unwrap();
    let saved = alone(&found, MeasureKind::BasicCharge);
    // 12 x (27,000 - 0.9 x 589 x 43.2) = 12 x 4,099.68
    assert_eq!((saved.yuan, saved.parts.get(&BillPart::Basic)), (yuan("49196.16"), Some(&yuan("49196.16"))));
    assert_eq!(fact(&found, MeasureKind::BasicCharge, "method"), "contract");
    assert_eq!(fact(&found, MeasureKind::BasicCharge, "contract-value"), "589");
    // 100 kW: less than 260 kWh a kVA; the floor of 40 %, 400 kW x 43.2 = 17,280, is dearer than 100 kW measured.
    let found = plan(case(TWO_PARTS, 1000, hourly(|_| 100, None)), "").unwrap();
    assert_eq!(fact(&found, MeasureKind::BasicCharge, "method"), "actual");
    assert_eq!(alone(&found, MeasureKind::BasicCharge).yuan, yuan("272160.00"));
}

#[test]
fn capacitors_are_as_many_as_the_power_factor_earns() {
    // 100 kW and 75 kvar are a power factor of 0.80: + 5 %. 60 kvar leave 15: 0.989, - 0.75 %. A third step is never switched.
    let found = plan(case(TWO_PARTS, 400, hourly(|_| 100, Some(75))), "").unwrap();
    assert_eq!(fact(&found, MeasureKind::Capacitors, "capacitors"), "60");
    let one = found.measures.iter().find(|one| one.kind == MeasureKind::Capacitors).unwrap();
    assert_eq!(one.cost.likely.investment_yuan, Decimal::from(6600));
    // 60 kvar lose 60 x 0.0025 = 0.15 kW.
    near(one.alone.kwh, "-1314", "0");
    // All but the funds is adjusted: energy, less 0.02716875 a kWh, and basic charge.
    let parts = |year: &energy_plan::YearCost, part| year.parts.get(&part).map_or(Decimal::ZERO, |yuan| yuan.get());
    let base = parts(&found.today, BillPart::Energy) + parts(&found.today, BillPart::Basic)
        - "0.02716875".parse::<Decimal>().unwrap() * Decimal::from(876_000);
    near(parts(&found.today, BillPart::PowerFactor), &(base * Decimal::new(5, 2)).to_string(), "0.1");
    let less = one.alone.parts[&BillPart::PowerFactor].get();
    near(less, &(base * Decimal::new(575, 4)).to_string(), "10");
    // A good power factor needs none.
    let found = plan(case(TWO_PARTS, 400, hourly(|_| 100, Some(10))), "").unwrap();
    assert!(found.not_offered.iter().any(|one| one.why == WhyNot::PowerFactorGood), "{:?}", found.not_offered);
}

#[test]
fn a_process_moves_to_the_cheapest_hours() {
    // 500 kW from 16 to 18 h, peak all year, to 1 to 6 h, valley all year: 365 x 1000 kWh x 0.67572 = 246,637.80.
    let site = r#"processes: [(id: "mill", kw: "500", runs: "16:00-18:00", may_run: "01:00-06:00", days: Any, yearly_yuan: "5000")]"#;
    let found = plan(case(TWO_PARTS, 1600, hourly(|_| 500, None)), site).unwrap();
    let saved = alone(&found, MeasureKind::MovedProcess);
    near(saved.parts[&BillPart::Energy].get(), "246637.80", "0.12");
    assert_eq!(saved.kwh, Decimal::ZERO);
    assert_eq!(fact(&found, MeasureKind::MovedProcess, "moved"), "365000");
    // Only working days: 248 of 2025.
    let found = plan(case(TWO_PARTS, 1600, hourly(|_| 500, None)), &site.replace("Any", "Working")).unwrap();
    assert_eq!(fact(&found, MeasureKind::MovedProcess, "moved"), "248000");
}

#[test]
fn better_devices_save_by_their_efficiencies() {
    // 100 kW x 0.8 x (1 - 0.90 / 0.94) = 3.404 kW, ten hours of 365 days: 12,425.53 kWh.
    let site =
        r#"equipment: [(id: "fans", kind: Motors, kw: "100", load_share: "0.8", works: "08:00-18:00", days: Any)]"#;
    let found = plan(case(TWO_PARTS, 630, hourly(|_| 200, None)), site).unwrap();
    near(alone(&found, MeasureKind::Equipment).kwh, "12425.53", "0.01");
    assert_eq!(fact(&found, MeasureKind::Equipment, "drawn-less"), "3.404");
}

#[test]
fn cars_are_charged_when_energy_is_cheap_and_no_demand_rises() {
    // 100 kW from 18 to 20 h on top of 50 kW. At night they fill up to the 150 kW of another hour of the month.
    let load = hourly(|hour| if (18..20).contains(&(hour % 24)) || hour % 24 == 10 { 150 } else { 50 }, None);
    let site = r#"chargers: [(id: "vans", kw: "120", kwh_per_day: "200", charges: "18:00-20:00", may_charge: "18:00-06:00", days: Any)]"#;
    let found = plan(case(TWO_PARTS, 400, load), site).unwrap();
    let saved = alone(&found, MeasureKind::Charging);
    assert_eq!((saved.kwh, fact(&found, MeasureKind::Charging, "charged")), (Decimal::ZERO, "73000"));
    // From sharp or peak to valley: at least 73,000 x 0.67572.
    assert!(saved.parts[&BillPart::Energy].get() > Decimal::from(49_327), "{saved:?}");
    assert!(found.then.months.iter().all(|month| month.demand_kw <= Decimal::from(150)));
}

#[test]
fn a_transformer_stands_still_while_the_other_carries_the_load() {
    // 300 kW from January to March, 600 kW then: one of two 500 kVA may stop at up to 0.85 x 500 = 425 kVA.
    let load = hourly(|hour| if hour < 90 * 24 { 300 } else { 600 }, None);
    let found = plan(case(TWO_PARTS, 1000, load), r#"transformers_kva: ["500", "500"]"#).unwrap();
    let saved = alone(&found, MeasureKind::PausedTransformer);
    // 3 months x 500 kVA x 27.
    assert_eq!(saved.yuan, yuan("40500.00"));
}

#[test]
fn one_part_and_two_parts_are_two_bills() {
    // 200 kW, 250 kVA, 10 kV. One part: the agent price and 0.2507 float; two parts: 0.1631 and a basic charge.
    let load = || hourly(|_| 200, None);
    let found = plan(case("single-1-10kv", 250, load()), "").unwrap();
    let one = case("single-1-10kv", 250, load()).price().unwrap().tally.total();
    let mut two = case(TWO_PARTS, 250, load());
    // The cheapest way: 27 x 250 = 6,750 by capacity, or 0.9 x 43.2 x 197 kW = 7,659.36 by contract.
    two.contract.basic = Some(tariff::business::BasicMethod::Capacity);
    let two = two.price().unwrap().tally.total();
    assert_eq!(alone(&found, MeasureKind::OtherParts).yuan, one - two);
    // From 315 kVA on there is no choice.
    let found = plan(case(TWO_PARTS, 400, load()), "").unwrap();
    assert!(found.not_offered.iter().any(|one| one.why == WhyNot::NoChoiceAtThisCapacity));
}

#[test]
fn a_higher_voltage_that_costs_more_than_it_saves_is_shown_as_that() {
    // 100 kW and 1000 kVA: 27 - 25 yuan x 1000 kVA and 0.0229 of the float part of 876,000 kWh do not pay 900,000 yuan.
    let found = plan(case(TWO_PARTS, 1000, hourly(|_| 100, None)), "").unwrap();
    let one = found.not_worth_it.iter().find(|one| one.kind == MeasureKind::HigherVoltage).unwrap();
    assert_eq!(one.cost.likely.investment_yuan, Decimal::from(900_000));
    assert_eq!(one.alone.parts[&BillPart::Basic], yuan("24000.00"));
    assert!(one.npv_yuan < 0.0 && one.alone.yuan > Yuan::ZERO);
}

#[test]
fn the_sun_replaces_what_is_drawn_and_the_rest_is_fed_in() {
    // 1257 kWh a kWp and year. At 1000 kW nothing is left over; at 1 kW nearly all of it.
    let found = plan(case("single-1-10kv", 1600, hourly(|_| 1000, None)), r#"roof_kwp: "100""#).unwrap();
    let saved = alone(&found, MeasureKind::Solar);
    near(saved.kwh, "125700", "0.1");
    assert_eq!(saved.parts.get(&BillPart::Export), None);
    let found = plan(case("single-1-10kv", 1600, hourly(|_| 1, None)), r#"roof_kwp: "100""#);
    let found = found.unwrap();
    let kept = alone(&found, MeasureKind::Solar);
    let fed_in = Decimal::from(125_700) - kept.kwh;
    near(kept.parts[&BillPart::Export].get(), &(fed_in * Decimal::new(3655, 4)).to_string(), "0.2");
    // Where nothing may be fed in, a roof on such a load does not pay.
    let found = plan(case("single-1-10kv", 1600, hourly(|_| 1, None)), r#"roof_kwp: "100", no_export: true"#).unwrap();
    assert!(found.measures.iter().all(|one| one.kind != MeasureKind::Solar || one.alone.kwh < Decimal::from(8760)));
}

const PROGRAMME: &str = r#"(
    id: "example", name: (zh: "x", en: "Example"), effective_from: "2025-01-01", effective_to: Read("2025-12-31"),
    sources: [(title: "made up", read_at: "here")], direction: Read(PeakShaving),
    sizes: (unit: Kw, industrial: Read((least: "100")), other: Read((least: "10")), aggregator: Read((least: "500"))),
    baseline: Read(Days((days: 5, counted_from: Event, ending_days_before: 1, within_days: 30, only: Working))),
    effective: Read((judged: Interval, bands: [(from: "0.8", counts: "1")], most: "1.2")),
    price: Read((per: Kwh, yuan: Fixed("1.2"))), penalty: Read(None),
)"#;

fn with_programme(kw: u32) -> energy_plan::Plan {
    let programme = Programme::parse("example.ron", PROGRAMME).unwrap();
    let text = format!(r#"(no_storage: true, demand_response: (kw: "{kw}", hours: "19:00-21:00", months: (7, 8)))"#);
    let site = Site::parse("site.ron", &text).unwrap();
    let request = Request {
        case: case(TWO_PARTS, 1600, hourly(|_| 1000, None)),
        site: &site,
        assumptions: Assumptions::shipped().unwrap(),
        programme: Some((&programme, Participant::Industrial)),
    };
    draw_up(&request, Effort::Quick).unwrap()
}

#[test]
fn events_are_paid_as_they_are_settled() {
    // Three events a year, 400 kW for two hours from a flat baseline: 3 x 800 kWh x 1.2 yuan.
    let found = with_programme(400);
    assert_eq!(alone(&found, MeasureKind::DemandResponse).parts[&BillPart::DemandResponse], yuan("2880.00"));
    let one = found.measures.iter().find(|one| one.kind == MeasureKind::DemandResponse).unwrap();
    assert_eq!((one.saving.low.yuan, one.saving.high.yuan), (Yuan::ZERO, yuan("7680.00")));
    // Too small a size is refused with the programme's own sentence.
    let found = with_programme(50);
    let refused = found.not_offered.iter().find(|one| one.why == WhyNot::NotSettled).unwrap();
    assert!(refused.detail.as_ref().is_some_and(|why| why.contains("100")), "{refused:?}");
}
