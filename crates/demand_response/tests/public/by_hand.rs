//! Settlements whose every figure is worked out by hand. The first is the example of docs/demand-response.md.

use load::IntervalLength;
use rust_decimal::{Decimal, dec};

use crate::example::{event, load, on_the_day, one, programme, settled, usual};

/// The factory goes down to 600, 640, 500 and 720 kW in the four quarters of the event.
fn quarters(time: jiff::civil::DateTime) -> Option<i64> {
    [(0, 600), (15, 640), (30, 500), (45, 720)]
        .into_iter()
        .find(|(minute, _)| time == on_the_day(19, *minute))
        .map(|(_, kw)| kw)
}

#[test]
fn an_hour_in_four_quarters() {
    let settlement = settled(&programme(&[]), &usual(), &[], &load(IntervalLength::Quarter, 60, quarters)).unwrap();
    // Declared 400 kW x 0.25 h = 100 kWh. Baseline 1000 kW x 0.25 h = 250 kWh.
    // 250 - 150 = 100: share 1.0. 250 - 160 = 90: 0.9. 250 - 125 = 125: 1.25, of which 120 count. 250 - 180 = 70: 0.7, nothing.
    let expect = [
        (dec!(150), dec!(100), dec!(1), dec!(100), dec!(120.00)),
        (dec!(160), dec!(90), dec!(0.9), dec!(90), dec!(108.00)),
        (dec!(125), dec!(125), dec!(1.25), dec!(120), dec!(144.00)),
        (dec!(180), dec!(70), dec!(0.7), dec!(0), dec!(0.00)),
    ];
    assert_eq!(settlement.lines.len(), expect.len());
    for (line, (measured, reduction, share, counted, amount)) in settlement.lines.iter().zip(expect) {
        assert_eq!((line.baseline_kwh, line.declared_kwh), (dec!(250), dec!(100)));
        assert_eq!((line.measured_kwh, line.reduction_kwh, line.share), (measured, reduction, share));
        assert_eq!((line.counted_kwh, line.price_yuan, line.amount_yuan), (counted, dec!(1.2), amount));
    }
    let totals = &settlement.totals;
    assert_eq!((totals.reduction_kwh, totals.counted_kwh, totals.share), (dec!(385), dec!(310), dec!(0.9625)));
    assert_eq!((totals.amount_yuan, totals.penalty_yuan, totals.net_yuan), (dec!(372.00), dec!(0), dec!(372.00)));
    assert!(settlement.doubts.is_empty(), "{:?}", settlement.doubts);
    let days: Vec<String> = settlement.baselines[0].days.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2025-07-14", "2025-07-11", "2025-07-10", "2025-07-09", "2025-07-08"]);
    let left: Vec<String> = settlement.baselines[0].left_out.iter().map(|day| day.date.to_string()).collect();
    assert_eq!(left, ["2025-07-13", "2025-07-12"]);
}

#[test]
fn the_same_hour_judged_as_a_whole() {
    let whole = programme(&[("judged: Interval", "judged: Event")]);
    let settlement = settled(&whole, &usual(), &[], &load(IntervalLength::Quarter, 60, quarters)).unwrap();
    // 385 of 400 kWh: share 0.9625, below the cap, so all of it counts: 385 x 1.2 = 462.
    assert!(settlement.lines.iter().all(|line| line.share == dec!(0.9625)));
    assert_eq!(settlement.totals.counted_kwh, dec!(385));
    assert_eq!(settlement.totals.amount_yuan, dec!(462.00));
}

#[test]
fn a_cap_over_the_whole_event_is_spread_as_the_reduction_is() {
    let whole = programme(&[("judged: Interval", "judged: Event")]);
    let down = |time: jiff::civil::DateTime| {
        (time.date() == on_the_day(0, 0).date() && time.hour() == 19).then_some(
            // 400, 200, 400, 200 kW: reductions 150, 200, 150, 200 = 700 kWh; the cap is 480.
            if time.minute() % 30 == 0 { 400 } else { 200 },
        )
    };
    let settlement = settled(&whole, &usual(), &[], &load(IntervalLength::Quarter, 60, down)).unwrap();
    // 480 x 150 / 700 = 102.857143 and 480 x 200 / 700 = 137.142857.
    let counted: Vec<Decimal> = settlement.lines.iter().map(|line| line.counted_kwh).collect();
    assert_eq!(counted, [dec!(102.857143), dec!(137.142857), dec!(102.857143), dec!(137.142857)]);
    // 123.4285716 and 164.5714284 yuan, each to the cent.
    assert_eq!(settlement.totals.amount_yuan, dec!(123.43) + dec!(164.57) + dec!(123.43) + dec!(164.57));
    assert_eq!(settlement.totals.exact_net_yuan, dec!(576));
}

#[test]
fn a_penalty_by_the_hour() {
    let rules = programme(&[
        ("judged: Interval, bands: [(from: \"0.8\"", "judged: Hour, bands: [(from: \"0.5\""),
        ("penalty: Read(None)", "penalty: Read(Shortfall(below: \"0.5\", factor: \"0.5\"))"),
        ("Fixed(\"1.2\")", "Agreed"),
    ]);
    let price = r#", { "type": "PRICE", "values": [2.5] }"#;
    let called = one(&event("e", "2025-07-15", 19, 120, "-400", price));
    // 19 h: 900 kW, 100 of 400 kWh, so 0.5 x 400 - 100 = 100 kWh are missing: 100 x 0.5 x 2.5 = 125 yuan off.
    // 20 h: 700 kW, 300 of 400 kWh: 300 x 2.5 = 750 yuan.
    let down = |time: jiff::civil::DateTime| {
        (time.date() == on_the_day(0, 0).date()).then_some(match time.hour() {
            19 => 900,
            20 => 700,
            _ => 1000,
        })
    };
    let settlement = settled(&rules, &called, &[], &load(IntervalLength::Half, 60, down)).unwrap();
    let money: Vec<_> = settlement.lines.iter().map(|line| (line.amount_yuan, line.penalty_yuan)).collect();
    assert_eq!(
        money,
        [(dec!(0.00), dec!(62.50)), (dec!(0.00), dec!(62.50)), (dec!(375.00), dec!(0.00)), (dec!(375.00), dec!(0.00))]
    );
    assert_eq!(settlement.totals.net_yuan, dec!(625.00));
}

#[test]
fn a_price_for_mean_power() {
    let rules = programme(&[("per: Kwh, yuan: Fixed(\"1.2\")", "per: Kw, yuan: UpTo(\"30\")")]);
    let price = r#", { "type": "PRICE", "values": [28] }"#;
    let called = one(&event("e", "2025-07-15", 19, 120, "-400", price));
    // 600 kW for two hours: 400 kW of mean power x 28 = 11,200 yuan, half of it in each hour.
    let down =
        |time: jiff::civil::DateTime| (time.date() == on_the_day(0, 0).date() && time.hour() >= 19).then_some(600);
    let settlement = settled(&rules, &called, &[], &load(IntervalLength::Hour, 60, down)).unwrap();
    assert_eq!(settlement.totals.amount_yuan, dec!(11200.00));
    assert_eq!(settlement.lines[0].amount_yuan, dec!(5600.00));
    assert_eq!(settlement.paid_for, "kW");
}

#[test]
fn filling_a_valley_pays_for_more() {
    let rules = programme(&[("Read(PeakShaving)", "Read(ValleyFilling)")]);
    let called = one(&event("e", "2025-07-15", 2, 60, "300", ""));
    let up = |time: jiff::civil::DateTime| (time == on_the_day(2, 0)).then_some(500);
    let settlement = settled(&rules, &called, &[], &load(IntervalLength::Hour, 60, up)).unwrap();
    // 500 - 200 = 300 kWh x 1.2.
    assert!(settlement.valley_filling);
    assert_eq!((settlement.totals.reduction_kwh, settlement.totals.net_yuan), (dec!(300), dec!(360.00)));
}
