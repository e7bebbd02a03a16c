//! Which days a baseline is the mean of, and how it is fitted to the day.

use demand_response::{Settlement, WhyLeftOut};
use jiff::civil::{DateTime, date};
use load::IntervalLength;
use rust_decimal::dec;

use crate::example::{event, load, on_the_day, one, programme, settled, usual};

const RULE: &str = "days: 5, counted_from: Event, ending_days_before: 1, within_days: 30, only: Working";

fn days(settlement: &Settlement) -> Vec<i8> {
    settlement.baselines[0].days.iter().map(|day| day.day()).collect()
}

fn why(settlement: &Settlement, day: i8) -> Option<WhyLeftOut> {
    settlement.baselines[0].left_out.iter().find(|left| left.date.day() == day).map(|left| left.why)
}

#[test]
fn earlier_event_days_are_left_out() {
    let others =
        [one(&event("a", "2025-07-14", 10, 60, "-400", "")), one(&event("b", "2025-07-09", 23, 60, "-400", ""))];
    let settlement = settled(&programme(&[]), &usual(), &others, &load(IntervalLength::Hour, 60, |_| None)).unwrap();
    assert_eq!(days(&settlement), [11, 10, 8, 7, 4]);
    assert_eq!(why(&settlement, 14), Some(WhyLeftOut::EventDay));
    assert_eq!(why(&settlement, 9), Some(WhyLeftOut::EventDay));
    assert_eq!(why(&settlement, 12), Some(WhyLeftOut::FreeDay));
}

#[test]
fn holidays_are_left_out_and_worked_weekends_are_not() {
    // Sunday 2025-09-28 is worked in the stead of the National Day holidays, 10-01 to 10-08, as is Saturday 10-11.
    let called = one(&event("e", "2025-10-13", 19, 60, "-400", ""));
    let settlement = settled(&programme(&[]), &called, &[], &load(IntervalLength::Hour, 150, |_| None)).unwrap();
    assert_eq!(days(&settlement), [11, 10, 9, 30, 29]);
    let called = one(&event("e", "2025-10-11", 19, 60, "-400", ""));
    let settlement = settled(&programme(&[]), &called, &[], &load(IntervalLength::Hour, 150, |_| None)).unwrap();
    assert_eq!(days(&settlement), [10, 9, 30, 29, 28]);
}

#[test]
fn days_are_counted_from_the_invitation() {
    let rules = programme(&[("counted_from: Event", "counted_from: Invitation")]);
    let text =
        event("e", "2025-07-15", 19, 60, "-400", "").replace("\"2025-06-01T00:00:00Z\"", "\"2025-07-09T16:30:00Z\"");
    // 16:30 UTC is half past midnight of the 10th in China.
    let settlement = settled(&rules, &one(&text), &[], &load(IntervalLength::Hour, 60, |_| None)).unwrap();
    assert_eq!(days(&settlement), [9, 8, 7, 4, 3]);
}

#[test]
fn atypical_days_drop_out_and_are_replaced() {
    let rules = programme(&[(RULE, &format!("{RULE}, drop_out: (below: \"0.25\", above: \"2\")"))]);
    // On the 14th the factory stood still; on the 10th it ran at 3000 kW.
    let odd = |time: DateTime| match time.day() {
        14 if time.month() == 7 => Some(0),
        10 if time.month() == 7 => Some(3000),
        _ => None,
    };
    let settlement = settled(&rules, &usual(), &[], &load(IntervalLength::Hour, 60, odd)).unwrap();
    // The mean of 0, 1000, 3000, 1000, 1000 is 1200: 0 and 3000 drop out, and the 7th and 4th take their place.
    assert_eq!(days(&settlement), [11, 9, 8, 7, 4]);
    assert_eq!(why(&settlement, 14), Some(WhyLeftOut::NotTypical));
    assert_eq!(why(&settlement, 10), Some(WhyLeftOut::NotTypical));
    assert_eq!(settlement.lines[0].baseline_kwh, dec!(1000));
}

#[test]
fn of_ten_days_the_five_highest_are_kept() {
    let ten = "days: 10, counted_from: Event, ending_days_before: 2, within_days: 60, only: Working, keep_highest: 5";
    let rules = programme(&[(RULE, ten)]);
    // Ten working days from the 11th back to June 30th; each has its own power.
    let rising = |time: DateTime| {
        let day = i64::from(time.day());
        (8..22).contains(&time.hour()).then_some(if time.month() == 7 { 1000 + day } else { 500 })
    };
    let settlement = settled(&rules, &usual(), &[], &load(IntervalLength::Hour, 60, rising)).unwrap();
    assert_eq!(days(&settlement), [11, 10, 9, 8, 7]);
    assert_eq!(why(&settlement, 4), Some(WhyLeftOut::NotAmongHighest));
    assert_eq!(why(&settlement, 14), None, "the day before is too near to be looked at");
    assert_eq!(settlement.baselines[0].left_out.iter().filter(|day| day.why == WhyLeftOut::NotAmongHighest).count(), 5);
    assert_eq!(settlement.lines[0].baseline_kwh, dec!(1009));
}

#[test]
fn free_days_are_compared_with_free_days() {
    let rules = programme(&[("only: Working", "only: Free")]);
    let called = one(&event("e", "2025-07-13", 2, 60, "-100", ""));
    let settlement = settled(&rules, &called, &[], &load(IntervalLength::Hour, 60, |_| None)).unwrap();
    assert_eq!(days(&settlement), [12, 6, 5, 29, 28]);
    assert_eq!(why(&settlement, 11), Some(WhyLeftOut::WorkingDay));
}

#[test]
fn a_factor_fits_the_baseline_to_the_morning() {
    let adjustment = "adjustment: (kind: Factor, from_minutes_before: 180, to_minutes_before: 60, at_most: \"0.2\")";
    let rules = programme(&[(RULE, &format!("{RULE}, {adjustment}"))]);
    let run = |kw| {
        let busy =
            move |time: DateTime| (time.date() == date(2025, 7, 15) && (16..18).contains(&time.hour())).then_some(kw);
        settled(&rules, &usual(), &[], &load(IntervalLength::Hour, 60, busy)).unwrap()
    };
    let check = |kw, factor, baseline| {
        let settlement = run(kw);
        assert_eq!(settlement.baselines[0].factor, Some(factor), "{kw}");
        assert_eq!(settlement.lines[0].baseline_kwh, baseline, "{kw}");
    };
    check(1100, dec!(1.1), dec!(1100));
    check(2000, dec!(1.2), dec!(1200));
    check(900, dec!(0.9), dec!(900));
    check(100, dec!(0.8), dec!(800));
}

#[test]
fn a_shift_fits_the_baseline_to_the_morning() {
    let adjustment = "adjustment: (kind: Shift, from_minutes_before: 120, to_minutes_before: 0, at_most: \"0.2\")";
    let rules = programme(&[(RULE, &format!("{RULE}, {adjustment}"))]);
    let busy = |time: DateTime| (time.date() == date(2025, 7, 15) && (17..19).contains(&time.hour())).then_some(1080);
    let settlement = settled(&rules, &usual(), &[], &load(IntervalLength::Quarter, 60, busy)).unwrap();
    assert_eq!(settlement.baselines[0].shift_kwh, Some(dec!(20)));
    assert_eq!(settlement.lines[0].baseline_kwh, dec!(270));
}

#[test]
fn a_real_time_baseline_is_the_quarter_before() {
    let rules = programme(&[(&format!("Read(Days(({RULE})))"), "Read(Before(minutes: 15))")]);
    let steps = |time: DateTime| match (time.hour(), time.minute()) {
        (18, 45) if time.date() == date(2025, 7, 15) => Some(880),
        (19, _) if time.date() == date(2025, 7, 15) => Some(400),
        _ => None,
    };
    let settlement = settled(&rules, &usual(), &[], &load(IntervalLength::Quarter, 60, steps)).unwrap();
    assert!(settlement.lines.iter().all(|line| line.baseline_kwh == dec!(220) && line.reduction_kwh == dec!(120)));
    assert!(settlement.baselines[0].days.is_empty());
}

#[test]
fn an_event_over_midnight_has_its_baseline_over_midnight() {
    let called = one(&event("e", "2025-07-15", 22, 240, "-100", ""));
    // After midnight of each day the factory draws 300 kW, before it 200.
    let night = |time: DateTime| (time.hour() < 2).then_some(300);
    let settlement = settled(&programme(&[]), &called, &[], &load(IntervalLength::Hour, 60, night)).unwrap();
    let baseline: Vec<_> = settlement.lines.iter().map(|line| line.baseline_kwh).collect();
    assert_eq!(baseline, [dec!(200), dec!(200), dec!(300), dec!(300)]);
    assert_eq!(settlement.lines[3].start, date(2025, 7, 16).at(1, 0, 0, 0));
    assert_eq!(on_the_day(22, 0), settlement.lines[0].start);
}
