use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;

use super::timetable::{MOST_PERIODS, Timetable, TimetableDay};

/// Windows over which demand is a mean, in minutes.
pub(crate) const WINDOWS: [u32; 3] = [15, 30, 60];

/// What a meter counted in one month, in whole millionths: nothing is lost and nothing is rounded.
#[derive(Clone, Debug)]
pub(crate) struct MonthSums {
    /// Energy of each period, in millionths of a kWh.
    pub energy: [i128; MOST_PERIODS],
    /// The energy among it that was estimated.
    pub estimated: i128,
    /// Reactive energy, in millionths of a kvarh.
    pub reactive: i128,
    /// For each window and period the highest energy of a window.
    peaks: [[Peak; MOST_PERIODS]; WINDOWS.len()],
}

/// The highest energy of a window, and where it begins.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Peak {
    energy: i64,
    pub interval: usize,
}

/// Active energy, and beside it what may be there.
#[derive(Clone, Copy)]
pub(crate) struct Metered<'a> {
    pub active: &'a [MicroKwh],
    pub reactive: Option<&'a [MicroKwh]>,
    pub estimated: Option<&'a [bool]>,
}

impl<'a> From<&'a LoadSeries> for Metered<'a> {
    fn from(series: &'a LoadSeries) -> Metered<'a> {
        Metered { active: series.active(), reactive: series.reactive(), estimated: Some(series.estimated()) }
    }
}

/// Adds up a load month by month. The loops allocate nothing: a year of quarters takes some hundred microseconds.
pub(crate) fn add_up(metered: Metered<'_>, timetable: &Timetable, length: IntervalLength) -> Vec<MonthSums> {
    let mut sums = vec![MonthSums::nothing(); timetable.months.len()];
    for day in &timetable.days {
        let Some(month) = sums.get_mut(day.month) else { continue };
        let periods = timetable.periods(day);
        let Some(active) = metered.active.get(day.first..day.end) else { continue };
        month.add_energy(active, periods);
        if let Some(reactive) = metered.reactive.and_then(|all| all.get(day.first..day.end)) {
            month.reactive += reactive.iter().map(|energy| i128::from(energy.0.unsigned_abs())).sum::<i128>();
        }
        if let Some(estimated) = metered.estimated.and_then(|all| all.get(day.first..day.end)) {
            let guessed = active.iter().zip(estimated).filter(|(_, estimated)| **estimated);
            month.estimated += guessed.map(|(energy, _)| i128::from(energy.0)).sum::<i128>();
        }
        for (window, minutes) in WINDOWS.into_iter().enumerate() {
            let intervals = (minutes / length.minutes()).max(1) as usize;
            // A window shorter than the intervals is seen as one of them.
            month.find_peaks(window, intervals, active, periods, day);
        }
    }
    sums
}

impl MonthSums {
    /// Before anything is counted.
    pub(crate) fn nothing() -> MonthSums {
        MonthSums {
            energy: [0; MOST_PERIODS],
            estimated: 0,
            reactive: 0,
            peaks: [[Peak::default(); MOST_PERIODS]; WINDOWS.len()],
        }
    }

    fn add_energy(&mut self, active: &[MicroKwh], periods: &[u8]) {
        for (energy, period) in active.iter().zip(periods) {
            self.energy[usize::from(*period) % MOST_PERIODS] += i128::from(energy.0);
        }
    }

    /// The highest window of each period; windows lie on the clock and belong to the period they begin in.
    fn find_peaks(&mut self, window: usize, intervals: usize, active: &[MicroKwh], periods: &[u8], day: &TimetableDay) {
        let mut at = 0;
        while at < active.len() {
            let end = (at + intervals - (day.slot + at) % intervals).min(active.len());
            let energy = active[at..end].iter().fold(0i64, |sum, energy| sum.saturating_add(energy.0));
            let peak = &mut self.peaks[window][usize::from(periods[at]) % MOST_PERIODS];
            if energy > peak.energy {
                *peak = Peak { energy, interval: day.first + at };
            }
            at = end;
        }
    }

    /// All energy, in millionths of a kWh.
    pub(crate) fn total(&self) -> i128 {
        self.energy.iter().sum()
    }

    /// The highest window of `minutes` in periods that `count`.
    pub(crate) fn peak(&self, minutes: u32, count: impl Fn(usize) -> bool) -> Peak {
        let window = WINDOWS.iter().position(|window| *window == minutes).unwrap_or(0);
        let of_periods = self.peaks[window].iter().enumerate().filter(|(period, _)| count(*period));
        // The earliest of equals, so that a bill names the same moment every time.
        let earlier = |best: Peak, peak: &Peak| if peak.energy > best.energy { *peak } else { best };
        of_periods.map(|(_, peak)| peak).fold(Peak::default(), earlier)
    }
}

impl Peak {
    /// Mean power over the window in kW.
    pub(crate) fn kw(self, minutes: u32, length: IntervalLength) -> Decimal {
        let windows_an_hour = 60 / minutes.max(length.minutes()).max(1);
        Decimal::from_i128_with_scale(i128::from(self.energy) * i128::from(windows_an_hour), 6).normalize()
    }
}

/// Kilowatt-hours of so many millionths, if a bill can hold them.
pub(crate) fn kwh(micro: i128) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(micro, 6).ok().map(|kwh| kwh.normalize())
}
