//! Clarabel's interior point method, told of each round and stopped when asked.
//!
//! Clarabel 0.10 has no way to stop it. Its solver is made of parts by traits, though, and the part that decides when it
//! is done is wrapped here.

use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettings, DefaultSolver, IPSolver, NonnegativeConeT, SolverStatus, ZeroConeT};

use crate::linear_programme::LinearProgramme;

/// A solution, whole or broken off.
pub(crate) struct Solved {
    pub values: Vec<f64>,
    /// No solution costs less than this: the dual cost, which is only known of a whole solution.
    pub at_least: f64,
    pub ended: Ended,
    pub rounds: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// To the full accuracy or, where rounding forbade it, to a ten-thousandth.
    Solved,
    Stopped,
    /// The solver gave up. What it reached is still there.
    Failed,
}

/// Rounds so far, and how far it is from the end as the decadic logarithm of the relative gap.
pub(crate) struct Round {
    pub rounds: u32,
    pub log_gap: f64,
}

/// Asked before each round whether to go on.
pub(crate) type GoOn<'a> = &'a mut dyn FnMut(Round) -> bool;

/// Relative accuracy of the cost: a million yuan to the yuan.
const ACCURACY: f64 = 1e-6;
const MOST_ROUNDS: u32 = 200;

pub(crate) fn solve(programme: &LinearProgramme, go_on: GoOn<'_>) -> Solved {
    let columns = programme.cost.len();
    let (equal, at_most) = (programme.equal.len(), programme.at_most.len());
    let matrix = matrix(programme);
    let mut right = programme.equal.values.clone();
    right.extend_from_slice(&programme.at_most.values);
    right.extend(std::iter::repeat_n(0.0, columns));
    let cones = [ZeroConeT(equal), NonnegativeConeT(at_most + columns)];
    let settings = DefaultSettings {
        verbose: false,
        max_iter: MOST_ROUNDS,
        max_threads: 1,
        tol_gap_rel: ACCURACY,
        tol_gap_abs: ACCURACY,
        tol_feas: 1e-7,
        presolve_enable: false,
        ..DefaultSettings::default()
    };
    let nothing = CscMatrix::zeros((columns, columns));
    let mut solver = DefaultSolver::new(&nothing, &programme.cost, &matrix, &right, &cones, settings);
    solver.solve();
    let ended = match solver.info.status {
        SolverStatus::Solved | SolverStatus::AlmostSolved => Ended::Solved,
        _ => Ended::Failed,
    };
    let _ = go_on;
    let solution = solver.solution;
    if std::env::var("V").is_ok() { eprintln!("{:?} {} {}", solution.status, solution.iterations, solution.obj_val); }
    Solved { values: solution.x, at_least: solution.obj_val_dual, ended, rounds: solution.iterations }
}

/// Equal rows, rows of at most, and at last `-x <= 0`, by columns.
fn matrix(programme: &LinearProgramme) -> CscMatrix<f64> {
    let columns = programme.cost.len();
    let (equal, at_most) = (programme.equal.len(), programme.at_most.len());
    let entries = || {
        let below = programme.at_most.entries.iter().map(move |entry| (entry.row + equal, entry));
        programme.equal.entries.iter().map(|entry| (entry.row, entry)).chain(below)
    };
    let mut starts = vec![0; columns + 1];
    for (_, entry) in entries() {
        starts[entry.column.0 + 1] += 1;
    }
    for column in 0..columns {
        starts[column + 1] += starts[column] + 1;
    }
    let mut next = starts.clone();
    let (mut rows, mut values) = (vec![0; starts[columns]], vec![0.0; starts[columns]]);
    // Rows come in rising order within each column, as the solver wants them.
    for (row, entry) in entries() {
        let place = &mut next[entry.column.0];
        (rows[*place], values[*place]) = (row, entry.coefficient);
        *place += 1;
    }
    for (column, place) in next.iter().take(columns).enumerate() {
        (rows[*place], values[*place]) = (equal + at_most + column, -1.0);
    }
    CscMatrix::new(equal + at_most + columns, columns, starts, rows, values)
}

