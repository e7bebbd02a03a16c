//! Times over which a response is judged.

use std::ops::Range;

use jiff::civil::DateTime;

use crate::effective_share::Judged;

/// Runs of intervals, by their places, that are judged together. Every interval is in exactly one.
pub(crate) fn groups(judged: Judged, starts: &[DateTime]) -> Vec<Range<usize>> {
    let together = |a: &DateTime, b: &DateTime| match judged {
        Judged::Interval => false,
        Judged::Hour => a.date() == b.date() && a.hour() == b.hour(),
        Judged::Event => true,
    };
    let mut first = 0;
    starts
        .chunk_by(together)
        .map(|run| {
            let group = first..first + run.len();
            first = group.end;
            group
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn hours_are_those_of_the_clock() {
        let starts: Vec<DateTime> = [(9, 30), (9, 45), (10, 0), (10, 15), (11, 0)]
            .map(|(hour, minute)| date(2025, 7, 15).at(hour, minute, 0, 0))
            .into();
        assert_eq!(groups(Judged::Hour, &starts), [0..2, 2..4, 4..5]);
        assert_eq!(groups(Judged::Event, &starts), vec![0..starts.len()]);
        assert_eq!(groups(Judged::Interval, &starts).len(), 5);
        assert!(groups(Judged::Event, &[]).is_empty());
    }
}
