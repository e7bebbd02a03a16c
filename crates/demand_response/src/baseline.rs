use std::fmt;

use jiff::civil::{Date, DateTime};
use load::{LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::adjustment::adjust;
use crate::baseline_rule::{Baseline, DayBaseline};
use crate::day_choice::Chooser;
use crate::settle_error::SettleError;
use crate::window::{later, places};

/// How a baseline was worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BaselineUsed {
    /// Whose it is, for a member of an aggregator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// The days it is the mean of, latest first.
    pub days: Vec<Date>,
    /// The days passed over, latest first.
    pub left_out: Vec<DayLeftOut>,
    /// The factor of a same-day adjustment, rounded to six decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<Decimal>,
    /// What a same-day adjustment added to each interval, in kWh.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shift_kwh: Option<Decimal>,
    /// Intervals among those of the days whose value was estimated.
    pub estimated_intervals: usize,
}

/// A day that a baseline does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayLeftOut {
    /// The day.
    pub date: Date,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a baseline does without a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyLeftOut {
    /// A weekend or holiday.
    FreeDay,
    /// A working day, where free ones are compared.
    WorkingDay,
    /// Another event touched it.
    EventDay,
    /// Its energy lies too far from the mean.
    NotTypical,
    /// Others used more.
    NotAmongHighest,
}

/// The reason in two or three words.
impl fmt::Display for WhyLeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WhyLeftOut::FreeDay => "(free)",
            WhyLeftOut::WorkingDay => "(worked)",
            WhyLeftOut::EventDay => "(event)",
            WhyLeftOut::NotTypical => "(not typical)",
            WhyLeftOut::NotAmongHighest => "(not among the highest)",
        })
    }
}

/// The baseline of each interval of the event, in order.
pub(crate) fn work_out(rule: &Baseline, chooser: &Chooser) -> Result<(Vec<MicroKwh>, BaselineUsed), SettleError> {
    match rule {
        Baseline::Before { minutes } => before(*minutes, chooser),
        Baseline::Days(rule) => days(rule, chooser),
    }
}

fn before(minutes: u32, chooser: &Chooser) -> Result<(Vec<MicroKwh>, BaselineUsed), SettleError> {
    let (load, to) = (chooser.load, chooser.start);
    let from = later(to, -i64::from(minutes)).unwrap_or(to);
    let places = places(load, from, minutes).filter(|places| !places.is_empty());
    let places = places.ok_or(SettleError::BeforeEvent { from, to })?;
    let energies = load.active().get(places.clone()).unwrap_or_default();
    let mean = mean(energies.iter().map(|energy| i128::from(energy.0)).sum(), energies.len());
    let count = chooser.event.minutes() / load.length().minutes();
    let used = BaselineUsed { estimated_intervals: estimated(load, places), ..BaselineUsed::default() };
    Ok((vec![mean; usize::try_from(count).unwrap_or_default()], used))
}

fn days(rule: &DayBaseline, chooser: &Chooser) -> Result<(Vec<MicroKwh>, BaselineUsed), SettleError> {
    let choice = chooser.choose(rule)?;
    let minutes = chooser.event.minutes();
    let plain = mean_of_days(chooser.load, &choice.days, chooser.start, minutes).unwrap_or_default();
    let windows =
        choice.days.iter().filter_map(|day| places(chooser.load, day.to_datetime(chooser.start.time()), minutes));
    let mut used = BaselineUsed {
        estimated_intervals: windows.map(|places| estimated(chooser.load, places)).sum(),
        left_out: choice.left_out,
        ..BaselineUsed::default()
    };
    let adjusted = match rule.adjustment {
        Some(adjustment) => adjust(adjustment, chooser.load, &choice.days, chooser.start, &plain, &mut used)?,
        None => plain,
    };
    used.days = choice.days;
    Ok((adjusted, used))
}

/// The mean of the days, interval by interval, for so many minutes from the same time of the day as `start` on. None where a
/// day does not have them all.
pub(crate) fn mean_of_days(load: &LoadSeries, days: &[Date], start: DateTime, minutes: u32) -> Option<Vec<MicroKwh>> {
    let count = usize::try_from(minutes / load.length().minutes()).ok()?;
    let mut sums = vec![0_i128; count];
    for day in days {
        let energies = load.active().get(places(load, day.to_datetime(start.time()), minutes)?)?;
        sums.iter_mut().zip(energies).for_each(|(sum, energy)| *sum += i128::from(energy.0));
    }
    Some(sums.into_iter().map(|sum| mean(sum, days.len())).collect())
}

/// Rounded half up to a millionth of a kWh.
fn mean(sum: i128, count: usize) -> MicroKwh {
    let count = i128::try_from(count).unwrap_or(1).max(1);
    MicroKwh(i64::try_from((2 * sum + count).div_euclid(2 * count)).unwrap_or(i64::MAX))
}

fn estimated(load: &LoadSeries, places: std::ops::Range<usize>) -> usize {
    load.estimated().get(places).unwrap_or_default().iter().filter(|estimated| **estimated).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_half_up() {
        for (sum, count, expect) in [(10, 5, 2), (7, 2, 4), (10, 3, 3), (11, 3, 4), (0, 3, 0), (1, 3, 0)] {
            assert_eq!(mean(sum, count), MicroKwh(expect), "{sum} / {count}");
        }
        assert_eq!(mean(i128::from(i64::MAX) * 60, 60), MicroKwh(i64::MAX));
    }
}
