//! Which days a baseline is the mean of.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use load::{DayKind, LoadSeries, WorkCalendar};
use rust_decimal::Decimal;

use crate::baseline::{DayLeftOut, WhyLeftOut};
use crate::baseline_rule::{CountedFrom, DayBaseline, DropOut, LikeDays};
use crate::event::Event;
use crate::settle_error::SettleError;
use crate::window::{later, places};

/// Days chosen, latest first, and days passed over.
pub(crate) struct DayChoice {
    pub days: Vec<Date>,
    pub left_out: Vec<DayLeftOut>,
}

/// What days are chosen for: an event, beside others, at one meter.
pub(crate) struct Chooser<'a> {
    pub load: &'a LoadSeries,
    pub calendar: &'a WorkCalendar,
    pub event: &'a Event,
    pub start: DateTime,
    /// All other events of this customer.
    pub others: &'a [Event],
}

impl Chooser<'_> {
    /// Chooses days. Atypical days are dropped and replaced until all that are left are typical; then the highest are kept.
    pub(crate) fn choose(&self, rule: &DayBaseline) -> Result<DayChoice, SettleError> {
        let mut left_out = Vec::new();
        let mut backwards = rule.ending_days_before..=rule.within_days;
        let mut days: Vec<Date> = Vec::new();
        loop {
            while days.len() < usize::from(rule.days) {
                let Some(back) = backwards.next() else { return Err(self.few_days(rule, days.len())) };
                let Some(date) = self.back(rule, back) else { return Err(self.few_days(rule, days.len())) };
                match self.why_not(rule, date) {
                    Some(why) => left_out.push(DayLeftOut { date, why }),
                    None if self.has(date) => days.push(date),
                    None => return Err(self.too_short(rule, date, days.len(), back)),
                }
            }
            let atypical = rule.drop_out.map_or(Vec::new(), |drop| self.atypical(drop, &days));
            if atypical.is_empty() {
                break;
            }
            days.retain(|date| !atypical.contains(date));
            left_out.extend(atypical.into_iter().map(|date| DayLeftOut { date, why: WhyLeftOut::NotTypical }));
        }
        if let Some(kept) = rule.keep_highest {
            let mut ranked = days.clone();
            // A stable sort: of days alike the later one is kept.
            ranked.sort_by_key(|date| std::cmp::Reverse(self.energy_of_day(*date)));
            for date in ranked.drain(usize::from(kept).min(ranked.len())..) {
                days.retain(|other| *other != date);
                left_out.push(DayLeftOut { date, why: WhyLeftOut::NotAmongHighest });
            }
        }
        left_out.sort_by_key(|day| std::cmp::Reverse(day.date));
        Ok(DayChoice { days, left_out })
    }

    fn reference(&self, rule: &DayBaseline) -> Date {
        match (rule.counted_from, self.event.invited_at) {
            (CountedFrom::Invitation, Some(invited)) => invited.date(),
            _ => self.start.date(),
        }
    }

    fn back(&self, rule: &DayBaseline, days: u16) -> Option<Date> {
        self.reference(rule).checked_sub(i64::from(days).days()).ok()
    }

    fn why_not(&self, rule: &DayBaseline, date: Date) -> Option<WhyLeftOut> {
        match (rule.only, self.calendar.kind(date)) {
            (LikeDays::Working, DayKind::Weekend | DayKind::Holiday) => return Some(WhyLeftOut::FreeDay),
            (LikeDays::Free, DayKind::Working) => return Some(WhyLeftOut::WorkingDay),
            _ => {}
        }
        let touches = |event: &Event| {
            let (Some(start), Some(end)) = (event.start(), event.end()) else { return false };
            // An event that ends at midnight does not touch the next day.
            let last = later(end, -1).map_or(end.date(), |last| last.date());
            (start.date()..=last).contains(&date)
        };
        self.others.iter().any(touches).then_some(WhyLeftOut::EventDay)
    }

    /// Whether the load has the whole day, and the hours of the event counted from it.
    fn has(&self, date: Date) -> bool {
        self.window(date).is_some() && self.day(date).is_some()
    }

    fn window(&self, date: Date) -> Option<std::ops::Range<usize>> {
        places(self.load, date.to_datetime(self.start.time()), self.event.minutes())
    }

    fn day(&self, date: Date) -> Option<std::ops::Range<usize>> {
        places(self.load, date.at(0, 0, 0, 0), 24 * 60)
    }

    fn sum(&self, places: Option<std::ops::Range<usize>>) -> i128 {
        let intervals = places.and_then(|places| self.load.active().get(places)).unwrap_or_default();
        intervals.iter().map(|energy| i128::from(energy.0)).sum()
    }

    fn energy_of_day(&self, date: Date) -> i128 {
        self.sum(self.day(date))
    }

    fn atypical(&self, drop: DropOut, days: &[Date]) -> Vec<Date> {
        let energies: Vec<i128> = days.iter().map(|date| self.sum(self.window(*date))).collect();
        let decimal = |energy: i128| Decimal::from_i128_with_scale(energy, 6);
        let total: Decimal = energies.iter().map(|energy| decimal(*energy)).sum();
        let count = Decimal::from(days.len());
        // Compared without a division: energy against share x total / count.
        let outside = |energy: i128| {
            let energy = decimal(energy) * count;
            energy < drop.below * total || energy > drop.above * total
        };
        days.iter().zip(energies).filter(|(_, energy)| outside(*energy)).map(|(date, _)| *date).collect()
    }

    fn few_days(&self, rule: &DayBaseline, found: usize) -> SettleError {
        let day = |back| self.back(rule, back).unwrap_or(self.start.date());
        SettleError::FewDays { needed: rule.days, found, from: day(rule.within_days), to: day(rule.ending_days_before) }
    }

    /// Says how far back the load has to reach if the days before it are typical.
    fn too_short(&self, rule: &DayBaseline, lacking: Date, found: usize, from_back: u16) -> SettleError {
        let missing = usize::from(rule.days).saturating_sub(found);
        let wanted = (from_back..=rule.within_days).filter_map(|back| self.back(rule, back));
        let fitting = wanted.filter(|date| self.why_not(rule, *date).is_none());
        let back_to = fitting.take(missing).last().unwrap_or(lacking);
        let load_to = self.load.end().unwrap_or(self.load.start());
        SettleError::BaselineDays { needed: rule.days, back_to, lacking, load_from: self.load.start(), load_to }
    }
}
