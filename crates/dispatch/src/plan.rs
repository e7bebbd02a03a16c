//! A plan that can be done: sizes, what is done with them, and what that costs.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::horizon::{Chain, Ends, Horizon, Rise};
use crate::interior_point::{Ended, Wanted, solve};
use crate::model::{Model, Opposites, SizesAre};
use crate::overrun;
use crate::pricing::{price, without};
use crate::replay::replay;
use crate::targets::Targets;
use crate::{Answer, Bound, Flows, Problem, Sizes, YearlyCost};

#[derive(Clone)]
pub(crate) struct Plan {
    pub sizes: Sizes,
    pub flows: Flows,
    pub contract_kw: Vec<Option<f64>>,
    pub cost: YearlyCost,
}

/// Gap of a month's dispatch, as a share of the month's cost.
const GAP: f64 = 1e-5;

impl Plan {
    /// What is done on the way to the targets.
    pub fn towards(problem: &Problem, sizes: Sizes, targets: &Targets) -> Self {
        let flows = replay(problem, sizes, targets);
        let (cost, contract_kw) = price(problem, sizes, &flows);
        Self { sizes, flows, contract_kw, cost }
    }

    /// Nothing is bought.
    pub fn nothing(problem: &Problem, hourly: &Horizon) -> Self {
        let hours = hourly.steps.len();
        let targets = Targets { stored_kwh: vec![0.0; hours], solar_share: vec![1.0; hours] };
        Self::towards(problem, Sizes::default(), &targets)
    }

    /// The dispatch of every month with sizes that are given. Months begin and end with nothing stored, so that they are
    /// solved for themselves, on two threads.
    pub fn with_sizes(problem: &Problem, hourly: &Horizon, sizes: Sizes) -> Self {
        if sizes == Sizes::default() {
            return Self::nothing(problem, hourly);
        }
        let months: Vec<Horizon> = (0..hourly.rises.len()).map(|month| hourly.month(month)).collect();
        let mut targets = in_two_threads(&months, |month| dispatch(problem, month, sizes));
        let plan = Self::towards(problem, sizes, &joined(&targets));
        let held = overrun::held_back(problem, &plan.flows);
        if held.iter().all(Option::is_none) {
            return plan;
        }
        let other: Vec<Horizon> = std::iter::zip(&months, &held)
            .filter_map(|(month, held)| held.map(|rise| Horizon { rises: vec![vec![rise]], ..month.clone() }))
            .collect();
        let mut other = in_two_threads(&other, |month| dispatch(problem, month, sizes)).into_iter();
        let replaced: Vec<Targets> = std::iter::zip(&targets, &held)
            .map(|(own, held)| held.and_then(|_| other.next()).unwrap_or_else(|| own.clone()))
            .collect();
        let second = Self::towards(problem, sizes, &joined(&replaced));
        for (month, replaced) in replaced.into_iter().enumerate() {
            if overrun::is_cheaper(problem, month, &second.flows, &plan.flows) {
                targets[month] = replaced;
            }
        }
        Self::towards(problem, sizes, &joined(&targets))
    }

    /// The cheaper of two.
    pub fn or(self, other: Plan) -> Plan {
        if other.cost.total_yuan() < self.cost.total_yuan() { other } else { self }
    }

    pub fn answer(self, problem: &Problem, bound: Bound) -> Answer {
        Answer {
            sizes: self.sizes,
            flows: self.flows,
            contract_kw: self.contract_kw,
            cost: self.cost,
            cost_without: without(problem),
            bound,
        }
    }
}

fn dispatch(problem: &Problem, month: &Horizon, sizes: Sizes) -> Targets {
    let model = Model::new(problem, month, SizesAre::Given(sizes), Opposites::Barred);
    let wanted = Wanted { against: model.constant_yuan, gap: GAP };
    let solved = solve(&model.programme, wanted, &mut |_| true);
    debug_assert_ne!(solved.ended, Ended::Stopped);
    Targets::of(&model, &solved.values)
}

fn joined(months: &[Targets]) -> Targets {
    let mut all = Targets::default();
    months.iter().for_each(|month| all.extend(month.clone()));
    all
}

/// Two threads, each of which takes the next month that nobody has begun: some take longer than others.
fn in_two_threads<T: Send>(months: &[Horizon], work: impl Fn(&Horizon) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let some = || -> Vec<(usize, T)> {
        let begun = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        begun.map_while(|month| Some((month, work(months.get(month)?)))).collect()
    };
    let mut all = std::thread::scope(|scope| {
        let beside = scope.spawn(some);
        let mut all = some();
        match beside.join() {
            Ok(there) => all.extend(there),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        all
    });
    all.sort_unstable_by_key(|(month, _)| *month);
    all.into_iter().map(|(_, done)| done).collect()
}

impl Horizon {
    /// One of its months, which begins and ends with nothing stored.
    fn month(&self, month: usize) -> Horizon {
        let begins = self.steps.partition_point(|step| step.month < month);
        let ends = self.steps.partition_point(|step| step.month <= month);
        let mut steps = self.steps[begins..ends].to_vec();
        steps.iter_mut().for_each(|step| step.month = 0);
        let chains = vec![Chain { steps: 0..steps.len(), ends: Ends::Empty }];
        Horizon { steps, chains, rises: vec![self.rises[month].clone()], ..*self }
    }

    /// The same with other charges in the months that have one.
    pub fn held_back(&self, held: &[Option<Rise>]) -> Horizon {
        let rises = std::iter::zip(&self.rises, held)
            .map(|(own, held)| held.map_or_else(|| own.clone(), |rise| vec![rise]))
            .collect();
        Horizon { rises, ..self.clone() }
    }
}
