//! Why a problem is refused.

/// What is wrong with a problem, and what to do.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ProblemError {
    /// A length of step that is not one of the three.
    #[error("steps of {step_hours} h are not possible: make them 0.25, 0.5 or 1 h long")]
    StepLength {
        /// Hours.
        step_hours: f64,
    },
    /// No steps.
    #[error("the year has no steps: give at least one day")]
    NoSteps,
    /// A list that has not one value a step.
    #[error("{list} has {found} values and there are {steps} steps: give one value for each step")]
    Lengths {
        /// The list, as its field is called.
        list: &'static str,
        /// Values it has.
        found: usize,
        /// Steps there are.
        steps: usize,
    },
    /// A value that is not a number, or not one that can be.
    #[error("{list} is {value} in step {step}: give {wanted}")]
    StepValue {
        /// The list, as its field is called.
        list: &'static str,
        /// The step, counted from 0.
        step: usize,
        /// What stands there.
        value: f64,
        /// What may stand there.
        wanted: &'static str,
    },
    /// A month that does not begin where the one before it ends.
    #[error("month {month} begins at step {begins} and the one before it ends at {ends}: let months follow each other")]
    MonthGap {
        /// The month, counted from 1.
        month: usize,
        /// Its first step.
        begins: usize,
        /// First step behind the month before.
        ends: usize,
    },
    /// Months that end before or behind the last step.
    #[error("the months end at step {ends} and there are {steps} steps: let them cover all steps")]
    MonthsEnd {
        /// First step behind the last month.
        ends: usize,
        /// Steps there are.
        steps: usize,
    },
    /// A month that is not whole days.
    #[error("month {month} has {steps} steps, which are no whole days: give whole days")]
    NotWholeDays {
        /// The month, counted from 1.
        month: usize,
        /// Its steps.
        steps: usize,
    },
    /// A number of an offer, a charge or a limit that cannot be.
    #[error("{field} is {value}: give {wanted}")]
    Value {
        /// The field, with what it belongs to.
        field: &'static str,
        /// What stands there.
        value: f64,
        /// What may stand there.
        wanted: &'static str,
    },
    /// A connection that is too small without any measure.
    #[error(
        "step {step} draws {demand_kw} kW and the connection carries {limit_kw} kW: raise the limit, or leave it out"
    )]
    OverImportLimit {
        /// The step, counted from 0.
        step: usize,
        /// Demand, kW.
        demand_kw: f64,
        /// The limit, kW.
        limit_kw: f64,
    },
}
