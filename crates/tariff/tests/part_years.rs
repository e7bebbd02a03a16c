//! Years that are not whole, and tiers that add differently by band.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tariff::{
    BandKind, BillingMonth, Household, Kwh, LargeTerm, PartYear, Tariff, TariffError, UsageYear, bill,
    bill_of_part_year, find, shipped,
};

fn month(text: &str) -> BillingMonth {
    text.parse().unwrap()
}

fn limits(id: &str, people: u8, of: &str, part: PartYear) -> Vec<String> {
    let household = Household { people, ..Household::default() };
    let ladder = find(id).unwrap().ladder_of_part_year(&household, month(of), part).unwrap();
    ladder.tiers().iter().filter_map(|tier| tier.up_to).map(|kwh| kwh.to_string()).collect()
}

fn year(first_month: u8, last_month: u8, large: Option<(&str, u16)>) -> PartYear {
    let large = large.map(|(first, months)| LargeTerm { first: month(first), months });
    PartYear { first_month, last_month, large }
}

#[test]
fn limits_of_the_year_are_for_the_months_in_service() {
    assert_eq!(limits("tianjin-residential", 3, "2026-09", year(1, 12, None)), ["2640", "4800"]);
    assert_eq!(limits("tianjin-residential", 3, "2026-09", year(6, 12, None)), ["1540", "2800"]);
    assert_eq!(limits("guangdong-residential", 3, "2026-09", year(6, 12, None)), ["260", "600"], "monthly limits stay");
}

#[test]
fn the_rule_for_large_households_counts_while_it_is_valid() {
    // 100 kWh a month on the first tier from July to December.
    assert_eq!(limits("tianjin-residential", 5, "2026-02", year(1, 12, Some(("2026-07", 12)))), ["3240", "4800"]);
    assert_eq!(limits("tianjin-residential", 5, "2027-02", year(1, 12, Some(("2026-07", 12)))), ["3240", "4800"]);
    assert_eq!(limits("tianjin-residential", 5, "2028-02", year(1, 12, Some(("2026-07", 12)))), ["2640", "4800"]);
    assert_eq!(limits("tianjin-residential", 4, "2026-02", year(1, 12, Some(("2026-07", 12)))), ["2640", "4800"]);
    let rule = find("guangdong-residential").unwrap().large_household.clone().unwrap();
    let term = Some(("2026-07", rule.valid_months.unwrap()));
    assert_eq!(limits("guangdong-residential", 5, "2026-06", year(1, 12, term)), ["260", "600"]);
    assert_eq!(limits("guangdong-residential", 5, "2026-07", year(1, 12, term)), ["360", "700"]);
    assert_eq!(limits("guangdong-residential", 5, "2028-06", year(1, 12, term)), ["360", "700"]);
    assert_eq!(limits("guangdong-residential", 5, "2028-07", year(1, 12, term)), ["260", "600"]);
}

#[test]
fn usage_without_a_meter_is_refused() {
    let usage = UsageYear::evenly(2026, Kwh::from(1200));
    let refused =
        bill_of_part_year(find("tianjin-residential").unwrap(), &Household::default(), &usage, year(6, 12, None));
    assert_eq!(refused.unwrap_err(), TariffError::OutsideService { month: month("2026-01") });
}

/// Two bands whose tiers add as `higher` says, per mille of a yuan.
fn two_bands(higher: [[i64; 2]; 2]) -> Tariff {
    let price = |mille: i64| Decimal::new(mille, 3);
    let higher = higher.map(|of| format!("[\"{}\", \"{}\"]", price(of[0]), price(of[1])));
    let text = format!(
        "(id: \"x\", area_code: \"31\", name: (zh: \"x\", en: \"x\"), effective_from: \"2012-07-01\", source: (title: \"x\"),
        verified: (settlement: true, limits: true, prices: true), settlement: Annual(tiers: [
            (up_to_kwh: 1000, yuan_per_kwh: \"0.617\"), (up_to_kwh: 2000, yuan_per_kwh: \"0.667\"), (yuan_per_kwh: \"0.917\")]),
        time_of_use: [(id: \"household\", months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], bands: [
            (kind: Peak, hours: [(from: 6, to: 22)], yuan_per_kwh: \"0.617\", higher_tiers: {}),
            (kind: Valley, hours: [(from: 0, to: 6), (from: 22, to: 24)], yuan_per_kwh: \"0.307\", higher_tiers: {}),
        ], tiered: true, source: \"x\", verified: false)])",
        higher[0], higher[1]
    );
    Tariff::parse("x.ron", &text).unwrap()
}

#[test]
fn tiers_that_add_differently_by_band() {
    let tariff = two_bands([[677, 977], [337, 487]]);
    let ladder = tariff.ladder(&Household::default(), 1).unwrap();
    let used = [(BandKind::Peak, Kwh::from(1800)), (BandKind::Valley, Kwh::from(1200))];
    // 60 % of each tier of 1000 kWh at peak prices, 40 % at valley prices.
    let expect = 600 * (617 + 677 + 977) + 400 * (307 + 337 + 487);
    assert_eq!(tariff.time_of_use[0].cost(&used, &ladder).get(), Decimal::new(expect, 3));
}

proptest! {
    #[test]
    fn adding_the_same_in_every_band_is_the_uniform_rule(peak in 0u32..4000, valley in 0u32..4000) {
        let uneven = two_bands([[667, 917], [357, 607]]);
        let mut even = uneven.clone();
        even.time_of_use[0].bands.iter_mut().for_each(|band| band.higher_tiers.clear());
        let ladder = even.ladder(&Household::default(), 1).unwrap();
        let used = [(BandKind::Peak, Kwh::from(peak)), (BandKind::Valley, Kwh::from(valley))];
        let (uneven, even) = (uneven.time_of_use[0].cost(&used, &ladder), even.time_of_use[0].cost(&used, &ladder));
        prop_assert!((uneven.get() - even.get()).abs() < Decimal::new(1, 15), "{uneven} {even}");
    }

    #[test]
    fn a_whole_year_is_the_plain_bill(index in 0..shipped().tariffs.len(), people in 1u8..9, kwh in 0u32..9000) {
        let (tariff, usage) = (&shipped().tariffs[index], UsageYear::evenly(2026, Kwh::from(kwh)));
        let household = Household { people, ..Household::default() };
        let part = year(1, 12, Some(("2020-01", 200)));
        let whole = bill(tariff, &household, &usage).unwrap();
        prop_assert_eq!(bill_of_part_year(tariff, &household, &usage, part).unwrap(), whole);
    }
}
