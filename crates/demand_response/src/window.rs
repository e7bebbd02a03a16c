//! Times as places in a series of intervals.

use jiff::ToSpan;
use jiff::civil::DateTime;
use load::LoadSeries;

/// `time` and so many minutes; none outside the years that there are.
pub(crate) fn later(time: DateTime, minutes: i64) -> Option<DateTime> {
    time.checked_add(minutes.minutes()).ok()
}

/// The place of the interval that begins at `time`, if one does.
pub(crate) fn place(load: &LoadSeries, time: DateTime) -> Option<usize> {
    let minutes = time.duration_since(load.start()).as_mins();
    let length = i64::from(load.length().minutes());
    let place = usize::try_from(minutes / length).ok()?;
    (minutes % length == 0 && time.second() == 0 && time.subsec_nanosecond() == 0 && place < load.active().len())
        .then_some(place)
}

/// The places of the intervals of so many minutes from `start` on, if the load has all of them.
pub(crate) fn places(load: &LoadSeries, start: DateTime, minutes: u32) -> Option<std::ops::Range<usize>> {
    let first = place(load, start)?;
    let count = usize::try_from(minutes / load.length().minutes()).ok()?;
    let whole = minutes.is_multiple_of(load.length().minutes());
    (whole && first + count <= load.active().len()).then_some(first..first + count)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use load::{IntervalLength, MicroKwh};

    use super::*;

    #[test]
    fn only_whole_intervals_inside_have_a_place() {
        let start = date(2025, 1, 1).at(0, 0, 0, 0);
        let load = LoadSeries::new(start, IntervalLength::Half, vec![MicroKwh(1); 4], None, vec![false; 4]).unwrap();
        let check = |hour, minute, expect| assert_eq!(place(&load, date(2025, 1, 1).at(hour, minute, 0, 0)), expect);
        check(0, 0, Some(0));
        check(1, 30, Some(3));
        check(2, 0, None);
        check(0, 15, None);
        assert_eq!(place(&load, date(2024, 12, 31).at(23, 30, 0, 0)), None);
        assert_eq!(places(&load, start, 120), Some(0..4));
        assert_eq!(places(&load, start, 150), None);
        assert_eq!(places(&load, start, 45), None);
    }
}
