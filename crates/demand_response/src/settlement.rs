use std::fmt;

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::baseline::BaselineUsed;
use crate::known::Words;
use crate::participant::Participant;

/// An event settled. Money is in yuan, energy in kWh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// Id of the programme.
    pub programme: String,
    /// Name of the programme.
    pub programme_name: Words,
    /// The event.
    pub event: String,
    /// Who took part.
    pub who: Participant,
    /// Whether more power was asked for, in a valley; else less.
    pub valley_filling: bool,
    /// What is in doubt, not known, or taken on trust.
    pub doubts: Vec<Doubt>,
    /// Which days the baseline is the mean of; of each member, for an aggregator.
    pub baselines: Vec<BaselineUsed>,
    /// `kWh`, or `kW` where the mean power of the event is paid.
    pub paid_for: &'static str,
    /// How long the event lasts, in minutes.
    pub minutes: u32,
    /// One for each interval of the meter.
    pub lines: Vec<Line>,
    /// All lines together.
    pub totals: Totals,
}

/// An interval of the meter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// When it begins, in Asia/Shanghai.
    pub start: DateTime,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// What would have been used.
    pub baseline_kwh: Decimal,
    /// What was used.
    pub measured_kwh: Decimal,
    /// Baseline less measured; in valley filling measured less baseline.
    pub reduction_kwh: Decimal,
    /// What was declared.
    pub declared_kwh: Decimal,
    /// Reduction in the share of what was declared, of the time over which it is judged, rounded to four decimals.
    pub share: Decimal,
    /// What of the reduction is paid for.
    pub counted_kwh: Decimal,
    /// Yuan for a kWh or kW.
    pub price_yuan: Decimal,
    /// What is paid, rounded half up to the cent.
    pub amount_yuan: Decimal,
    /// What is taken off, rounded half up to the cent.
    pub penalty_yuan: Decimal,
    /// Whether the meter's value was estimated.
    pub estimated: bool,
}

/// Sums of the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// What would have been used.
    pub baseline_kwh: Decimal,
    /// What was used.
    pub measured_kwh: Decimal,
    /// The difference.
    pub reduction_kwh: Decimal,
    /// What was declared.
    pub declared_kwh: Decimal,
    /// Reduction in the share of what was declared, rounded to four decimals.
    pub share: Decimal,
    /// What is paid for.
    pub counted_kwh: Decimal,
    /// What is paid, the sum of the rounded lines.
    pub amount_yuan: Decimal,
    /// What is taken off, the sum of the rounded lines.
    pub penalty_yuan: Decimal,
    /// What is paid less what is taken off.
    pub net_yuan: Decimal,
    /// The same before any rounding of money.
    pub exact_net_yuan: Decimal,
    /// Intervals of the event whose value was estimated.
    pub estimated_intervals: usize,
}

/// A rule that a result rests on and that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// Which rule.
    pub topic: Topic,
    /// How it stands with it.
    pub state: DoubtState,
    /// Why, where the programme says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Words>,
}

/// How it stands with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoubtState {
    /// The programme has it, but it was not read.
    InDoubt,
    /// Nobody knows it, and the result goes without.
    NotKnown,
    /// Whoever asked for the result brought it.
    Assumed,
}

/// `in doubt`, `not known` or `assumed`.
impl fmt::Display for DoubtState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DoubtState::InDoubt => "in doubt",
            DoubtState::NotKnown => "not known",
            DoubtState::Assumed => "assumed",
        })
    }
}

/// A rule of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// The last day in force.
    LastDay,
    /// Less or more.
    Direction,
    /// Who may declare how much.
    Size,
    /// What would have been used.
    Baseline,
    /// How much counts.
    EffectiveShare,
    /// What is paid.
    Price,
    /// What is taken off.
    Penalty,
    /// The holidays of the year.
    Holidays,
}

/// The topic as a noun.
impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Topic::LastDay => "last day in force",
            Topic::Direction => "direction",
            Topic::Size => "least and largest size",
            Topic::Baseline => "baseline",
            Topic::EffectiveShare => "effective share",
            Topic::Price => "price",
            Topic::Penalty => "penalty",
            Topic::Holidays => "holidays of the year",
        })
    }
}
