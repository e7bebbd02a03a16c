//! Laws that hold for every event.

use load::IntervalLength;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

use crate::example::{event, load, on_the_day, one, programme, settled};

proptest! {
    #[test]
    fn lines_add_up_and_stay_within_their_limits(
        powers in prop::collection::vec(0_i64..3_000, 8),
        kw in 100_u32..2_000,
        judged in prop::sample::select(vec!["Interval", "Hour", "Event"]),
        penalty in any::<bool>(),
    ) {
        let mut change = vec![("judged: Interval", format!("judged: {judged}"))];
        if penalty {
            change.push(("Read(None)", "Read(Shortfall(below: \"0.5\", factor: \"0.5\"))".to_owned()));
        }
        let change: Vec<(&str, &str)> = change.iter().map(|(from, to)| (*from, to.as_str())).collect();
        let called = one(&event("e", "2025-07-15", 19, 120, &format!("-{kw}"), ""));
        let down = |time: jiff::civil::DateTime| {
            let quarter = time.duration_since(on_the_day(19, 0)).as_mins() / 15;
            let inside = time >= on_the_day(19, 0);
            inside.then(|| usize::try_from(quarter).ok().and_then(|quarter| powers.get(quarter).copied())).flatten()
        };
        let settlement = settled(&programme(&change), &called, &[], &load(IntervalLength::Quarter, 50, down)).unwrap();
        let totals = &settlement.totals;
        let sum = |field: fn(&demand_response::Line) -> Decimal| settlement.lines.iter().map(field).sum::<Decimal>();
        prop_assert_eq!(sum(|line| line.amount_yuan), totals.amount_yuan);
        prop_assert_eq!(totals.net_yuan, totals.amount_yuan - totals.penalty_yuan);
        prop_assert_eq!(totals.baseline_kwh - totals.measured_kwh, totals.reduction_kwh);
        // Half a cent a line for each of the two columns.
        prop_assert!((totals.net_yuan - totals.exact_net_yuan).abs() <= dec!(0.01) * Decimal::from(settlement.lines.len()));
        // A millionth of a kWh a line is what rounding may add.
        let slack = dec!(0.000001) * Decimal::from(settlement.lines.len());
        prop_assert!(totals.counted_kwh >= -slack && totals.counted_kwh <= dec!(1.2) * totals.declared_kwh + slack);
        prop_assert!(penalty || totals.penalty_yuan.is_zero());
        for line in &settlement.lines {
            prop_assert!(line.amount_yuan.scale() == 2 && line.penalty_yuan.scale() == 2);
            prop_assert_eq!(line.declared_kwh, Decimal::from(kw) / dec!(4));
            if judged == "Interval" {
                prop_assert!(line.counted_kwh <= line.reduction_kwh.max(Decimal::ZERO));
            }
        }
    }

    #[test]
    fn using_less_is_never_paid_less_up_to_the_cap(kw in 0_i64..1_000, less in 0_i64..200) {
        let pay = |kw: i64| {
            let down = move |time: jiff::civil::DateTime| (time == on_the_day(19, 0)).then_some(kw.max(0));
            settled(&programme(&[]), &one(&event("e", "2025-07-15", 19, 60, "-400", "")), &[], &load(IntervalLength::Hour, 50, down)).unwrap().totals.net_yuan
        };
        prop_assert!(pay(kw - less) >= pay(kw));
    }
}
