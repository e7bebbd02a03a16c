use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::baseline_rule::DayKind;
use crate::programme::Source;

/// Which days are worked on: the holidays of each year and the weekends that are worked in their stead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// One entry a year.
    pub years: Vec<CalendarYear>,
}

/// The holidays of a year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// The notice.
    pub source: Source,
    /// Whether the notice was read, or its days only recalled.
    pub verified: bool,
    /// First and last day of each holiday.
    pub holidays: Vec<(Date, Date)>,
    /// Saturdays and Sundays that are worked.
    pub worked: Vec<Date>,
}

impl Calendar {
    /// Whether a day is of the kind. In a year that is not in the calendar only weekends are free.
    pub fn is(&self, date: Date, kind: DayKind) -> bool {
        match kind {
            DayKind::Any => true,
            DayKind::Working => !self.is_free(date),
            DayKind::Free => self.is_free(date),
        }
    }

    /// Whether the calendar knows the holidays of a day's year.
    pub fn knows(&self, date: Date) -> bool {
        self.years.iter().any(|year| year.year == date.year())
    }

    /// Whether a day is a weekend or a holiday.
    pub fn is_free(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self.years.iter().find(|year| year.year == date.year()) {
            Some(year) if year.worked.contains(&date) => false,
            Some(year) => weekend || year.holidays.iter().any(|(first, last)| (*first..=*last).contains(&date)),
            None => weekend,
        }
    }
}
