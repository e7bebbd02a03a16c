use serde::Deserialize;

use crate::company_day::CompanyDay;

/// When an end use works, by kind of day. What is left out works as the kind before it does.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Monday to Friday, and weekend days that make up for a holiday.
    pub working: Vec<WorkSpan>,
    /// Saturdays.
    pub saturday: Vec<WorkSpan>,
    /// Sundays; as Saturdays where left out.
    pub sunday: Option<Vec<WorkSpan>>,
    /// Public holidays and closings; as Sundays where left out.
    pub holiday: Option<Vec<WorkSpan>>,
    /// Vacations of the company; as public holidays where left out.
    pub vacation: Option<Vec<WorkSpan>>,
}

/// From an hour of the day to another, at this share of the rated power.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct WorkSpan(pub f64, pub f64, pub f64);

impl Plan {
    /// The share of the rated power at an hour of a day of this kind.
    pub(crate) fn share(&self, day: CompanyDay, hour: f64) -> f64 {
        let spans = self.spans(day).iter();
        spans.filter(|span| span.0 <= hour && hour < span.1).map(|span| span.2).fold(0.0, f64::max)
    }

    /// All spans, of whatever kind of day.
    pub(crate) fn all(&self) -> impl Iterator<Item = &WorkSpan> {
        let more = [&self.sunday, &self.holiday, &self.vacation].into_iter().flatten().flatten();
        self.working.iter().chain(&self.saturday).chain(more)
    }

    fn spans(&self, day: CompanyDay) -> &[WorkSpan] {
        let sunday = self.sunday.as_ref().unwrap_or(&self.saturday);
        let holiday = self.holiday.as_ref().unwrap_or(sunday);
        match day {
            CompanyDay::Working => &self.working,
            CompanyDay::Saturday => &self.saturday,
            CompanyDay::Sunday => sunday,
            CompanyDay::Holiday => holiday,
            CompanyDay::Vacation => self.vacation.as_ref().unwrap_or(holiday),
        }
    }
}
