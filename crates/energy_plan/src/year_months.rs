use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use load::{DayKind, LoadSeries, WorkCalendar};
use tariff::BillingMonth;

use crate::plan_error::PlanError;

/// The twelve months of a load that a plan is drawn up for.
///
/// A plan speaks of yearly amounts, and a charge a month falls due in full for a part of one: the load has twelve whole
/// calendar months, or there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMonths {
    /// In order.
    pub months: Vec<MonthOfLoad>,
    /// Intervals of a day.
    pub in_a_day: usize,
    first_day: Date,
}

/// A month and its intervals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthOfLoad {
    /// Which month.
    pub month: BillingMonth,
    /// Its first day.
    pub first_day: Date,
    /// Its intervals, counted from 0.
    pub intervals: Range<usize>,
}

impl YearMonths {
    /// The months of `load`, if they are twelve whole ones.
    pub fn of(load: &LoadSeries) -> Result<YearMonths, PlanError> {
        let (start, in_a_day) = (load.start(), load.length().in_a_day());
        let end = load.end().unwrap_or(start);
        let no_year = || PlanError::NotAYear { from: start, to: end };
        let first_day = start.date();
        let whole = start.time() == Time::midnight()
            && end.time() == Time::midnight()
            && first_day.day() == 1
            && first_day.checked_add(1.year()).is_ok_and(|after| after == end.date());
        if !whole {
            return Err(no_year());
        }
        let mut months = Vec::with_capacity(12);
        let (mut day, mut at) = (first_day, 0);
        while day < end.date() {
            let count = usize::from(day.days_in_month().unsigned_abs()) * in_a_day;
            let month = BillingMonth::new(day.year(), day.month().unsigned_abs()).ok_or_else(no_year)?;
            months.push(MonthOfLoad { month, first_day: day, intervals: at..at + count });
            at += count;
            day = day.checked_add(1.month()).map_err(|_| no_year())?;
        }
        Ok(YearMonths { months, in_a_day, first_day })
    }

    /// Every day with its kind, in order.
    pub fn days(&self) -> Vec<(Date, DayKind)> {
        let count = self.months.last().map_or(0, |month| month.intervals.end) / self.in_a_day;
        let calendar = WorkCalendar::shipped();
        self.first_day.series(1.day()).take(count).map(|day| (day, calendar.kind(day))).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use load::{IntervalLength, MicroKwh};

    use super::*;

    fn hours(start: jiff::civil::DateTime, count: usize) -> LoadSeries {
        LoadSeries::new(start, IntervalLength::Hour, vec![MicroKwh(1); count], None, vec![false; count]).unwrap()
    }

    #[test]
    fn a_year_begins_with_any_month() {
        let year = YearMonths::of(&hours(date(2025, 8, 1).at(0, 0, 0, 0), 8760)).unwrap();
        assert_eq!(year.months.len(), 12);
        assert_eq!(year.months[0].intervals, 0..744);
        assert_eq!(year.months[11].month.to_string(), "2026-07");
        assert_eq!(year.months[11].intervals.end, 8760);
        assert_eq!(year.days().len(), 365);
    }

    #[test]
    fn what_is_no_year_of_whole_months_is_refused_with_what_to_bring() {
        let check = |start: jiff::civil::DateTime, count| {
            let error = YearMonths::of(&hours(start, count)).unwrap_err().to_string();
            assert!(error.contains("bring the twelve whole calendar months"), "{error}");
        };
        check(date(2025, 1, 1).at(0, 0, 0, 0), 24 * 31);
        check(date(2025, 1, 2).at(0, 0, 0, 0), 8760);
        check(date(2025, 1, 1).at(1, 0, 0, 0), 8759);
        check(date(2025, 1, 1).at(0, 0, 0, 0), 8761);
        check(date(2024, 1, 1).at(0, 0, 0, 0), 8760);
    }
}
