use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

/// What kind of day it is, as far as periods depend on it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum DayKind {
    /// A day on which people work.
    Workday,
    /// Saturday or Sunday, unless people work then or it is a holiday.
    Weekend,
    /// A public holiday of the tariff's list.
    Holiday,
    /// A day of a list of its own, such as days after three days of 35 °C and more. It is one of the others as well.
    Named(String),
}

/// The days that are not what the weekday says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// Public holidays, whatever weekday they fall on.
    #[serde(default)]
    pub holidays: Vec<Date>,
    /// Saturdays and Sundays on which people work.
    #[serde(default)]
    pub working_weekends: Vec<Date>,
    /// The years these two lists are complete for; a year outside is refused where periods depend on holidays.
    #[serde(default)]
    pub years: Vec<i16>,
    /// Days that something else names, such as temperature, by their name.
    #[serde(default)]
    pub named: BTreeMap<String, Vec<Date>>,
}

impl Days {
    /// Workday, weekend or holiday.
    pub(crate) fn basic_kind(&self, day: Date) -> DayKind {
        if self.holidays.contains(&day) {
            DayKind::Holiday
        } else if self.working_weekends.contains(&day) {
            DayKind::Workday
        } else if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            DayKind::Weekend
        } else {
            DayKind::Workday
        }
    }

    /// Whether `day` is of `kind`.
    pub(crate) fn is(&self, day: Date, kind: &DayKind) -> bool {
        match kind {
            DayKind::Named(name) => self.named.get(name).is_some_and(|days| days.contains(&day)),
            basic => self.basic_kind(day) == *basic,
        }
    }
}
