//! The linear system of a round of the interior point method, factored by Clarabel's QDLDL.
//!
//! ```text
//! [ W/X   A'  ] [ columns ]   [ first  ]
//! [ A   -S/Z  ] [ rows    ] = [ second ]      0 in place of S/Z for rows of equality
//! ```

use clarabel::algebra::CscMatrix;
use clarabel::qdldl::{QDLDLFactorisation, QDLDLSettings};

use crate::linear_programme::LinearProgramme;

pub(crate) struct Kkt {
    /// Rows of equality first, by columns.
    starts: Vec<usize>,
    rows: Vec<usize>,
    values: Vec<f64>,
    count: usize,
    equal: usize,
    factors: QDLDLFactorisation<f64>,
    diagonal: Vec<usize>,
    /// What stands on the diagonal, without regularisation.
    standing: Vec<f64>,
}

/// A change of columns and of prices of rows.
pub(crate) struct Step {
    pub columns: Vec<f64>,
    pub rows: Vec<f64>,
}

/// Added to the diagonal, with its sign, so that every pivot exists. Refinement takes its effect out again.
const REGULAR: f64 = 1e-9;
const REFINEMENTS: usize = 2;

impl Kkt {
    pub fn new(programme: &LinearProgramme) -> Option<Self> {
        let columns = programme.cost.len();
        let (equal, at_most) = (programme.equal.len(), programme.at_most.len());
        let count = equal + at_most;
        let (starts, rows, values) = by_columns(programme);
        // Upper triangle by columns: a diagonal block of columns, then a column for each row with what is in it.
        let mut height = vec![0; count];
        rows.iter().for_each(|row: &usize| height[*row] += 1);
        let mut places: Vec<usize> = (0..=columns).collect();
        for height in &height {
            places.push(places[places.len() - 1] + height + 1);
        }
        let entries = places[columns + count];
        let (mut index, mut value) = (vec![0; entries], vec![0.0; entries]);
        let mut next = places[columns..columns + count].to_vec();
        for column in 0..columns {
            (index[column], value[column]) = (column, 1.0);
            for place in starts[column]..starts[column + 1] {
                let to = &mut next[rows[place]];
                (index[*to], value[*to]) = (column, values[place]);
                *to += 1;
            }
        }
        for (row, place) in next.iter().enumerate() {
            (index[*place], value[*place]) = (columns + row, -1.0);
        }
        let diagonal = (0..columns).chain(next).collect();
        let signs = (0..columns + count).map(|place| if place < columns { 1 } else { -1 }).collect();
        let matrix = CscMatrix::new(columns + count, columns + count, places, index, value);
        let perm = Some(in_time(programme));
        let settings = QDLDLSettings { Dsigns: Some(signs), logical: true, perm, ..QDLDLSettings::default() };
        let factors = QDLDLFactorisation::new(&matrix, Some(settings)).ok()?;
        Some(Self { starts, rows, values, count, equal, factors, diagonal, standing: vec![0.0; columns + count] })
    }

    pub fn factor(&mut self, on_columns: &[f64], on_rows: &[f64]) -> bool {
        self.standing.clear();
        self.standing.extend_from_slice(on_columns);
        self.standing.extend(std::iter::repeat_n(0.0, self.equal));
        self.standing.extend(on_rows.iter().map(|value| -value));
        let columns = on_columns.len();
        let regular = self.standing.iter().enumerate();
        let regular: Vec<f64> = regular.map(|(i, v)| if i < columns { v + REGULAR } else { v - REGULAR }).collect();
        if !regular.iter().all(|value| value.is_finite()) {
            return false;
        }
        self.factors.update_values(&self.diagonal, &regular);
        self.factors.refactor().is_ok()
    }

    pub fn solve(&mut self, first: &[f64], second: &[f64]) -> Step {
        let columns = first.len();
        let right: Vec<f64> = first.iter().chain(second).copied().collect();
        let mut solution = right.clone();
        self.factors.solve(&mut solution);
        for _ in 0..REFINEMENTS {
            let mut missing = right.clone();
            for ((missing, standing), value) in missing.iter_mut().zip(&self.standing).zip(&solution) {
                *missing -= standing * value;
            }
            let (top, bottom) = missing.split_at_mut(columns);
            self.subtract_products(&solution[..columns], &solution[columns..], bottom, top);
            let size = missing.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
            if size < 1e-9 {
                break;
            }
            self.factors.solve(&mut missing);
            solution.iter_mut().zip(&missing).for_each(|(value, change)| *value += change);
        }
        let rows = solution.split_off(columns);
        Step { columns: solution, rows }
    }

    /// `rows += A x` and `columns += A' y`.
    pub fn add_products(&self, x: &[f64], y: &[f64], rows: &mut [f64], columns: &mut [f64]) {
        self.products(x, y, rows, columns, 1.0);
    }

    fn subtract_products(&self, x: &[f64], y: &[f64], rows: &mut [f64], columns: &mut [f64]) {
        self.products(x, y, rows, columns, -1.0);
    }

    fn products(&self, x: &[f64], y: &[f64], rows: &mut [f64], columns: &mut [f64], sign: f64) {
        debug_assert_eq!(rows.len(), self.count);
        for (column, total) in columns.iter_mut().enumerate() {
            let (mut sum, amount) = (0.0, sign * x[column]);
            for place in self.starts[column]..self.starts[column + 1] {
                let (row, value) = (self.rows[place], self.values[place]);
                rows[row] += value * amount;
                sum += value * y[row];
            }
            *total += sign * sum;
        }
    }
}

/// The order of elimination: step by step, first the rows of at most, then the flows, then the row of what is stored and
/// what is stored. Only what is stored and what belongs to all steps is carried on. An order by minimum degree takes longer
/// to find than a factorisation takes.
fn in_time(programme: &LinearProgramme) -> Vec<usize> {
    let columns = programme.cost.len();
    let mut keys: Vec<(usize, bool)> = programme.places.iter().map(|place| (*place, true)).collect();
    let mut equal = vec![(0, false); programme.equal.len()];
    for entry in &programme.equal.entries {
        equal[entry.row].0 = equal[entry.row].0.max(programme.places[entry.column.0]);
    }
    let mut at_most = vec![(usize::MAX, false); programme.at_most.len()];
    for entry in &programme.at_most.entries {
        at_most[entry.row].0 = at_most[entry.row].0.min(programme.places[entry.column.0]);
    }
    keys.extend(equal);
    keys.extend(at_most);
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|index| (keys[*index], index >= &columns));
    order
}

fn by_columns(programme: &LinearProgramme) -> (Vec<usize>, Vec<usize>, Vec<f64>) {
    let columns = programme.cost.len();
    let equal = programme.equal.len();
    let entries = || {
        let below = programme.at_most.entries.iter().map(move |entry| (entry.row + equal, entry));
        programme.equal.entries.iter().map(|entry| (entry.row, entry)).chain(below)
    };
    let mut starts = vec![0; columns + 1];
    entries().for_each(|(_, entry)| starts[entry.column.0 + 1] += 1);
    for column in 0..columns {
        starts[column + 1] += starts[column];
    }
    let mut next = starts.clone();
    let (mut rows, mut values) = (vec![0; starts[columns]], vec![0.0; starts[columns]]);
    // Rows come in rising order within each column.
    for (row, entry) in entries() {
        let place = &mut next[entry.column.0];
        (rows[*place], values[*place]) = (row, entry.coefficient);
        *place += 1;
    }
    (starts, rows, values)
}
