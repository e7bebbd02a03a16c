//! How large storage and solar are: the optimiser's answer for the load that the other measures leave.

use std::sync::Arc;

use dispatch::{Answer, Bound, Continue, Problem, Progress, Sizes};
use rust_decimal::{Decimal, RoundingStrategy};
use tariff::business::BasicMethod;

use crate::assumption::{Outlook, decimal, float};
use crate::bundle::Bundle;
use crate::case::Case;
use crate::measure::{Measure, MeasureKind, Schedule, Solar, Storage};
use crate::offers::Offers;
use crate::plan::{NotOffered, Optimised, WhyNot};
use crate::plan_error::PlanError;
use crate::planner::worth_it;
use crate::sun::sun;
use crate::year_problem::{Basic, YearProblem};

/// How hard storage and solar are looked for.
pub enum Effort<'a> {
    /// From typical days: within a second.
    Quick,
    /// The whole year at hourly steps; the told is asked before each round whether to go on.
    Full(&'a mut dyn FnMut(Progress) -> Continue),
}

/// Smaller than this a battery or roof is a rounding of nothing.
const SMALLEST: f64 = 1.0;

/// What the measures are in the end.
pub(crate) struct Sizing {
    pub measures: Vec<Box<dyn Measure>>,
    pub not_offered: Vec<NotOffered>,
    pub optimised: Option<Optimised>,
}

impl Sizing {
    /// Adds storage and solar to what was found, where any pays.
    pub fn of(mut offers: Offers<'_, '_>, effort: Effort<'_>) -> Result<Sizing, PlanError> {
        let region = offers.assumed.sun_of(offers.case.tariff.area_code.as_deref());
        let wanted = offers.site.roof_kwp.is_some();
        if offers.site.no_storage {
            offers.not(MeasureKind::Storage, WhyNot::SiteSaysNo, None);
            if !wanted || region.is_none() {
                let why = if wanted { WhyNot::NoSunKnown } else { WhyNot::NotInSiteFile };
                offers.not(MeasureKind::Solar, why, None);
                return Ok(Sizing { measures: offers.found, not_offered: offers.not_offered, optimised: None });
            }
        }
        let found = std::mem::take(&mut offers.found);
        let rate = offers.assumed.finance.discount_rate.likely;
        let bundle = Bundle::new(offers.case.clone(), found);
        let left = bundle.case(worth_it(&bundle, rate)?, Outlook::Likely)?;
        let kwp = region.map(|region| sun(region, &left.load, offers.year));
        let year = YearProblem {
            case: &left,
            year: offers.year,
            assumed: offers.assumed,
            site: offers.site,
            sun: region.zip(kwp.as_deref()).filter(|_| wanted),
        };
        let (problem, answer, optimised) = best(&year, &left, effort)?;
        let mut measures = bundle.measures;
        let solar_kwp = up_to_a_tenth(answer.sizes.solar_kwp);
        match (wanted, region, &kwp) {
            (false, ..) => offers.not(MeasureKind::Solar, WhyNot::NotInSiteFile, None),
            (true, Some(region), Some(kwp)) if answer.sizes.solar_kwp >= SMALLEST => measures.push(Box::new(Solar {
                kwp: solar_kwp,
                sun: kwp.as_slice().into(),
                area_code: region.area_code.clone(),
                export_yuan_per_kwh: region.export_yuan_per_kwh.clone(),
                may_export: !offers.site.no_export,
                assumed: offers.assumed.solar.clone(),
            })),
            (true, Some(_), _) => offers.not(MeasureKind::Solar, WhyNot::NonePays, None),
            (true, None, _) => offers.not(MeasureKind::Solar, WhyNot::NoSunKnown, None),
        }
        if answer.sizes.storage_kwh >= SMALLEST {
            measures.push(Box::new(storage(problem, &answer, &offers)?));
        } else if !offers.site.no_storage {
            offers.not(MeasureKind::Storage, WhyNot::NonePays, None);
        }
        Ok(Sizing { measures, not_offered: offers.not_offered, optimised: Some(optimised) })
    }
}

/// The cheaper answer of the basic charge as it would be and of a contract value that follows the battery.
///
/// The two are sized side by side from typical days; the whole year is then worked out for the cheaper one alone.
fn best(
    year: &YearProblem<'_, '_>,
    left: &Case<'_>,
    effort: Effort<'_>,
) -> Result<(Problem, Answer, Optimised), PlanError> {
    let quick = |basic: Basic| -> Result<(Problem, Answer), PlanError> {
        let problem = year.problem(basic)?;
        let answer = dispatch::quick(&problem)?;
        Ok((problem, answer))
    };
    // A contract value that is free is never dearer than one that is agreed, or than the measured demand with its floor; only
    // a charge by capacity may be. Without a charge, or a choice of it among the measures, there is nothing to compare.
    let (problem, mut answer) = match left.contract.basic {
        None => quick(Basic::AsAgreed)?,
        Some(BasicMethod::Contract | BasicMethod::Actual) => quick(Basic::FreeContract)?,
        Some(BasicMethod::Capacity) => {
            let (agreed, free) = (year.problem(Basic::AsAgreed)?, year.problem(Basic::FreeContract)?);
            let (is_free, answer) = dispatch::quick_of_two(&agreed, &free)?;
            (if is_free { free } else { agreed }, answer)
        }
    };
    let mut stopped = false;
    let full_year = match effort {
        Effort::Quick => false,
        Effort::Full(told) => {
            answer = dispatch::full(&problem, &mut |progress| {
                let go_on = told(progress);
                stopped |= go_on == Continue::Stop;
                go_on
            })?;
            true
        }
    };
    let optimised = Optimised {
        full_year,
        stopped,
        gap: if answer.bound == Bound::Unknown { None } else { answer.gap() },
        yearly_cost_yuan: answer.cost.total_yuan(),
        without_yuan: answer.cost_without.total_yuan(),
    };
    Ok((problem, answer, optimised))
}

/// A battery with its two schedules: the answer's, and one for the same battery without solar power.
fn storage(mut problem: Problem, answer: &Answer, offers: &Offers<'_, '_>) -> Result<Storage, PlanError> {
    let sizes = answer.sizes;
    let depth = float(offers.assumed.storage.depth.likely);
    let efficiency = float(offers.assumed.storage.efficiency_one_way.likely);
    let step_hours = problem.year.step_hours;
    let schedule = |answer: &Answer| {
        let given: f64 = answer.flows.discharge_kw.iter().sum::<f64>() * step_hours;
        Schedule {
            charge_kw: answer.flows.charge_kw.clone(),
            discharge_kw: answer.flows.discharge_kw.clone(),
            cycles: given / efficiency / (depth * sizes.storage_kwh),
        }
    };
    let with_solar = Arc::new(schedule(answer));
    let alone = if sizes.solar_kwp >= SMALLEST {
        problem.solar = None;
        let alone = dispatch::dispatch(&problem, Sizes { solar_kwp: 0.0, ..sizes })?;
        Arc::new(schedule(&alone))
    } else {
        Arc::clone(&with_solar)
    };
    Ok(Storage {
        kwh: up_to_a_tenth(sizes.storage_kwh),
        kw: up_to_a_tenth(sizes.storage_kw),
        with_solar,
        alone,
        assumed: offers.assumed.storage.clone(),
    })
}

/// Sizes are rounded up, so that the schedule fits.
fn up_to_a_tenth(size: f64) -> Decimal {
    decimal(size, 6).round_dp_with_strategy(1, RoundingStrategy::AwayFromZero).normalize()
}
