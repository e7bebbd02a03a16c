//! Households billed by the hours of the day, month by month, on cases worked out by hand.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tariff::{BandBill, BandKind, BandUse, BandYear, Household, Kwh, Tariff, TariffError, bill_by_band, find};

/// Month, peak, flat and valley.
fn year(of: i16, months: &[(usize, [u32; 3])]) -> BandYear {
    let mut year = BandYear::empty(of);
    for (month, [peak, flat, valley]) in months {
        let [peak, flat, valley] = [*peak, *flat, *valley].map(Kwh::from);
        year.months[month - 1] = Some(BandUse { peak, flat, valley });
    }
    year
}

#[track_caller]
fn billed(
    tariff: &str,
    prices: &str,
    household: Household,
    months: &[(usize, [u32; 3])],
    amounts: &[&str],
) -> BandBill {
    let billed = bill_by_band(find(tariff).unwrap(), &household, prices, &year(2026, months)).unwrap();
    let found: Vec<String> = billed.months.iter().map(|month| month.amount.to_string()).collect();
    assert_eq!(found, amounts);
    for month in &billed.months {
        let lines: tariff::Yuan = month.lines.iter().map(|line| line.amount).sum();
        let credit = month.credit.map(|credit| credit.amount).unwrap_or_default();
        assert_eq!(lines - credit, month.amount, "the lines of {} add up", month.month);
    }
    assert_eq!(billed.months.iter().map(|month| month.amount).sum::<tariff::Yuan>(), billed.total);
    billed
}

#[track_caller]
fn refused(tariff: &str, prices: &str, household: Household, year: &BandYear) -> TariffError {
    let error = bill_by_band(find(tariff).unwrap(), &household, prices, year).unwrap_err();
    assert!(error.to_string().ends_with('.') && error.to_string().contains("; "), "not a sentence: {error}");
    error
}

#[test]
fn a_year_by_bands_fills_the_tiers_once() {
    // R8 of the design in two readings: the second passes 2760 kWh by 240.
    let months = [(1, [900, 0, 600]), (2, [900, 0, 600])];
    let billed = billed("zhejiang-residential", "household", Household::default(), &months, &["684.00", "696.00"]);
    assert_eq!((billed.total.to_string(), billed.missing.len()), ("1380.00".to_owned(), 10));
    let lines: Vec<_> =
        billed.months[1].lines.iter().map(|line| (line.band, line.tier, line.price.to_string())).collect();
    let expect = [
        (Some(BandKind::Peak), None, "0.568".to_owned()),
        (Some(BandKind::Valley), None, "0.288".to_owned()),
        (None, Some(2), "0.050".to_owned()),
    ];
    assert_eq!(lines, expect);
    assert_eq!(billed.months[1].lines[2].kwh, Decimal::from(240));
}

#[test]
fn months_settled_alone_start_the_tiers_again() {
    // 150 x 0.62 + 60 x 0.52 + 100 x 0.34 + 110 x 0.05.
    let months = [(6, [150, 60, 100]), (7, [150, 60, 100])];
    billed("chongqing-residential", "household", Household::default(), &months, &["163.70", "163.70"]);
}

#[test]
fn heating_with_a_meter_of_its_own_pays_the_shared_price_in_summer() {
    let months = [(1, [400, 0, 800]), (4, [300, 0, 0])];
    billed(
        "tianjin-residential",
        "coal-to-electricity-own-meter",
        Household::default(),
        &months,
        &["436.00", "153.00"],
    );
}

#[test]
fn heating_on_the_household_meter_is_billed_where_the_limits_do_not_matter() {
    let one_meter = "coal-to-electricity-heating";
    // Winter energy fills no tier: 1540 kWh in April are the first tier of seven months.
    let months = [(1, [4000, 0, 8000]), (4, [540, 0, 1000])];
    billed("tianjin-residential", one_meter, Household::default(), &months, &["4360.00", "754.60"]);
    let over = year(2026, &[(1, [400, 0, 800]), (4, [541, 0, 1000])]);
    let error = refused("tianjin-residential", one_meter, Household::default(), &over);
    assert!(matches!(error, TariffError::OutsideUnknown { .. }) && error.to_string().contains("2026-04"), "{error}");
}

#[test]
fn low_income_is_relieved_by_the_first_tier_and_never_beyond_the_charge() {
    let low_income = Household { low_income: true, ..Household::default() };
    // 100 x 0.288 - 15 x 0.538, and 15 valley kWh, which cost less than the relief.
    let months = [(1, [0, 0, 100]), (2, [0, 0, 15])];
    billed("zhejiang-residential", "household", low_income, &months, &["20.73", "0.00"]);
}

/// 1000 kWh in the first tier, as many in the second; the tiers add differently by band.
fn uneven() -> Tariff {
    let text = "(id: \"x\", area_code: \"31\", name: (zh: \"x\", en: \"x\"), effective_from: \"2012-07-01\", source: (title: \"x\"),
        verified: (settlement: true, limits: true, prices: true), settlement: Annual(tiers: [
            (up_to_kwh: 1000, yuan_per_kwh: \"0.617\"), (up_to_kwh: 2000, yuan_per_kwh: \"0.667\"), (yuan_per_kwh: \"0.917\")]),
        time_of_use: [(id: \"household\", months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], bands: [
            (kind: Peak, hours: [(from: 6, to: 22)], yuan_per_kwh: \"0.617\", higher_tiers: [\"0.677\", \"0.977\"]),
            (kind: Valley, hours: [(from: 0, to: 6), (from: 22, to: 24)], yuan_per_kwh: \"0.307\", higher_tiers: [\"0.337\", \"0.487\"]),
        ], tiered: true, source: \"x\", verified: false)])";
    Tariff::parse("x.ron", text).unwrap()
}

#[test]
fn tiers_that_add_by_band_are_shared_by_the_bands_of_the_month() {
    let months = year(2026, &[(1, [600, 0, 400]), (2, [300, 0, 700]), (3, [30, 0, 10])]);
    let billed = bill_by_band(&uneven(), &Household::default(), "household", &months).unwrap();
    let amounts: Vec<String> = billed.months.iter().map(|month| month.amount.to_string()).collect();
    // 600 x 0.617 + 400 x 0.307, 300 x 0.677 + 700 x 0.337, 30 x 0.977 + 10 x 0.487.
    assert_eq!(amounts, ["493.00", "439.00", "34.18"]);
}

#[test]
fn what_cannot_be_billed_by_bands_is_refused() {
    let one = year(2026, &[(1, [100, 0, 100])]);
    let plain = Household::default();
    assert!(matches!(refused("zhejiang-residential", "night", plain, &one), TariffError::NoHourPrices { .. }));
    assert!(refused("beijing-residential", "household", plain, &one).to_string().contains("none"));
    let shared = Household { shared_meter: true, ..plain };
    assert!(matches!(refused("hebei-residential", "household", shared, &one), TariffError::HourPricesOfTiers { .. }));
    let flat = year(2026, &[(1, [100, 7, 100])]);
    assert!(matches!(refused("zhejiang-residential", "household", plain, &flat), TariffError::NoSuchBand { .. }));
    let early = year(2011, &[(1, [100, 0, 100])]);
    assert!(matches!(refused("zhejiang-residential", "household", plain, &early), TariffError::NotInForce { .. }));
}

#[test]
fn prices_that_ended_are_refused_by_their_last_day() {
    let shandong = find("shandong-residential").unwrap();
    let month = |text: &str| text.parse().unwrap();
    assert_eq!(shandong.refuse_out_of_force(month("2024-06")), Ok(()));
    let error = shandong.refuse_out_of_force(month("2024-07")).unwrap_err().to_string();
    assert!(error.contains("2019-07-01 to 2024-06-30") && error.contains("2024-07; bring"), "{error}");
    assert!(shandong.refuse_out_of_force(month("2019-06")).is_err());
    assert_eq!(find("tianjin-residential").unwrap().refuse_out_of_force(month("2026-01")), Ok(()));
}

proptest! {
    #[test]
    fn months_add_up_to_the_year_at_once(used in proptest::collection::vec((0u32..900, 0u32..900), 12)) {
        let tariff = find("hebei-residential").unwrap();
        let months: Vec<_> = used.iter().enumerate().map(|(at, (peak, valley))| (at + 1, [*peak, 0, *valley])).collect();
        let billed = bill_by_band(tariff, &Household::default(), "household", &year(2026, &months)).unwrap();
        let total = |of: fn(&(u32, u32)) -> u32| Kwh::from(used.iter().map(of).sum::<u32>());
        let at_once = [(BandKind::Peak, total(|of| of.0)), (BandKind::Valley, total(|of| of.1))];
        let ladder = tariff.ladder(&Household::default(), 1).unwrap();
        prop_assert_eq!(billed.exact, tariff.time_of_use[0].cost(&at_once, &ladder));
    }
}
