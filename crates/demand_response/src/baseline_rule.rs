use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How to say what would have been used without the event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Baseline {
    /// The mean of like days, interval by interval.
    Days(DayBaseline),
    /// The mean power just before the event, all through it.
    Before {
        /// So many minutes of it.
        minutes: u32,
    },
}

/// Which days a baseline is the mean of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DayBaseline {
    /// So many days, the latest that will do.
    pub days: u16,
    /// Days are counted back from the day of the event or of its invitation.
    pub counted_from: CountedFrom,
    /// The latest day that may be taken lies so many days before, 1 or more.
    pub ending_days_before: u16,
    /// The earliest day that may be taken lies so many days before.
    pub within_days: u16,
    /// Days of this kind alone.
    pub only: LikeDays,
    /// Days that are not typical are replaced by earlier ones.
    #[serde(default)]
    pub drop_out: Option<DropOut>,
    /// Of the days chosen, only so many with the highest energy of the whole day.
    #[serde(default)]
    pub keep_highest: Option<u16>,
    /// The baseline is fitted to what was used before the event on its day.
    #[serde(default)]
    pub adjustment: Option<Adjustment>,
}

/// Where days are counted back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum CountedFrom {
    /// The day on which the event begins.
    Event,
    /// The day of the invitation; of the event where the invitation has no date.
    Invitation,
}

/// Which days are like the day of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum LikeDays {
    /// Working days, those moved to a weekend among them.
    Working,
    /// Weekends and holidays.
    Free,
    /// All days.
    Any,
}

/// Which days are not typical: their energy in the hours of the event lies outside these shares of the mean of all days chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DropOut {
    /// Less than this share is left out.
    #[serde(with = "rust_decimal::serde::str")]
    pub below: Decimal,
    /// More than this share is left out.
    #[serde(with = "rust_decimal::serde::str")]
    pub above: Decimal,
}

/// How a baseline is fitted to the day of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// Multiplied or shifted.
    pub kind: AdjustmentKind,
    /// The hours that are compared begin so many minutes before the event.
    pub from_minutes_before: u32,
    /// And end so many minutes before it, so that whoever runs up before the event gains nothing.
    pub to_minutes_before: u32,
    /// The baseline changes by this share of itself at most, up or down.
    #[serde(with = "rust_decimal::serde::str")]
    pub at_most: Decimal,
}

/// How a baseline is fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum AdjustmentKind {
    /// By the same factor in each interval.
    Factor,
    /// By the same energy in each interval.
    Shift,
}
