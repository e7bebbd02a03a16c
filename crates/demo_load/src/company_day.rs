use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use load::{DayKind, WorkCalendar};

use crate::company::Company;

/// What kind of day it is for a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompanyDay {
    Working,
    Saturday,
    Sunday,
    Holiday,
    Vacation,
}

impl CompanyDay {
    /// The kind of a day.
    pub fn of(company: &Company, day: Date) -> CompanyDay {
        let calendar = WorkCalendar::shipped();
        if company.vacations.iter().any(|vacation| vacation.contains(day)) {
            return CompanyDay::Vacation;
        }
        if is_closed(company, calendar, day) {
            return CompanyDay::Holiday;
        }
        match (calendar.kind(day), day.weekday()) {
            (DayKind::Holiday, _) => CompanyDay::Holiday,
            (DayKind::Working, _) => CompanyDay::Working,
            (DayKind::Weekend, Weekday::Saturday) => CompanyDay::Saturday,
            (DayKind::Weekend, _) => CompanyDay::Sunday,
        }
    }
}

/// Works often close for longer around the Spring Festival than the public days off, so that workers can travel home.
fn is_closed(company: &Company, calendar: &WorkCalendar, day: Date) -> bool {
    let Some(closing) = company.closed_around_spring_festival else { return false };
    // The festival lies a known number of days behind or before the day, if at all.
    let festival = |days: i64| {
        let other = day.checked_add(days.days()).ok();
        other.and_then(|other| calendar.holiday(other)).is_some_and(|holiday| holiday.id == "spring_festival")
    };
    (1..=i64::from(closing.before)).any(festival) || (1..=i64::from(closing.after)).any(|days| festival(-days))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::shipped::find;

    #[test]
    fn days_are_what_calendar_and_company_say() {
        let check = |company: &str, day: Date, expect| {
            assert_eq!(CompanyDay::of(find(company).unwrap(), day), expect, "{company} {day}");
        };
        // The days off go from 28 January to 4 February 2025; the shop stays closed 4 days before and 5 after.
        check("machine-shop", date(2025, 1, 23), CompanyDay::Working);
        check("machine-shop", date(2025, 1, 24), CompanyDay::Holiday);
        check("machine-shop", date(2025, 2, 9), CompanyDay::Holiday);
        check("machine-shop", date(2025, 2, 10), CompanyDay::Working);
        check("office", date(2025, 1, 26), CompanyDay::Working);
        check("office", date(2025, 3, 1), CompanyDay::Saturday);
        check("office", date(2025, 3, 2), CompanyDay::Sunday);
        check("office", date(2025, 5, 1), CompanyDay::Holiday);
        check("school", date(2025, 8, 1), CompanyDay::Vacation);
        check("school", date(2025, 9, 1), CompanyDay::Working);
    }
}
