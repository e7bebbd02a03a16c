use demand_response::{
    Assumptions as Rules, Case as Settled, Direction, Event, Part, Participant, Programme, SettleError, settle,
};
use jiff::ToSpan;
use jiff::civil::DateTime;
use load::{DayKind, LoadSeries, MicroKwh, WorkCalendar};
use rust_decimal::Decimal;
use tariff::Yuan;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook, float};
use crate::case::Case;
use crate::plan_error::PlanError;
use crate::site::Flexible;
use crate::year_months::YearMonths;

/// Events of a programme of demand response, each settled from the load as the grid would: baseline, share, price.
///
/// The events are put on the days whose hours are the fullest (where a valley is filled, the emptiest) of the months in
/// which the grid asks, as that is when it does. What is used otherwise in an event is not taken off the bill.
#[derive(Clone, Debug)]
pub(crate) struct DemandResponse {
    pub programme: Programme,
    pub flexible: Flexible,
    pub who: Participant,
    pub events_per_year: Assumption,
    pub life_years: Assumption,
    pub year: YearMonths,
}

impl DemandResponse {
    /// What the events of a year bring, or why one is not settled.
    pub fn income(&self, load: &LoadSeries, outlook: Outlook) -> Result<Yuan, SettleError> {
        let most = usize::try_from(self.events_per_year.gain(outlook).round()).unwrap_or(0);
        self.income_of(load, most)
    }

    /// What so many events bring.
    pub fn income_of(&self, load: &LoadSeries, most: usize) -> Result<Yuan, SettleError> {
        let events = self.events(load, most);
        let answered = self.answered(load, &events);
        let mut income = Decimal::ZERO;
        for (event, _) in &events {
            let others = events.iter().map(|(other, _)| other).filter(|other| other.id != event.id);
            let case = Settled {
                programme: &self.programme,
                assumptions: &Rules::default(),
                event,
                others: &others.cloned().collect::<Vec<_>>(),
                who: self.who,
                calendar: WorkCalendar::shipped(),
            };
            income += settle(case, &answered)?.totals.net_yuan;
        }
        Ok(Yuan::new(income))
    }

    /// What the grid asks for: more where a valley is filled.
    pub fn direction(&self) -> Direction {
        self.programme.direction.value().copied().unwrap_or(Direction::PeakShaving)
    }

    /// Events, each with its first interval.
    fn events(&self, load: &LoadSeries, most: usize) -> Vec<(Event, usize)> {
        let (first, last) = self.flexible.months;
        let minutes = load.length().minutes();
        let count = load.active().len();
        let fits = |kind: DayKind| match self.direction() {
            Direction::PeakShaving => kind == DayKind::Working,
            Direction::ValleyFilling => kind != DayKind::Working,
        };
        let days = self.year.days().into_iter().enumerate();
        let days = days.filter(|(_, (day, kind))| fits(*kind) && (first..=last).contains(&day.month().unsigned_abs()));
        let mut found: Vec<(i64, usize, DateTime)> = days
            .filter_map(|(day, _)| {
                let intervals = self.flexible.hours.intervals(day, minutes, count);
                let energy = intervals.map(|index| load.active()[index].0).sum::<i64>();
                let from = i64::from(self.flexible.hours.from_minute());
                let start = load.time_of(day * load.length().in_a_day())?.checked_add(from.minutes()).ok()?;
                let end = start.checked_add(i64::from(self.flexible.hours.minutes()).minutes()).ok()?;
                (end <= load.end()?).then_some((energy, day, start))
            })
            .collect();
        match self.direction() {
            Direction::PeakShaving => found.sort_by_key(|(energy, day, _)| (-energy, *day)),
            Direction::ValleyFilling => found.sort_by_key(|(energy, day, _)| (*energy, *day)),
        }
        found.truncate(most);
        let first = |day: usize| self.flexible.hours.intervals(day, minutes, count).next().unwrap_or_default();
        found.into_iter().map(|(_, day, start)| (self.event(start), first(day))).collect()
    }

    fn event(&self, start: DateTime) -> Event {
        Event {
            id: start.date().to_string(),
            programme: self.programme.id.clone(),
            invited_at: None,
            parts: vec![Part {
                start,
                minutes: u32::from(self.flexible.hours.minutes()),
                declared_kw: self.flexible.kw.0,
            }],
            direction: self.direction(),
            price: self.flexible.price_yuan.map(|price| price.0),
        }
    }

    /// The load with the events answered.
    fn answered(&self, load: &LoadSeries, events: &[(Event, usize)]) -> LoadSeries {
        let minutes = load.length().minutes();
        let power = (float(self.flexible.kw.0) * 1e6 * f64::from(minutes) / 60.0).round() as i64;
        let mut active: Vec<MicroKwh> = load.active().to_vec();
        for (event, first) in events {
            let last = first + (event.minutes() / minutes) as usize;
            for energy in active.get_mut(*first..last).unwrap_or_default() {
                energy.0 = match event.direction {
                    Direction::PeakShaving => (energy.0 - power).max(0),
                    Direction::ValleyFilling => energy.0 + power,
                };
            }
        }
        // As many intervals as before, none below nought: it is a series as the load is.
        LoadSeries::new(load.start(), load.length(), active, None, load.estimated().to_vec())
            .unwrap_or_else(|_| load.clone())
    }
}

impl Measure for DemandResponse {
    fn kind(&self) -> MeasureKind {
        MeasureKind::DemandResponse
    }

    fn apply<'a>(&self, mut case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let settled = self.income(&case.load, outlook);
        case.demand_response = settled
            .map_err(|error| PlanError::NotSettled { programme: self.programme.id.clone(), why: error.to_string() })?;
        Ok(case)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        let investment_yuan = self.flexible.yuan.map_or(Decimal::ZERO, |yuan| yuan.0);
        Cost { investment_yuan, ..Cost::nothing(years(self.life_years.gain(outlook))) }
    }

    fn rests_on(&self) -> Vec<String> {
        vec!["demand_response.events_per_year".to_owned(), "finance.rules_life_years".to_owned()]
    }

    fn facts(&self, _: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let most = usize::try_from(self.events_per_year.likely.round()).unwrap_or(0);
        let mut facts = vec![
            Fact::word("programme", &self.programme.id),
            Fact::new("power", self.flexible.kw.0, Unit::Kw),
            Fact::word("hours", self.flexible.hours),
        ];
        facts.extend(self.events(&after.load, most).iter().map(|(event, _)| Fact::word("event", &event.id)));
        facts
    }
}
