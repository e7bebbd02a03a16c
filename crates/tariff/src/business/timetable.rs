use jiff::civil::{Date, DateTime};
use load::IntervalLength;

use super::business_error::BusinessTariffError;
use super::business_tariff::BusinessTariff;
use super::day_kind::DayKind;
use super::period_calendar::{PeriodCalendar, in_force, names};
use crate::billing_month::BillingMonth;

/// Quarters of an hour in a day.
pub(crate) const QUARTERS: usize = 96;

/// More periods than any tariff has.
pub(crate) const MOST_PERIODS: usize = 16;

/// Which period each interval of a load is in, laid out before any energy is counted.
///
/// Days with the same periods share one profile, so that the loop over intervals reads two short tables and decides
/// nothing.
#[derive(Clone, Debug)]
pub(crate) struct Timetable {
    pub days: Vec<TimetableDay>,
    pub months: Vec<TimetableMonth>,
    /// For each profile the period of each interval of a day.
    profiles: Vec<Vec<u8>>,
    /// For each profile the periods it has, one bit each.
    used: Vec<u32>,
}

/// One day of a load.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimetableDay {
    pub date: Date,
    /// Its first interval, and the one after its last.
    pub first: usize,
    pub end: usize,
    /// Which interval of the day the first one is.
    pub slot: usize,
    /// Index in [`Timetable::months`].
    pub month: usize,
    profile: usize,
}

/// One month of a load.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimetableMonth {
    pub month: BillingMonth,
    pub first_day: Date,
    /// Whether every interval of the month is there.
    pub whole: bool,
}

/// What the periods of a day depend on.
#[derive(Clone, PartialEq, Eq)]
struct ProfileKey {
    calendar: Option<usize>,
    month: i8,
    kinds: Vec<DayKind>,
}

impl Timetable {
    /// Lays out `count` intervals of `length` from `start` on.
    pub(crate) fn new(
        tariff: &BusinessTariff,
        class: &str,
        start: DateTime,
        length: IntervalLength,
        count: usize,
    ) -> Result<Timetable, BusinessTariffError> {
        let in_a_day = length.in_a_day();
        let minutes = length.minutes() as usize;
        let mut table = Timetable { days: Vec::new(), months: Vec::new(), profiles: Vec::new(), used: Vec::new() };
        let mut keys: Vec<ProfileKey> = Vec::new();
        let mut date = start.date();
        let mut slot = (start.hour().unsigned_abs() as usize * 60 + start.minute().unsigned_abs() as usize) / minutes;
        let mut first = 0;
        let mut of_month = 0;
        while first < count {
            let end = (first + in_a_day - slot).min(count);
            check_in_force(tariff, date)?;
            let key = key_of(tariff, date)?;
            let profile = match keys.iter().position(|known| *known == key) {
                Some(index) => index,
                None => {
                    let profile = profile_of(tariff, class, date, &key, length)?;
                    table.used.push(profile.iter().fold(0, |used, period| used | 1 << (period & 31)));
                    table.profiles.push(profile);
                    keys.push(key);
                    keys.len() - 1
                }
            };
            if table.months.last().is_none_or(|month| month.first_day != date.first_of_month()) {
                // The months of a calendar date always exist.
                if let Some(month) = BillingMonth::new(date.year(), date.month().unsigned_abs()) {
                    table.months.push(TimetableMonth { month, first_day: date.first_of_month(), whole: false });
                }
                of_month = 0;
            }
            of_month += end - first;
            let month = table.months.len() - 1;
            let whole = of_month == in_a_day * date.days_in_month().unsigned_abs() as usize;
            table.months[month].whole = whole;
            table.days.push(TimetableDay { date, first, end, slot, month, profile });
            (first, slot) = (end, 0);
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        Ok(table)
    }

    /// The periods of the intervals of `day`, in order.
    pub(crate) fn periods(&self, day: &TimetableDay) -> &[u8] {
        &self.profiles[day.profile][day.slot..]
    }

    /// The day interval `index` lies in.
    pub(crate) fn day_of(&self, index: usize) -> Option<&TimetableDay> {
        let after = self.days.partition_point(|day| day.first <= index);
        self.days.get(after.checked_sub(1)?).filter(|day| index < day.end)
    }

    /// The periods that days of month `month` have, by their place among the tariff's.
    pub(crate) fn periods_of_month(&self, month: usize) -> impl Iterator<Item = usize> {
        let days = self.days.iter().filter(|day| day.month == month);
        let used = days.fold(0u32, |used, day| used | self.used[day.profile]);
        (0..MOST_PERIODS).filter(move |period| used & (1 << period) != 0)
    }
}

fn check_in_force(tariff: &BusinessTariff, day: Date) -> Result<(), BusinessTariffError> {
    if in_force(tariff.effective_from, tariff.effective_to, day) {
        return Ok(());
    }
    let until = tariff.effective_to.map_or(String::new(), |to| format!(" to {to}"));
    Err(BusinessTariffError::NotInForce { tariff: tariff.id.clone(), from: tariff.effective_from, until, day })
}

fn key_of(tariff: &BusinessTariff, date: Date) -> Result<ProfileKey, BusinessTariffError> {
    let of_day = |calendar: &PeriodCalendar| in_force(calendar.effective_from, calendar.effective_to, date);
    let calendar = tariff.calendars.iter().rposition(of_day);
    if calendar.is_none() && !tariff.calendars.is_empty() {
        return Err(BusinessTariffError::NoCalendar { tariff: tariff.id.clone(), day: date });
    }
    let holidays_count = calendar.is_some_and(|index| tariff.calendars[index].mentions(&DayKind::Holiday));
    if holidays_count && !tariff.days.years.contains(&date.year()) {
        return Err(BusinessTariffError::NoHolidays { tariff: tariff.id.clone(), year: date.year() });
    }
    let named = tariff.days.named.keys().map(|name| DayKind::Named(name.clone()));
    let mut kinds: Vec<DayKind> = named.filter(|kind| tariff.days.is(date, kind)).collect();
    kinds.push(tariff.days.basic_kind(date));
    Ok(ProfileKey { calendar, month: date.month(), kinds })
}

/// The period of each interval of a day like `date`.
fn profile_of(
    tariff: &BusinessTariff,
    class: &str,
    date: Date,
    key: &ProfileKey,
    length: IntervalLength,
) -> Result<Vec<u8>, BusinessTariffError> {
    let Some(calendar) = key.calendar.map(|index| &tariff.calendars[index]) else {
        return Ok(vec![0; length.in_a_day()]);
    };
    let quarters = quarters_of(calendar, &tariff.periods, class, date.month().unsigned_abs(), &key.kinds)
        .ok_or_else(|| BusinessTariffError::NoCalendar { tariff: tariff.id.clone(), day: date })?;
    let in_one = QUARTERS / length.in_a_day();
    let interval = |quarters: &[u8]| {
        let same = quarters.iter().all(|period| *period == quarters[0]);
        same.then_some(quarters[0]).ok_or_else(|| BusinessTariffError::IntervalTooLong {
            tariff: tariff.id.clone(),
            minutes: length.minutes(),
            day: date,
        })
    };
    quarters.chunks(in_one).map(interval).collect()
}

/// The period of each quarter of an hour, by its place in `periods`; none if a quarter has no period.
///
/// Where several claim a quarter, the one that stands first in `periods` wins.
fn quarters_of(
    calendar: &PeriodCalendar,
    periods: &[String],
    class: &str,
    month: u8,
    kinds: &[DayKind],
) -> Option<Vec<u8>> {
    let mut quarters = vec![u8::MAX; QUARTERS];
    let place = |name: &str| periods.iter().position(|period| period == name).map(|index| index as u8);
    let is_of = |days: &[DayKind]| days.is_empty() || days.iter().any(|day| kinds.contains(day));
    for rule in calendar.hours.iter().filter(|rule| names(&rule.months, &month) && is_of(&rule.days)) {
        for (name, spans) in &rule.times {
            let period = place(name)?;
            spans.iter().for_each(|span| quarters[span.quarters()].fill(period));
        }
    }
    for overlay in &calendar.overlays {
        let is_of_class = overlay.classes.is_empty() || overlay.classes.iter().any(|of| of == class);
        if names(&overlay.months, &month) && is_of(&overlay.days) && is_of_class {
            let period = place(&overlay.period)?;
            let covered = overlay.times.iter().flat_map(|span| span.quarters());
            for quarter in covered {
                quarters[quarter] = quarters[quarter].min(period);
            }
        }
    }
    quarters.iter().all(|period| *period != u8::MAX).then_some(quarters)
}
