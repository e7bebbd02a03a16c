//! Several customers behind an aggregator.

use demand_response::{Aggregate, Assumptions, Case, Member, Participant, SettleError, settle_aggregate};
use jiff::civil::DateTime;
use load::{IntervalLength, WorkCalendar};
use rust_decimal::dec;

use crate::example::{event, load, on_the_day, one, programme};

fn settled(members: &[Member], kw: &str) -> Result<Aggregate, SettleError> {
    let (rules, assumptions) = (programme(&[]), Assumptions::default());
    let event = one(&event("e", "2025-07-15", 19, 60, kw, ""));
    let who = Participant::Aggregator;
    let case = Case {
        programme: &rules,
        assumptions: &assumptions,
        event: &event,
        others: &[],
        who,
        calendar: WorkCalendar::shipped(),
    };
    settle_aggregate(case, members)
}

#[test]
fn what_is_paid_is_shared_by_what_each_one_brought() {
    let at = |kw| move |time: DateTime| (time == on_the_day(19, 0)).then_some(kw);
    let loads = [600, 800, 1100].map(|kw| load(IntervalLength::Hour, 60, at(kw)));
    let members: Vec<Member> =
        ["a", "b", "c"].into_iter().zip(&loads).map(|(name, load)| Member { name, load }).collect();
    let aggregate = settled(&members, "-500").unwrap();
    // 400 + 200 - 100 = 500 kWh of 500: 600 yuan, and of them 2/3 to a, 1/3 to b, nothing to c.
    assert_eq!(aggregate.settlement.totals.reduction_kwh, dec!(500));
    assert_eq!(aggregate.settlement.totals.net_yuan, dec!(600.00));
    let shares: Vec<_> = aggregate.members.iter().map(|member| (member.reduction_kwh, member.amount_yuan)).collect();
    assert_eq!(shares, [(dec!(400), dec!(400.00)), (dec!(200), dec!(200.00)), (dec!(-100), dec!(0.00))]);
    assert_eq!(aggregate.settlement.baselines.len(), 3);
    assert_eq!(aggregate.settlement.baselines[1].member.as_deref(), Some("b"));
}

#[test]
fn an_aggregator_needs_customers_of_like_intervals_and_enough_power() {
    let (hour, half) = (load(IntervalLength::Hour, 60, |_| None), load(IntervalLength::Half, 60, |_| None));
    assert_eq!(settled(&[], "-500"), Err(SettleError::NoMembers));
    let members = [Member { name: "a", load: &hour }, Member { name: "b", load: &half }];
    assert!(settled(&members, "-500").unwrap_err().to_string().contains("a and b"));
    let error = settled(&members[..1], "-499").unwrap_err().to_string();
    assert!(error.contains("500 kW or more from a participant of the kind aggregator"), "{error}");
}
