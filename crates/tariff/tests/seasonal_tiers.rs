//! Areas whose tiers start again each month, with other limits in other seasons, on months worked out by hand.

use tariff::{Household, Kwh, UsageYear, bill, find};

#[track_caller]
fn check(tariff: &str, people: u8, month: usize, kwh: u32, expect: &str) {
    let mut usage = UsageYear::empty(2026);
    // The month before touches every tier and must leave no trace.
    usage.months[month - 2] = Some(Kwh::from(5000));
    usage.months[month - 1] = Some(Kwh::from(kwh));
    let household = Household { people, ..Household::default() };
    let billed = bill(find(tariff).unwrap(), &household, &usage).unwrap();
    assert_eq!(billed.months[1].amount.to_string(), expect, "{tariff}, {people} people, month {month}");
}

#[test]
fn guangdong_has_longer_tiers_from_may_to_october() {
    // 200 x 0.66286875 + 200 x 0.71286875 + 50 x 0.96286875, then 260 and 190.
    check("guangdong-residential", 3, 4, 450, "323.29");
    check("guangdong-residential", 3, 5, 450, "307.79");
    check("guangdong-residential", 3, 10, 450, "307.79");
    check("guangdong-residential", 3, 11, 450, "323.29");
    // Five people: 100 kWh more on both limits.
    check("guangdong-residential", 5, 5, 720, "500.27");
}

#[test]
fn hunan_has_a_longer_second_tier_in_summer_and_winter() {
    check("hunan-residential", 3, 7, 460, "285.98");
    check("hunan-residential", 3, 4, 460, "310.98");
    check("hunan-residential", 3, 12, 460, "285.98");
    // Two people beyond four: the first tier ends at 400.
    check("hunan-residential", 6, 7, 460, "275.98");
}

#[test]
fn hainan_has_longer_tiers_from_april_to_october() {
    check("hainan-residential", 3, 3, 300, "191.99");
    check("hainan-residential", 3, 4, 300, "186.49");
    check("hainan-residential", 3, 10, 300, "186.49");
    check("hainan-residential", 3, 11, 300, "191.99");
}
