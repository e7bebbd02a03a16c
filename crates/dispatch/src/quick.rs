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

/// The quick answer of the cheaper of two problems, and whether that is the second: the same year under another basic charge.
/// Both are sized from typical days, side by side; the cheaper one of these is worked out for the whole year.
///
/// # Errors
///
/// When one of the problems cannot be.
pub fn quick_of_two(one: &Problem, other: &Problem) -> Result<(bool, Answer), ProblemError> {
    check(one)?;
    check(other)?;
    let hourly = [one.year.hourly(), other.year.hourly()];
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| sizes(one, &hourly[0].typical_days(24)));
        let second = sizes(other, &hourly[1].typical_days(24));
        (first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), second)
    });
    let is_second = second.1 < first.1;
    let (problem, hourly, sizes) = if is_second { (other, &hourly[1], second.0) } else { (one, &hourly[0], first.0) };
    let plan = Plan::nothing(problem, hourly).or(Plan::with_sizes(problem, hourly, sizes));
    Ok((is_second, plan.answer(problem, Bound::Unknown)))
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
    let (sizes, _) = sizes(problem, &hourly.typical_days(24));
    nothing.or(Plan::with_sizes(problem, hourly, sizes))
}

/// Sizes, and what the year would cost if all its days were the typical ones.
fn sizes(problem: &Problem, horizon: &Horizon) -> (Sizes, f64) {
    let model = Model::new(problem, horizon, SizesAre::Sought, Opposites::Barred);
    let wanted = Wanted { against: model.constant_yuan, gap: GAP };
    let solved = solve(&model.programme, wanted, &mut |_| true);
    let changes: f64 = std::iter::zip(&model.programme.cost, &solved.values).map(|(cost, value)| cost * value).sum();
    let yuan = model.constant_yuan + changes + problem.year.yuan_at_no_demand();
    (model.sizes(&solved.values, problem.largest_sizes()), yuan)
}
