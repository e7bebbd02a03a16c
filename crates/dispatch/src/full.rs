//! The optimum of the whole year at hourly steps, which takes a while and can be stopped.

use crate::horizon::Horizon;
use crate::interior_point::{Ended, GoOn, Round, Wanted, solve};
use crate::model::{Model, Opposites, SizesAre};
use crate::overrun;
use crate::plan::Plan;
use crate::problem_check::check;
use crate::quick::quick_plan;
use crate::targets::Targets;
use crate::{Answer, Bound, Continue, Problem, ProblemError, Progress, Stage};

/// Largest gap of the programme, as a share of what the year costs.
const GAP: f64 = 1e-6;
/// Share of the work that the quick answer is, and that is done when the first programme is solved.
const QUICK: f64 = 0.1;
const SOLVED: f64 = 0.9;

/// The least cost of the year at hourly steps: one programme of all its hours. Starts from the [`quick`](crate::quick)
/// answer, tells of every round, and returns the best so far when told to stop.
///
/// # Errors
///
/// When the problem cannot be: [`ProblemError`] says what is wrong with it.
pub fn full(problem: &Problem, progress: &mut dyn FnMut(Progress) -> Continue) -> Result<Answer, ProblemError> {
    check(problem)?;
    let hourly = problem.year.hourly();
    let best = quick_plan(problem, &hourly);
    let mut run = Run { problem, best, progress, rounds: 0, done: QUICK, until: SOLVED };
    let (ended, at_least) = run.solve(&hourly, Opposites::Barred);
    let mut bound = Bound::Unknown;
    if ended == Ended::Solved {
        run.until = 1.0;
        bound = Bound::AtLeast { yuan: at_least };
        let held = overrun::held_back(problem, &run.best.flows);
        if held.iter().any(Option::is_some)
            && run.solve(&hourly.held_back(&held), Opposites::Barred).0 == Ended::Stopped
        {
            return Ok(run.best.answer(problem, bound));
        }
        if has_opposites(problem) {
            bound = match run.solve(&hourly, Opposites::Allowed) {
                (Ended::Solved, yuan) => Bound::AtLeast { yuan },
                _ => Bound::Unknown,
            };
        }
    }
    Ok(run.best.answer(problem, bound))
}

struct Run<'a> {
    problem: &'a Problem,
    best: Plan,
    progress: &'a mut dyn FnMut(Progress) -> Continue,
    rounds: u32,
    done: f64,
    /// What is done when the present programme is solved.
    until: f64,
}

impl Run<'_> {
    /// Solves the year and keeps what it finds where it is the best. Returns the least cost of the programme too.
    fn solve(&mut self, horizon: &Horizon, opposites: Opposites) -> (Ended, f64) {
        let model = Model::new(self.problem, horizon, SizesAre::Sought, opposites);
        let (before, from, best_yuan) = (self.rounds, self.done, self.best.cost.total_yuan());
        let wanted = Wanted { against: best_yuan, gap: GAP };
        let mut tell = |round: Round| {
            self.rounds = before + round.rounds;
            self.done = from + round.done * (self.until - from);
            let (rounds, done) = (self.rounds, self.done);
            (self.progress)(Progress { stage: Stage::Solving, done, rounds, best_yuan }) == Continue::Yes
        };
        let go_on: GoOn<'_> = &mut tell;
        let solved = solve(&model.programme, wanted, go_on);
        let sizes = model.sizes(&solved.values, self.problem.largest_sizes());
        // Priced as it can be done, so a broken off solution does no harm either.
        let found = Plan::towards(self.problem, sizes, &Targets::of(&model, &solved.values));
        self.best = self.best.clone().or(found);
        if solved.ended == Ended::Solved {
            self.done = self.until;
        }
        (solved.ended, solved.at_least + model.constant_yuan + self.problem.year.yuan_at_no_demand())
    }
}

/// Whether there are steps in which a programme could gain by doing opposite things at once.
fn has_opposites(problem: &Problem) -> bool {
    let year = &problem.year;
    let contested = std::iter::zip(&year.export_yuan_per_kwh, &year.import_yuan_per_kwh)
        .any(|(export, import)| export > import && *export > 0.0);
    contested || (problem.storage.is_some() && year.import_yuan_per_kwh.iter().any(|price| *price < 0.0))
}
