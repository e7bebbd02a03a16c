//! A household tariff's file. A bill of an accepted one is never below nought, and months add up to it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;
use tariff::{BandKind, Household, Kwh, Tariff, UsageYear, YuanPerKwh, bill, outlook, saving};
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let tariff = match Tariff::parse("tariff.ron", text) {
        Ok(tariff) => tariff,
        Err(error) => return sentence(error),
    };
    let most = Kwh::new(Decimal::from(1_000_000_000)).unwrap();
    let years = [
        UsageYear::empty(2026),
        UsageYear::evenly(2026, Kwh::from(3_600)),
        UsageYear { year: 2026, months: [Some(most); 12] },
    ];
    for people in [1, 5, 255] {
        for (low_income, shared_meter) in [(false, false), (true, false), (true, true)] {
            let household = Household { people, low_income, shared_meter };
            years.iter().for_each(|usage| look(&tariff, &household, usage));
        }
    }
});

fn look(tariff: &Tariff, household: &Household, usage: &UsageYear) {
    let bill = match bill(tariff, household, usage) {
        Ok(bill) => bill,
        Err(error) => return sentence(error),
    };
    assert!(bill.total.get() >= Decimal::ZERO, "a bill of {}", bill.total);
    for month in &bill.months {
        let charged: Kwh = month.tiers.iter().map(|line| line.kwh).sum();
        assert_eq!(charged, month.kwh, "energy without a price in {}", month.month);
        let lines: Decimal = month.tiers.iter().map(|line| line.amount.get()).sum();
        let credit = month.credit.map_or(Decimal::ZERO, |credit| credit.amount.get());
        assert_eq!(lines - credit, month.amount.get(), "the lines of {} do not add up", month.month);
        assert!(month.amount.get() >= Decimal::ZERO, "{} costs {}", month.month, month.amount);
    }
    let _ = outlook(tariff, household, usage).map_err(sentence);
    let _ = saving(tariff, household, usage, 10).map_err(sentence);
    if let Ok(ladder) = tariff.ladder(household, 1) {
        let prices: Vec<YuanPerKwh> = ladder.tiers().iter().map(|tier| tier.price).collect();
        assert!(household.shared_meter || prices.is_sorted(), "prices fall");
        let used =
            [(BandKind::Peak, Kwh::from(100)), (BandKind::Flat, usage.total()), (BandKind::Valley, Kwh::from(7))];
        for bands in &tariff.time_of_use {
            assert!(bands.cost(&used, &ladder).get() >= Decimal::ZERO, "hours cost less than nothing");
        }
    }
}
