//! Measures hinder and help each other: the plan is one bill, and what each contributes adds up to it.

mod flat;

use energy_plan::{
    Assumptions, BillPart, ContributionRule, Effort, MeasureKind, Plan, Request, Saving, Site, WhyNot, draw_up,
};
use flat::{case, hourly, plan};
use rust_decimal::Decimal;
use tariff::Yuan;

fn sum(savings: impl Iterator<Item = Saving>) -> (Yuan, Decimal) {
    savings.fold((Yuan::ZERO, Decimal::ZERO), |(yuan, kwh), saving| (yuan + saving.yuan, kwh + saving.kwh))
}

/// Two shifts with a noon, and reactive power.
fn shop() -> load::LoadSeries {
    hourly(|hour| if (8..22).contains(&(hour % 24)) { 300 + (hour % 7) as i64 * 10 } else { 60 }, Some(180))
}

const SITE: &str = r#"roof_kwp: "200",
    equipment: [(id: "fans", kind: Lighting, kw: "90", load_share: "0.8", works: "08:00-22:00", days: Any, power_factor: "0.7")],
    processes: [(id: "mill", kw: "80", runs: "18:00-20:00", may_run: "00:00-07:00", days: Any)]"#;

fn check_adds_up(found: &Plan) {
    for outlook in energy_plan::Outlook::ALL {
        let (yuan, kwh) = sum(found.measures.iter().map(|one| one.saving.get(outlook).clone()));
        let whole = found.saving.get(outlook);
        assert_eq!((yuan, kwh), (whole.yuan, whole.kwh), "{outlook:?}");
    }
    assert_eq!(found.saving.likely.yuan, found.today.yuan - found.then.yuan);
    for part in BillPart::ALL {
        let of = |parts: &std::collections::BTreeMap<BillPart, Yuan>| parts.get(&part).copied().unwrap_or_default();
        let shares: Yuan = found.measures.iter().map(|one| of(&one.saving.likely.parts)).sum();
        assert_eq!(shares, of(&found.today.parts) - of(&found.then.parts), "{part:?}");
    }
}

#[test]
fn contributions_add_up_to_the_difference_of_the_two_bills() {
    let found = plan(case("two-part-1-10kv", 630, shop()), SITE).unwrap();
    let kinds: Vec<MeasureKind> = found.measures.iter().map(|one| one.kind).collect();
    let expect = [
        MeasureKind::Equipment,
        MeasureKind::MovedProcess,
        MeasureKind::Solar,
        MeasureKind::Capacitors,
        MeasureKind::BasicCharge,
    ];
    assert_eq!(kinds, expect);
    assert_eq!(found.contributions, ContributionRule::AllOrders { orders: 120 });
    check_adds_up(&found);
}

#[test]
fn many_measures_add_up_as_well() {
    let more: Vec<String> = (0..5)
        .map(|n| {
            format!(
                r#"(id: "fan {n}", kind: CompressedAir, kw: "{}", load_share: "0.9", works: "08:00-22:00", days: Any)"#,
                10 + n
            )
        })
        .collect();
    let site = SITE.replace("equipment: [", &format!("equipment: [{}, ", more.join(", ")));
    let found = plan(case("two-part-1-10kv", 630, shop()), &site).unwrap();
    assert!(found.measures.len() > 6);
    assert!(matches!(found.contributions, ContributionRule::DrawnOrders { .. }));
    check_adds_up(&found);
}

#[test]
fn sun_and_better_lamps_save_less_together_than_apart() {
    // At noon the roof gives more than is drawn: what the lamps save then is only fed in, for less.
    let site = r#"roof_kwp: "300", equipment: [(id: "lamps", kind: Lighting, kw: "90", load_share: "0.8", works: "08:00-18:00", days: Any)]"#;
    let found = plan(case("single-1-10kv", 315, hourly(|_| 100, None)), site).unwrap();
    let pair: Vec<_> = found.measures.iter().filter(|one| one.kind != MeasureKind::OtherParts).collect();
    assert_eq!(pair.len(), 2);
    for one in pair {
        assert!(one.last.yuan < one.alone.yuan, "{:?}: last {}, alone {}", one.kind, one.last.yuan, one.alone.yuan);
    }
}

#[test]
fn sun_and_storage_save_less_together_than_apart() {
    // One part, so that only energy counts: the sun takes from the hours in which the battery would give.
    let site = Site::parse("site.ron", r#"(roof_kwp: "400", storage_most_kwh: "400")"#).unwrap();
    let request = Request {
        case: case("single-35kv", 315, hourly(|_| 100, None)),
        site: &site,
        assumptions: Assumptions::shipped().unwrap(),
        programme: None,
    };
    let found = draw_up(&request, Effort::Quick).unwrap();
    let of = |kind| found.measures.iter().find(|one| one.kind == kind).unwrap();
    let (solar, storage) = (of(MeasureKind::Solar), of(MeasureKind::Storage));
    assert!(solar.alone.yuan + storage.alone.yuan > solar.alone.yuan + storage.last.yuan);
    assert!(storage.last.yuan < storage.alone.yuan, "last {}, alone {}", storage.last.yuan, storage.alone.yuan);
    check_adds_up(&found);
    // What it gives back is what was put in, less both ways.
    let fact = |what: &str| storage.facts.iter().find(|fact| fact.what == what).unwrap().value.parse::<f64>().unwrap();
    let back = fact("discharged") / fact("charged");
    assert!((0.86..=0.8837).contains(&back), "{back} and not a little below 0.94 x 0.94");
}

#[test]
fn a_year_in_which_nothing_pays_is_said_so() {
    let found = plan(case("single-220kv", 1000, hourly(|_| 10, None)), "").unwrap();
    assert_eq!((found.measures.len(), found.saving.likely.yuan), (0, Yuan::ZERO));
    assert!(found.not_offered.iter().any(|one| one.why == WhyNot::SiteSaysNo));
}
