use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::clock_span::ClockSpan;
use super::day_kind::DayKind;
use crate::tariff::Source;

/// Which period of price each time of the year is in, while one notice is in force.
///
/// `hours` cover each day once; `overlays` lie over them, and where several claim a time the one named first in the
/// tariff's `periods` wins.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodCalendar {
    /// First day in force.
    pub effective_from: Date,
    /// Last day in force.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// The notice.
    pub source: Source,
    /// Whether a text of the notice was read.
    pub verified: bool,
    /// The periods that cover every day.
    pub hours: Vec<HoursRule>,
    /// Periods that replace others at some times.
    #[serde(default)]
    pub overlays: Vec<Overlay>,
}

/// The periods of a whole day, for some months and kinds of days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoursRule {
    /// Months, 1 to 12; none named is all of them.
    #[serde(default)]
    pub months: Vec<u8>,
    /// Kinds of days; none named is all of them.
    #[serde(default)]
    pub days: Vec<DayKind>,
    /// When each period is; together they cover the 24 hours once.
    pub times: BTreeMap<String, Vec<ClockSpan>>,
}

/// A period that replaces what it lies over.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// The period.
    pub period: String,
    /// Months, 1 to 12; none named is all of them.
    #[serde(default)]
    pub months: Vec<u8>,
    /// Kinds of days; none named is all of them.
    #[serde(default)]
    pub days: Vec<DayKind>,
    /// Classes of customers it is for; none named is all of them.
    #[serde(default)]
    pub classes: Vec<String>,
    /// When it is.
    pub times: Vec<ClockSpan>,
}

/// Whether a rule that names `listed` is for `value`: naming none is naming all.
pub(crate) fn names<T: PartialEq>(listed: &[T], value: &T) -> bool {
    listed.is_empty() || listed.contains(value)
}

/// Whether a row in force from `from` to `to` is in force on `day`.
pub(crate) fn in_force(from: Date, to: Option<Date>, day: Date) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}

impl PeriodCalendar {
    /// Whether a rule asks for days of `kind`.
    pub(crate) fn mentions(&self, kind: &DayKind) -> bool {
        let days = self.hours.iter().map(|rule| &rule.days).chain(self.overlays.iter().map(|overlay| &overlay.days));
        days.flatten().any(|day| day == kind)
    }
}
