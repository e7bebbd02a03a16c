//! What holds for every tariff, household and usage.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tariff::{Household, Kwh, Tariff, UsageYear, Yuan, bill, outlook, saving, shipped};

fn any_tariff() -> impl Strategy<Value = &'static Tariff> {
    (0..shipped().tariffs.len()).prop_map(|index| &shipped().tariffs[index])
}

fn any_yearly_tariff() -> impl Strategy<Value = &'static Tariff> {
    let yearly: Vec<_> = shipped().tariffs.iter().filter(|tariff| !tariff.settlement.is_monthly()).collect();
    prop::sample::select(yearly)
}

fn any_household() -> impl Strategy<Value = Household> {
    (1..=12_u8, any::<bool>()).prop_map(|(people, low_income)| Household { people, low_income, shared_meter: false })
}

/// Hundredths of a kilowatt-hour, around and far above every limit.
fn any_kwh() -> impl Strategy<Value = Kwh> {
    (0..200_000_i64).prop_map(|hundredths| Kwh::new(Decimal::new(hundredths, 2)).unwrap())
}

fn any_usage() -> impl Strategy<Value = UsageYear> {
    prop::array::uniform12(prop::option::weighted(0.8, any_kwh())).prop_map(|months| UsageYear { year: 2026, months })
}

proptest! {
    #[test]
    fn more_energy_never_costs_less(
        tariff in any_tariff(), household in any_household(), usage in any_usage(), month in 0..12_usize, more in any_kwh(),
    ) {
        let before = bill(tariff, &household, &usage).unwrap();
        let mut larger = usage.clone();
        larger.months[month] = Some(usage.months[month].unwrap_or(Kwh::ZERO) + more);
        let after = bill(tariff, &household, &larger).unwrap();
        prop_assert!(after.exact >= before.exact, "{} {}", before.exact, after.exact);
    }

    #[test]
    fn a_bill_is_the_sum_of_its_lines(tariff in any_tariff(), household in any_household(), usage in any_usage()) {
        let bill = bill(tariff, &household, &usage).unwrap();
        prop_assert_eq!(bill.total, bill.months.iter().map(|month| month.amount).sum::<Yuan>());
        for month in &bill.months {
            let credit = month.credit.map_or(Yuan::ZERO, |credit| credit.amount);
            let lines = month.tiers.iter().map(|line| line.amount).sum::<Yuan>();
            prop_assert_eq!(month.amount, lines - credit);
            prop_assert!(month.amount >= Yuan::ZERO && credit >= Yuan::ZERO);
            prop_assert_eq!(month.kwh, month.tiers.iter().map(|line| line.kwh).sum::<Kwh>());
            let off = (month.amount.get() - month.exact.get()).abs();
            prop_assert!(off <= Decimal::new(5, 3), "a month is rounded to its nearest cent");
        }
    }

    /// A year settled yearly costs T(total), however its energy is split over months and readings.
    #[test]
    fn any_split_of_a_year_costs_the_same(
        tariff in any_yearly_tariff(), people in 1..=12_u8, reads in prop::collection::vec(any_kwh(), 1..40),
    ) {
        let household = Household { people, ..Household::default() };
        let ladder = tariff.ladder(&household, 1).unwrap();
        let mut used = Kwh::ZERO;
        let mut by_reads = Yuan::ZERO;
        for kwh in &reads {
            by_reads = by_reads + ladder.between(used, used + *kwh).iter().map(|line| line.exact).sum();
            used = used + *kwh;
        }
        prop_assert_eq!(by_reads, ladder.cost(used));
        let mut at_once = UsageYear::empty(2026);
        at_once.months[11] = Some(used);
        prop_assert_eq!(bill(tariff, &household, &at_once).unwrap().exact, by_reads);
        let evenly = UsageYear::evenly(2026, used);
        prop_assert_eq!(evenly.total(), used);
        prop_assert_eq!(bill(tariff, &household, &evenly).unwrap().exact, by_reads);
    }

    /// The other way to write T: the first price for all of it, and each tier's addition for what lies above its limit.
    #[test]
    fn tiers_are_additions_above_limits(tariff in any_tariff(), household in any_household(), kwh in any_kwh(), month in 1..=12_u8) {
        let ladder = tariff.ladder(&household, month).unwrap();
        let tiers = ladder.tiers();
        let mut expected = kwh * tiers[0].price;
        for pair in tiers.windows(2) {
            let above = kwh.saturating_sub(pair[1].above);
            expected = expected + (above * pair[1].price - above * pair[0].price);
        }
        prop_assert_eq!(ladder.cost(kwh), expected);
    }

    /// The kilowatt-hour at a limit is the last at the old price, the next one the first at the new.
    #[test]
    fn limits_are_inclusive(tariff in any_tariff(), household in any_household(), month in 1..=12_u8) {
        let ladder = tariff.ladder(&household, month).unwrap();
        let one = Kwh::from(1);
        for pair in ladder.tiers().windows(2) {
            let Some(limit) = pair[0].up_to.filter(|limit| *limit > pair[0].above) else { continue };
            prop_assert_eq!(ladder.cost(limit) - ladder.cost(limit - one), one * pair[0].price);
            prop_assert!(ladder.cost(limit + one) - ladder.cost(limit) > one * pair[0].price);
            prop_assert_eq!(ladder.tier_after(limit - one).number, pair[0].number);
            prop_assert!(ladder.tier_after(limit).number > pair[0].number);
        }
    }

    #[test]
    fn the_outlook_agrees_with_the_bill(tariff in any_tariff(), household in any_household(), usage in any_usage()) {
        let bill = bill(tariff, &household, &usage).unwrap();
        let outlook = outlook(tariff, &household, &usage).unwrap();
        prop_assert_eq!(outlook.tiers.iter().map(|tier| tier.kwh).sum::<Kwh>(), usage.total());
        let credits = bill.months.iter().filter_map(|month| month.credit).map(|credit| credit.exact).sum::<Yuan>();
        prop_assert_eq!(outlook.tiers.iter().map(|tier| tier.exact).sum::<Yuan>(), bill.exact + credits);
        for crossing in &outlook.crossings {
            let kwh = usage.months[usize::from(crossing.month.month()) - 1].unwrap();
            prop_assert_eq!(crossing.below + crossing.above, kwh);
            prop_assert!(crossing.below > Kwh::ZERO && crossing.above > Kwh::ZERO);
        }
    }

    #[test]
    fn using_less_saves_and_never_more_than_the_bill(
        tariff in any_tariff(), household in any_household(), usage in any_usage(), percent in 0..=100_u8,
    ) {
        let saving = saving(tariff, &household, &usage, percent).unwrap();
        let total = bill(tariff, &household, &usage).unwrap().total;
        prop_assert_eq!(saving.saved + saving.reduced.total, total);
        prop_assert!(saving.saved >= Yuan::ZERO && saving.saved <= total);
    }
}

proptest! {
    /// Whatever is in a file, reading it ends in a tariff or a sentence, never in a panic.
    #[test]
    fn no_text_breaks_the_readers(text in "\\PC{0,200}", cut in 0..2000_usize) {
        let _ = Tariff::parse("any.ron", &text);
        let _ = UsageYear::parse_csv("any.csv", &text);
        let good = include_str!("../../../assets/data/tariffs/residential/tianjin-residential.ron");
        let torn: String = good.chars().take(cut).collect();
        let _ = Tariff::parse("torn.ron", &format!("{torn}{text}"));
    }
}
