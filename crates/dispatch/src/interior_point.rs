//! The predictor-corrector method of Mehrotra (SIAM J. Optim. 2, 1992) over the sparse factorisation of Clarabel.
//!
//! Clarabel's own loop cannot be stopped, tells nothing of its rounds and counts each `x >= 0` as a row; `docs/adr/0009`
//! has what was measured. Every programme here has a solution: doing nothing is possible, and sizes have limits.

use crate::kkt::{Kkt, Step};
use crate::linear_programme::LinearProgramme;

/// A solution, whole or broken off.
pub(crate) struct Solved {
    /// A value of each column.
    pub values: Vec<f64>,
    /// No solution costs less, but for the accuracy asked for. Of use only where it `ended` solved.
    pub at_least: f64,
    pub ended: Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Solved,
    Stopped,
    /// Rounding forbade to go on. What was reached is still there.
    Failed,
}

/// Said before each round.
pub(crate) struct Round {
    pub rounds: u32,
    /// How far it has come, from 0 to 1, by the digits of the gap.
    pub done: f64,
}

/// Asked before each round whether to go on.
pub(crate) type GoOn<'a> = &'a mut dyn FnMut(Round) -> bool;

/// How exact a solution is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// The cost that the gap is seen against, in the unit of the programme.
    pub against: f64,
    /// Largest gap as a share of that.
    pub gap: f64,
}

/// Largest violation of a row, in units of power.
const FEASIBLE: f64 = 1e-7;
const MOST_ROUNDS: u32 = 150;
/// Share of the way to the nearest limit that a step goes.
const WAY: f64 = 0.99;
/// Corrections of a direction at most: each costs a solution with the factors that are there.
const CORRECTIONS: usize = 1;
/// How much further than the last direction a corrected one is to reach.
const AHEAD: f64 = 0.3;
/// Products that count as near the path, as multiples of its own.
const NEAR: (f64, f64) = (0.1, 10.0);

struct Point {
    x: Vec<f64>,
    /// Slack of rows of at most.
    s: Vec<f64>,
    /// Prices of rows, equal ones first.
    prices: Vec<f64>,
    /// Prices of `x >= 0`.
    w: Vec<f64>,
}

/// What a point misses.
struct Missing {
    dual: Vec<f64>,
    rows: Vec<f64>,
    gap: f64,
    lower: f64,
}

pub(crate) fn solve(programme: &LinearProgramme, wanted: Wanted, go_on: GoOn<'_>) -> Solved {
    let equal = programme.equal.len();
    if programme.cost.is_empty() {
        return Solved { values: Vec::new(), at_least: 0.0, ended: Ended::Solved };
    }
    let Some(mut kkt) = Kkt::new(programme) else {
        return Solved { values: vec![0.0; programme.cost.len()], at_least: 0.0, ended: Ended::Failed };
    };
    // Costs of the size of 1 keep residuals and regularisation in proportion.
    let unit = programme.cost.iter().map(|cost| cost.abs()).sum::<f64>() / programme.cost.len().max(1) as f64;
    let unit = if unit > 0.0 { unit } else { 1.0 };
    let cost: Vec<f64> = programme.cost.iter().map(|cost| cost / unit).collect();
    let right: Vec<f64> = programme.equal.values.iter().chain(&programme.at_most.values).copied().collect();
    let against = (wanted.against / unit).abs().max(1.0);
    let mut point = start(&mut kkt, &cost, &right, equal);
    let (mut ended, mut rounds, mut done, mut poor) = (Ended::Failed, 0, 0.0_f64, 0);
    let mut lower = f64::NEG_INFINITY;
    let dual_scale = 1.0 + cost.iter().fold(0.0_f64, |most, cost| most.max(cost.abs()));
    while rounds < MOST_ROUNDS {
        let missing = miss(&kkt, &point, &cost, &right, equal);
        let (rows, dual) = (largest(&missing.rows), largest(&missing.dual) / dual_scale);
        lower = missing.lower;
        let gap = missing.gap.abs() / against;
        if rows < FEASIBLE && dual < FEASIBLE && gap < wanted.gap {
            ended = Ended::Solved;
            break;
        }
        done = done.max((gap.max(rows).max(wanted.gap).log10() / wanted.gap.log10()).clamp(0.0, 1.0));
        if !go_on(Round { rounds, done }) {
            ended = Ended::Stopped;
            break;
        }
        rounds += 1;
        let Some(moved) = advance(&mut kkt, &mut point, &missing, equal) else { break };
        // Steps that no longer move anything only pile up rounding.
        poor = if moved < 1e-4 { poor + 1 } else { 0 };
        if poor == 3 {
            break;
        }
    }
    Solved { values: point.x, at_least: lower * unit, ended }
}

/// Mehrotra's starting point: the smallest that keeps the rows, moved away from 0.
fn start(kkt: &mut Kkt, cost: &[f64], right: &[f64], equal: usize) -> Point {
    let (columns, rows) = (cost.len(), right.len());
    let ones = vec![1.0; columns + rows - equal];
    kkt.factor(&ones[..columns], &ones[columns..]);
    let primal = kkt.solve(&vec![0.0; columns], right);
    let negative: Vec<f64> = cost.iter().map(|cost| -cost).collect();
    let dual = kkt.solve(&negative, &vec![0.0; rows]);
    let mut x = primal.columns;
    let mut s: Vec<f64> = primal.rows[equal..].iter().map(|slack| -slack).collect();
    let mut w: Vec<f64> = dual.columns.iter().map(|price| -price).collect();
    let mut prices = dual.rows;
    lift(&mut x, &mut s);
    lift(&mut w, &mut prices[equal..]);
    let product: f64 = dot(&x, &w) + dot(&s, &prices[equal..]);
    let (sizes, worths) = (sum(&x) + sum(&s), sum(&w) + sum(&prices[equal..]));
    let (more, dearer) = (0.5 * product / worths, 0.5 * product / sizes);
    x.iter_mut().chain(&mut s).for_each(|value| *value += more);
    w.iter_mut().chain(&mut prices[equal..]).for_each(|value| *value += dearer);
    Point { x, s, prices, w }
}

fn lift(first: &mut [f64], second: &mut [f64]) {
    let least = first.iter().chain(&*second).copied().fold(f64::INFINITY, f64::min);
    let by = (-1.5 * least).max(0.0) + 1e-3;
    first.iter_mut().chain(second).for_each(|value| *value += by);
}

fn miss(kkt: &Kkt, point: &Point, cost: &[f64], right: &[f64], equal: usize) -> Missing {
    let mut dual: Vec<f64> = cost.iter().zip(&point.w).map(|(cost, price)| cost - price).collect();
    let mut rows: Vec<f64> = right.iter().map(|value| -value).collect();
    kkt.add_products(&point.x, &point.prices, &mut rows, &mut dual);
    for (row, slack) in rows[equal..].iter_mut().zip(&point.s) {
        *row += slack;
    }
    let lower = -dot(right, &point.prices);
    Missing { dual, rows, gap: dot(cost, &point.x) - lower, lower }
}

/// One round: a step towards the solution, corrected by what it would do. Returns the length of the step.
fn advance(kkt: &mut Kkt, point: &mut Point, missing: &Missing, equal: usize) -> Option<f64> {
    let z = &point.prices[equal..];
    let on_columns: Vec<f64> = point.w.iter().zip(&point.x).map(|(w, x)| w / x).collect();
    let on_rows: Vec<f64> = point.s.iter().zip(z).map(|(s, z)| s / z).collect();
    if !kkt.factor(&on_columns, &on_rows) {
        return None;
    }
    let count = (point.x.len() + point.s.len()).max(1) as f64;
    let mu = (dot(&point.x, &point.w) + dot(&point.s, z)) / count;
    let towards = |kkt: &mut Kkt, columns: &[f64], rows: &[f64]| -> Direction {
        let first: Vec<f64> = (0..point.x.len()).map(|i| columns[i] / point.x[i] - missing.dual[i]).collect();
        let second = missing.rows.iter().enumerate().map(|(row, missing)| match row.checked_sub(equal) {
            Some(i) => -missing - rows[i] / z[i],
            None => -missing,
        });
        let step = kkt.solve(&first, &second.collect::<Vec<f64>>());
        let w = (0..point.x.len()).map(|i| (columns[i] - point.w[i] * step.columns[i]) / point.x[i]).collect();
        let s = (0..point.s.len()).map(|i| (rows[i] - point.s[i] * step.rows[equal + i]) / z[i]).collect();
        Direction { step, w, s }
    };
    let mut columns: Vec<f64> = point.x.iter().zip(&point.w).map(|(x, w)| -x * w).collect();
    let mut rows: Vec<f64> = point.s.iter().zip(z).map(|(s, z)| -s * z).collect();
    let predicted = towards(kkt, &columns, &rows);
    let (primal, dual) = predicted.lengths(point, equal, 1.0);
    let ahead = predicted.mu(point, equal, primal, dual) / count;
    let centre = (ahead / mu).clamp(0.0, 1.0).powi(3) * mu;
    for (i, value) in columns.iter_mut().enumerate() {
        *value += centre - predicted.step.columns[i] * predicted.w[i];
    }
    for (i, value) in rows.iter_mut().enumerate() {
        *value += centre - predicted.s[i] * predicted.step.rows[equal + i];
    }
    let mut direction = towards(kkt, &columns, &rows);
    let mut lengths = direction.lengths(point, equal, WAY);
    for _ in 0..CORRECTIONS {
        let reach = ((lengths.0 + AHEAD).min(1.0), (lengths.1 + AHEAD).min(1.0));
        direction.correct(point, equal, reach, centre, &mut columns, &mut rows);
        let corrected = towards(kkt, &columns, &rows);
        let longer = corrected.lengths(point, equal, WAY);
        if longer.0 + longer.1 < lengths.0 + lengths.1 + 0.1 * AHEAD {
            break;
        }
        (direction, lengths) = (corrected, longer);
    }
    let (primal, dual) = lengths;
    if !(primal.is_finite() && dual.is_finite()) {
        return None;
    }
    direction.go(point, primal, dual);
    Some(primal.max(dual))
}

struct Direction {
    step: Step,
    w: Vec<f64>,
    s: Vec<f64>,
}

impl Direction {
    /// How far it may be followed for sizes and for prices before one of them is 0, 1 at most.
    fn lengths(&self, point: &Point, equal: usize, way: f64) -> (f64, f64) {
        let primal = room(&point.x, &self.step.columns).min(room(&point.s, &self.s));
        let dual = room(&point.w, &self.w).min(room(&point.prices[equal..], &self.step.rows[equal..]));
        ((way * primal).min(1.0), (way * dual).min(1.0))
    }

    fn mu(&self, point: &Point, equal: usize, primal: f64, dual: f64) -> f64 {
        let product = |a: &[f64], da: &[f64], b: &[f64], db: &[f64]| -> f64 {
            (0..a.len()).map(|i| (a[i] + primal * da[i]) * (b[i] + dual * db[i])).sum()
        };
        product(&point.x, &self.step.columns, &point.w, &self.w)
            + product(&point.s, &self.s, &point.prices[equal..], &self.step.rows[equal..])
    }

    /// Pulls products that would leave the neighbourhood of the path, followed so far, back to it (Gondzio, Comput. Optim.
    /// Appl. 6, 1996).
    fn correct(
        &self,
        point: &Point,
        equal: usize,
        reach: (f64, f64),
        centre: f64,
        columns: &mut [f64],
        rows: &mut [f64],
    ) {
        let pull = |value: &mut f64, a: f64, da: f64, b: f64, db: f64| {
            let product = (a + reach.0 * da) * (b + reach.1 * db);
            let missing = product.clamp(NEAR.0 * centre, NEAR.1 * centre) - product;
            *value += missing.max(-NEAR.1 * centre);
        };
        for (i, value) in columns.iter_mut().enumerate() {
            pull(value, point.x[i], self.step.columns[i], point.w[i], self.w[i]);
        }
        for (i, value) in rows.iter_mut().enumerate() {
            pull(value, point.s[i], self.s[i], point.prices[equal + i], self.step.rows[equal + i]);
        }
    }

    fn go(&self, point: &mut Point, primal: f64, dual: f64) {
        let follow = |values: &mut [f64], direction: &[f64], length: f64| {
            values.iter_mut().zip(direction).for_each(|(value, step)| *value += length * step);
        };
        follow(&mut point.x, &self.step.columns, primal);
        follow(&mut point.s, &self.s, primal);
        follow(&mut point.prices, &self.step.rows, dual);
        follow(&mut point.w, &self.w, dual);
    }
}

fn room(values: &[f64], direction: &[f64]) -> f64 {
    let mut room = f64::INFINITY;
    for (value, step) in values.iter().zip(direction) {
        if *step < 0.0 {
            room = room.min(-value / step);
        }
    }
    room
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

#[cfg(test)]
mod tests {
    use clarabel::algebra::CscMatrix;
    use clarabel::solver::{DefaultSettings, DefaultSolver, IPSolver, NonnegativeConeT, SolverStatus, ZeroConeT};

    use super::*;
    use crate::model::{Model, Opposites, SizesAre};
    use crate::{BasicCharge, GridLimit, Month, Problem, SolarOffer, StorageOffer, Year};

    /// Two weeks of a site that is different every day, as two months.
    fn problem(seed: usize) -> Problem {
        let chance =
            |step: usize, of: usize| ((step * 7_919 + seed * 104_729 + of * 1_299_709) % 1_009) as f64 / 1_009.0;
        let steps = 0..14 * 24;
        let price = |step: usize| [0.3, 0.65, 1.0][(step % 24) / 8] + 0.2 * chance(step / 24, 3);
        let basic = BasicCharge::ActualDemand { yuan_per_kw: 43.2, floor_kw: 50.0 * seed as f64 };
        Problem {
            year: Year {
                step_hours: 1.0,
                demand_kw: steps.clone().map(|step| 300.0 + 900.0 * chance(step, 1)).collect(),
                import_yuan_per_kwh: steps.clone().map(price).collect(),
                export_yuan_per_kwh: steps.clone().map(|step| 0.3 * chance(step, 2)).collect(),
                solar_kw_per_kwp: steps.map(|step| (chance(step, 4) - 0.5).max(0.0)).collect(),
                months: vec![Month { steps: 0..7 * 24, basic: basic.clone() }, Month { steps: 7 * 24..14 * 24, basic }],
            },
            storage: Some(StorageOffer {
                yuan_per_kwh: 600.0,
                yuan_per_kw: 200.0,
                max_kwh: 5_000.0,
                max_kw: 2_000.0,
                charge_efficiency: 0.94,
                discharge_efficiency: 0.95,
                max_c_rate: 0.5,
                usable_depth: 0.9,
                self_discharge_per_hour: 0.001,
                fade_per_year: 0.01,
                fade_per_full_cycle: 0.000_03,
                om_yuan_per_kwh_year: 5.0,
                life_years: 15,
                may_export: !seed.is_multiple_of(2),
            }),
            solar: Some(SolarOffer {
                yuan_per_kwp: 3_000.0,
                max_kwp: 3_000.0,
                degradation_per_year: 0.005,
                om_yuan_per_kwp_year: 20.0,
                life_years: 25,
            }),
            grid: GridLimit { import_kw: None, export_kw: seed.is_multiple_of(3).then_some(200.0) },
            discount_rate: 0.05,
        }
    }

    /// What Clarabel's own solver finds.
    fn clarabel(programme: &LinearProgramme) -> f64 {
        let (columns, equal, at_most) = (programme.cost.len(), programme.equal.len(), programme.at_most.len());
        let (mut rows, mut places, mut values) = (Vec::new(), Vec::new(), Vec::new());
        let mut push = |row: usize, column: usize, value: f64| {
            rows.push(row);
            places.push(column);
            values.push(value);
        };
        programme.equal.entries.iter().for_each(|entry| push(entry.row, entry.column.0, entry.coefficient));
        programme.at_most.entries.iter().for_each(|entry| push(equal + entry.row, entry.column.0, entry.coefficient));
        (0..columns).for_each(|column| push(equal + at_most + column, column, -1.0));
        let matrix = CscMatrix::new_from_triplets(equal + at_most + columns, columns, rows, places, values);
        let mut right = [programme.equal.values.clone(), programme.at_most.values.clone()].concat();
        right.resize(equal + at_most + columns, 0.0);
        let cones = [ZeroConeT(equal), NonnegativeConeT(at_most + columns)];
        let settings = DefaultSettings { verbose: false, ..DefaultSettings::default() };
        let nothing = CscMatrix::zeros((columns, columns));
        let mut solver = DefaultSolver::new(&nothing, &programme.cost, &matrix, &right, &cones, settings);
        solver.solve();
        assert_eq!(solver.solution.status, SolverStatus::Solved);
        solver.solution.obj_val
    }

    #[test]
    fn the_cost_is_the_one_that_clarabel_finds() {
        for seed in 0..6 {
            let problem = problem(seed);
            for opposites in [Opposites::Barred, Opposites::Allowed] {
                let model = Model::new(&problem, &problem.year.hourly(), SizesAre::Sought, opposites);
                let wanted = Wanted { against: model.constant_yuan, gap: 1e-7 };
                let solved = solve(&model.programme, wanted, &mut |_| true);
                assert_eq!(solved.ended, Ended::Solved);
                let cost = dot(&model.programme.cost, &solved.values);
                let theirs = clarabel(&model.programme);
                let accuracy = 1e-6 * model.constant_yuan;
                assert!((cost - theirs).abs() < accuracy, "{cost} and {theirs} for {seed}");
                assert!((solved.at_least - theirs).abs() < accuracy, "{} and {theirs} for {seed}", solved.at_least);
            }
        }
    }
}
