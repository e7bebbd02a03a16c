//! The quick answer: sizes from typical days, then the dispatch of every hour of the year with them.

use crate::horizon::Horizon;
use crate::interior_point::{Wanted, solve};
use crate::model::{Model, Opposites, SizesAre};
use crate::plan::Plan;
use crate::problem_check::check;
use crate::{Answer, Bound, Problem, ProblemError, Sizes};

/// Gap of the programme of typical days, as a share of the cost of its time without what is bought.
const GAP: f64 = 1e-5;

/// Sizes from typical days, and the whole year with them. The cost is that of the year, not of the typical days.
///
/// # Errors
///
/// When the problem cannot be: [`ProblemError`] says what is wrong with it.
pub fn quick(problem: &Problem) -> Result<Answer, ProblemError> {
    check(problem)?;
    let hourly = problem.year.hourly();
    Ok(quick_plan(problem, &hourly).answer(problem, Bound::Unknown))
}

/// The dispatch of the year with sizes that are given.
///
/// # Errors
///
/// When the problem cannot be, or nothing of such a size is on offer.
pub fn dispatch(problem: &Problem, sizes: Sizes) -> Result<Answer, ProblemError> {
    check(problem)?;
    sizes.check(problem)?;
    let hourly = problem.year.hourly();
    Ok(Plan::with_sizes(problem, &hourly, sizes).answer(problem, Bound::Unknown))
}

pub(crate) fn quick_plan(problem: &Problem, hourly: &Horizon) -> Plan {
    let nothing = Plan::nothing(problem, hourly);
    let sizes = sizes(problem, &hourly.typical_days(24));
    nothing.or(Plan::with_sizes(problem, hourly, sizes))
}

fn sizes(problem: &Problem, horizon: &Horizon) -> Sizes {
    let model = Model::new(problem, horizon, SizesAre::Sought, Opposites::Barred);
    let wanted = Wanted { against: model.constant_yuan, gap: GAP };
    let solved = solve(&model.programme, wanted, &mut |_| true);
    model.sizes(&solved.values, problem.largest_sizes())
}
