//! A linear programme, built column by column and row by row: least cost with every column at 0 or above.

/// The least of `cost · x` over `x >= 0` with the rows kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct LinearProgramme {
    /// Cost of one unit of each column.
    pub cost: Vec<f64>,
    /// Where each column stands in time. Columns that are close hang together, and the factorisation follows time.
    pub places: Vec<usize>,
    /// `coefficients · x = value`.
    pub equal: Rows,
    /// `coefficients · x <= value`.
    pub at_most: Rows,
}

/// A column, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column(pub usize);

/// Rows of one kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub values: Vec<f64>,
    pub entries: Vec<Entry>,
}

/// A coefficient that is not 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub row: usize,
    pub column: Column,
    pub coefficient: f64,
}

impl LinearProgramme {
    pub fn column(&mut self, cost: f64, place: usize) -> Column {
        self.cost.push(cost);
        self.places.push(place);
        Column(self.cost.len() - 1)
    }
}

impl Rows {
    pub fn push(&mut self, terms: &Terms) {
        let row = self.values.len();
        self.values.push(-terms.constant);
        for &(column, coefficient) in &terms.terms {
            if coefficient != 0.0 {
                self.entries.push(Entry { row, column, coefficient });
            }
        }
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }
}

/// A sum of columns and a constant. Pushed as a row, the whole of it is to be at most, or equal to, 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    terms: Vec<(Column, f64)>,
    constant: f64,
}

impl Terms {
    pub fn constant(constant: f64) -> Self {
        Self { terms: Vec::new(), constant }
    }

    pub fn add(mut self, coefficient: f64, amount: Amount) -> Self {
        match amount {
            Amount::Known(value) => self.constant += coefficient * value,
            Amount::Sought(column) => self.terms.push((column, coefficient)),
        }
        self
    }

    pub fn plus(mut self, constant: f64) -> Self {
        self.constant += constant;
        self
    }
}

/// What is either known or a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Amount {
    Known(f64),
    Sought(Column),
}

impl Amount {
    pub const ZERO: Self = Amount::Known(0.0);

    /// Its value in a solution.
    pub fn in_solution(self, values: &[f64]) -> f64 {
        match self {
            Amount::Known(value) => value,
            // The solver stays a hair outside of 0.
            Amount::Sought(Column(index)) => values[index].max(0.0),
        }
    }

    pub fn is_zero(self) -> bool {
        matches!(self, Amount::Known(0.0))
    }
}
