use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use ron::Options;
use ron::extensions::Extensions;
use serde::Deserialize;

/// Which days China works: `assets/data/holidays/china.ron`, after the yearly notice of the State Council's General Office.
///
/// Years without a notice have weekends and no holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    holidays: BTreeMap<Date, Holiday>,
    working_days: BTreeSet<Date>,
    years: BTreeSet<i16>,
}

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// People work, also on a weekend's day that makes up for a holiday.
    Working,
    /// A Saturday or Sunday.
    Weekend,
    /// A public holiday, with the days off that go with it.
    Holiday,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "source and verified are for who reads the file; naming them keeps misspelt fields out")]
struct Year {
    year: i16,
    source: Notice,
    verified: bool,
    holidays: Vec<Holiday>,
    working_days: Vec<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "as above")]
struct Notice {
    title: String,
    number: Option<String>,
    issued: Date,
}

/// A public holiday with the days off that go with it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The first day off.
    pub first: Date,
    /// The last day off.
    pub last: Date,
    /// What it is in data, such as `spring_festival`.
    pub id: String,
    /// Its name in Chinese.
    pub name: String,
}

static SHIPPED: LazyLock<WorkCalendar> = LazyLock::new(|| {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    // A test sees to it that the file is good.
    let years: Vec<Year> =
        options.from_str(include_str!("../../../assets/data/holidays/china.ron")).unwrap_or_default();
    let mut calendar = WorkCalendar::default();
    for year in years {
        calendar.years.insert(year.year);
        calendar.working_days.extend(year.working_days);
        for holiday in year.holidays {
            let days = holiday.first.series(jiff::Span::new().days(1)).take_while(|day| *day <= holiday.last);
            calendar.holidays.extend(days.map(|day| (day, holiday.clone())));
        }
    }
    calendar
});

impl WorkCalendar {
    /// The calendar that comes with the program.
    pub fn shipped() -> &'static WorkCalendar {
        &SHIPPED
    }

    /// What kind of day it is.
    pub fn kind(&self, day: Date) -> DayKind {
        if self.holidays.contains_key(&day) {
            DayKind::Holiday
        } else if self.working_days.contains(&day) {
            DayKind::Working
        } else if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            DayKind::Weekend
        } else {
            DayKind::Working
        }
    }

    /// The holiday that a day belongs to.
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        self.holidays.get(&day)
    }

    /// The years whose holidays are known, in order.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        self.years.iter().copied()
    }

    /// Whether the holidays of a year are known.
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_what_the_notices_say() {
        let calendar = WorkCalendar::shipped();
        let check = |year, month, day, expect| {
            assert_eq!(calendar.kind(date(year, month, day)), expect, "{year}-{month}-{day}");
        };
        check(2025, 1, 1, DayKind::Holiday);
        check(2025, 1, 26, DayKind::Working);
        check(2025, 2, 4, DayKind::Holiday);
        check(2025, 2, 5, DayKind::Working);
        check(2025, 3, 1, DayKind::Weekend);
        check(2025, 10, 8, DayKind::Holiday);
        check(2025, 10, 11, DayKind::Working);
        check(2026, 2, 23, DayKind::Holiday);
        check(2026, 2, 28, DayKind::Working);
        check(2024, 10, 1, DayKind::Working);
        assert!(calendar.knows(2025) && calendar.knows(2026) && !calendar.knows(2024));
        assert_eq!(calendar.holiday(date(2025, 5, 3)).map(|holiday| holiday.name.as_str()), Some("劳动节"));
        // The notices: 28 days off in 2025 and 33 in 2026, weekends within them included.
        let days_off = |year| calendar.holidays.keys().filter(|day| day.year() == year).count();
        assert_eq!((days_off(2025), days_off(2026)), (28, 33));
    }
}
