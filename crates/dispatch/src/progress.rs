//! How far the full optimum is, and whether to go on.

/// Told before each round of the solver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much is done of all, an estimate from 0 to 1 that never falls.
    pub done: f64,
    /// Rounds of the solver so far.
    pub rounds: u32,
    /// Cost of the best plan so far, yuan a year.
    pub best_yuan: f64,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The whole year is being solved at once.
    Solving,
    /// Sizes are found; the steps of the year are being worked out with them.
    Dispatching,
}

/// What the caller wants next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop with the best plan so far.
    Stop,
}
