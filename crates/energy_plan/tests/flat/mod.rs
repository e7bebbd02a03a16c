//! Years that can be worked out by hand: a steady load under Tianjin's made-up prices of 2025.

#![allow(dead_code, reason = "each test takes what it needs")]

use energy_plan::{Assumptions, Case, Effort, MeasureKind, Plan, PlanError, Request, Saving, Site, draw_up};
use jiff::civil::date;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::business::{Contract, find};

pub const HOURS: usize = 8760;

/// A year of hours with `kw` of each hour of the year, and `kvar` all year.
pub fn hourly(kw: impl Fn(usize) -> i64, kvar: Option<i64>) -> LoadSeries {
    let active = (0..HOURS).map(|hour| MicroKwh(kw(hour) * 1_000_000)).collect();
    let reactive = kvar.map(|kvar| vec![MicroKwh(kvar * 1_000_000); HOURS]);
    LoadSeries::new(date(2025, 1, 1).at(0, 0, 0, 0), IntervalLength::Hour, active, reactive, vec![false; HOURS])
        .unwrap()
}

/// That load under `tianjin-demo`, with transformers of `kva`.
pub fn case(class: &str, kva: u32, load: LoadSeries) -> Case<'static> {
    let contract =
        Contract { class: Some(class.to_owned()), capacity_kva: Some(Decimal::from(kva)), ..Contract::default() };
    Case::new(find("tianjin-demo").unwrap(), contract, load)
}

/// The plan with a site file of these fields, and without storage.
pub fn plan(case: Case<'_>, fields: &str) -> Result<Plan, PlanError> {
    let site = Site::parse("site.ron", &format!("(no_storage: true, {fields})"))?;
    let request = Request { case, site: &site, assumptions: Assumptions::shipped()?, programme: None };
    draw_up(&request, Effort::Quick)
}

/// What a measure saves alone, whether it is part of the plan or not.
pub fn alone(plan: &Plan, kind: MeasureKind) -> &Saving {
    let planned = plan.measures.iter().map(|one| (one.kind, &one.alone));
    let mut all = planned.chain(plan.not_worth_it.iter().map(|one| (one.kind, &one.alone)));
    all.find(|(of, _)| *of == kind).unwrap_or_else(|| panic!("no {kind:?} in {:?}", plan.not_offered)).1
}

/// A fact of a measure.
pub fn fact<'a>(plan: &'a Plan, kind: MeasureKind, what: &str) -> &'a str {
    let planned = plan.measures.iter().map(|one| (one.kind, &one.facts));
    let all = planned.chain(plan.not_worth_it.iter().map(|one| (one.kind, &one.facts)));
    let mut facts = all.filter(|(of, _)| *of == kind).flat_map(|(_, facts)| facts);
    facts.find(|fact| fact.what == what).map(|fact| fact.value.as_str()).unwrap()
}

pub fn near(found: Decimal, expect: &str, within: &str) {
    let (expect, within): (Decimal, Decimal) = (expect.parse().unwrap(), within.parse().unwrap());
    assert!((found - expect).abs() <= within, "{found} is not {expect}");
}
