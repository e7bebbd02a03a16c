use crate::interval_length::IntervalLength;
use crate::stamp::{DAY_S, Moment};

/// A stretch of time cut into intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub first: Moment,
    pub length: IntervalLength,
    pub count: usize,
}

/// What is known of each interval of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slots {
    /// In millionths of kWh or kvarh; none where nothing is known.
    pub values: Vec<Option<i64>>,
    /// Known, but not measured as such.
    pub estimated: Vec<bool>,
}

impl Span {
    /// The length of an interval in seconds.
    pub fn length_s(self) -> i64 {
        i64::from(self.length.minutes()) * 60
    }

    /// When interval `index` begins.
    pub fn moment(self, index: usize) -> Moment {
        Moment(self.first.0 + i64::try_from(index).unwrap_or(i64::MAX / DAY_S) * self.length_s())
    }

    /// The interval that begins at a moment, if it is in here.
    pub fn index(self, moment: Moment) -> Option<usize> {
        let offset = moment.0 - self.first.0;
        let index = usize::try_from(offset / self.length_s()).ok()?;
        (offset >= 0 && offset % self.length_s() == 0 && index < self.count).then_some(index)
    }

    /// How many intervals a day has.
    pub fn in_a_day(self) -> usize {
        self.length.in_a_day()
    }
}

impl Slots {
    /// Nothing known yet.
    pub fn empty(count: usize) -> Slots {
        Slots { values: vec![None; count], estimated: vec![false; count] }
    }
}

/// Runs of indexes that follow each other, as first and number.
pub(crate) fn runs(indexes: impl IntoIterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for index in indexes {
        match runs.last_mut() {
            Some((first, count)) if *first + *count == index => *count += 1,
            _ => runs.push((index, 1)),
        }
    }
    runs
}
