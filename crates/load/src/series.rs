use jiff::ToSpan;
use jiff::civil::DateTime;
use rust_decimal::Decimal;

use crate::interval_length::IntervalLength;
use crate::micro_kwh::MicroKwh;

/// Energy at one meter in equal intervals without a gap: what bills, plans and settlements are worked out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadSeries {
    start: DateTime,
    length: IntervalLength,
    active: Vec<MicroKwh>,
    reactive: Option<Vec<MicroKwh>>,
    estimated: Vec<bool>,
}

/// Why intervals do not make a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// The first interval does not begin where intervals of its length begin.
    #[error("the first interval begins at {start}, which is not a whole {minutes} minutes: begin it at one")]
    Start {
        /// Where it begins.
        start: DateTime,
        /// The length of an interval.
        minutes: u32,
    },
    /// There is nothing in it.
    #[error("there are no intervals: bring at least one")]
    Empty,
    /// Active and reactive energy or the marks of estimates are not of the same number.
    #[error("{active} intervals of active energy stand beside {other} of another kind: bring as many of each")]
    Lengths {
        /// Intervals of active energy.
        active: usize,
        /// Intervals of what differs.
        other: usize,
    },
    /// Energy drawn cannot be negative.
    #[error("interval {index} draws negative energy: bring what was drawn, and what was fed in apart")]
    Negative {
        /// Counted from 0.
        index: usize,
    },
}

impl LoadSeries {
    /// Puts a series together. `estimated` says which intervals were not measured; `reactive` is in kvarh, inductive and
    /// capacitive added as absolute values.
    pub fn new(
        start: DateTime,
        length: IntervalLength,
        active: Vec<MicroKwh>,
        reactive: Option<Vec<MicroKwh>>,
        estimated: Vec<bool>,
    ) -> Result<LoadSeries, SeriesError> {
        let minutes = length.minutes();
        let whole = u32::from(start.minute().unsigned_abs()) % minutes == 0
            && start.second() == 0
            && start.subsec_nanosecond() == 0;
        if !whole {
            return Err(SeriesError::Start { start, minutes });
        }
        if active.is_empty() {
            return Err(SeriesError::Empty);
        }
        let others = [Some(estimated.len()), reactive.as_ref().map(Vec::len)];
        if let Some(other) = others.into_iter().flatten().find(|other| *other != active.len()) {
            return Err(SeriesError::Lengths { active: active.len(), other });
        }
        if let Some(index) = active.iter().position(|energy| energy.0 < 0) {
            return Err(SeriesError::Negative { index });
        }
        Ok(LoadSeries { start, length, active, reactive, estimated })
    }

    /// When the first interval begins.
    pub fn start(&self) -> DateTime {
        self.start
    }

    /// When the last interval ends; none beyond the year 9999.
    pub fn end(&self) -> Option<DateTime> {
        self.time_of(self.active.len())
    }

    /// The length of an interval.
    pub fn length(&self) -> IntervalLength {
        self.length
    }

    /// When interval `index`, counted from 0, begins; none beyond the year 9999.
    pub fn time_of(&self, index: usize) -> Option<DateTime> {
        let minutes = i64::try_from(index).ok()?.checked_mul(i64::from(self.length.minutes()))?;
        self.start.checked_add(minutes.minutes()).ok()
    }

    /// Active energy of each interval, in order.
    pub fn active(&self) -> &[MicroKwh] {
        &self.active
    }

    /// Reactive energy of each interval in kvarh, where it was measured.
    pub fn reactive(&self) -> Option<&[MicroKwh]> {
        self.reactive.as_deref()
    }

    /// Which intervals were estimated.
    pub fn estimated(&self) -> &[bool] {
        &self.estimated
    }

    /// The active energy of the intervals that were estimated.
    pub fn estimated_energy(&self) -> MicroKwh {
        let intervals = self.active.iter().zip(&self.estimated);
        intervals.filter(|(_, estimated)| **estimated).map(|(energy, _)| *energy).sum()
    }

    /// How much of the active energy was estimated, in hundredths of a per cent, rounded half up; 0 where there is none.
    pub fn estimated_percent(&self) -> Decimal {
        let total: MicroKwh = self.active.iter().copied().sum();
        let percent = self.estimated_energy().kwh().checked_div(total.kwh()).unwrap_or_default() * Decimal::ONE_HUNDRED;
        percent.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_series_is_whole_or_refused() {
        let start = date(2025, 1, 1).at(0, 0, 0, 0);
        let make = |start, active: &[i64], estimated| {
            let active = active.iter().map(|energy| MicroKwh(*energy)).collect();
            LoadSeries::new(start, IntervalLength::Quarter, active, None, vec![false; estimated])
        };
        let series = make(start, &[1, 2], 2).unwrap();
        assert_eq!(series.end(), Some(date(2025, 1, 1).at(0, 30, 0, 0)));
        assert_eq!(series.estimated_energy(), MicroKwh::ZERO);
        assert_eq!(make(start, &[], 0), Err(SeriesError::Empty));
        assert_eq!(make(start, &[1], 2), Err(SeriesError::Lengths { active: 1, other: 2 }));
        assert_eq!(make(start, &[1, -1], 2), Err(SeriesError::Negative { index: 1 }));
        let odd = date(2025, 1, 1).at(0, 10, 0, 0);
        assert_eq!(make(odd, &[1], 1), Err(SeriesError::Start { start: odd, minutes: 15 }));
    }

    #[test]
    fn a_series_says_how_much_of_it_is_estimated() {
        let check = |active: [i64; 3], expect: &str| {
            let (start, active) = (date(2025, 1, 1).at(0, 0, 0, 0), active.map(MicroKwh).to_vec());
            let series = LoadSeries::new(start, IntervalLength::Hour, active, None, vec![true, false, true]).unwrap();
            assert_eq!(series.estimated_percent().to_string(), expect);
        };
        check([1_000_000, 1_000_000, 1_000_000], "66.67");
        check([0, 1_000_000, 0], "0");
        check([0, 0, 0], "0");
    }
}
