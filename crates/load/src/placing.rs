use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::interval_length::IntervalLength;
use crate::load_error::{Complaint, LoadError};
use crate::micro_kwh::MicroKwh;
use crate::progress::{Stage, Watch};
use crate::slots::{Slots, Span};
use crate::stamp::Moment;
use crate::track::{Point, Track};

/// The farthest that a stamp is moved to its interval, in seconds.
const BESIDE_S: i64 = 60;

/// The distance of two stamps that is most frequent, as a length of intervals.
pub(crate) fn interval_length(track: &Track, file: Complaint<'_>) -> Result<IntervalLength, LoadError> {
    // Meters stamp some seconds late; nobody records in less than minutes.
    let mut minutes: Vec<i64> = track.points.iter().map(|point| (point.moment.0 + 30).div_euclid(60)).collect();
    minutes.sort_unstable();
    minutes.dedup();
    let mut distances: BTreeMap<i64, usize> = BTreeMap::new();
    for (earlier, later) in minutes.iter().zip(minutes.iter().skip(1)) {
        *distances.entry(later - earlier).or_default() += 1;
    }
    let right = "bring a year of intervals of 15, 30 or 60 minutes";
    let Some((minutes, _)) = distances.into_iter().max_by_key(|(minutes, count)| (*count, -minutes)) else {
        return Err(file.file("there are not two stamps", right));
    };
    let length = u32::try_from(minutes).ok().and_then(IntervalLength::from_minutes);
    length.ok_or_else(|| {
        let wrong = match minutes {
            1440 => "the stamps are a day apart".to_owned(),
            minutes if minutes > 1440 => format!("the stamps are {} days apart", minutes / 1440),
            minutes => format!("the stamps are {minutes} minutes apart"),
        };
        file.file(wrong, right)
    })
}

/// Where stamps lie among the intervals, and what is odd about that.
pub(crate) struct Placing<'a> {
    pub file: Complaint<'a>,
    pub length: IntervalLength,
    /// Stamps mark the ends.
    pub ends: bool,
    pub from: Option<DateTime>,
    pub to: Option<DateTime>,
}

impl Placing<'_> {
    /// Moves every stamp to the beginning of its interval, and leaves out what lies between intervals or outside the time
    /// asked for. `register` readings stand at moments and not for intervals: they are not moved from ends, and the one
    /// at the very end stays.
    pub fn settle(
        &self,
        track: &mut Track,
        register: bool,
        of: EnergyOf,
        found: &mut Vec<Finding>,
    ) -> Result<(), LoadError> {
        let length_s = i64::from(self.length.minutes()) * 60;
        let (mut beside, mut between, mut outside): (Vec<Point>, Vec<Point>, Vec<Point>) = Default::default();
        let from = self.from.and_then(Moment::of);
        let to = self.to.and_then(Moment::of);
        let late = |moment: Moment| to.is_some_and(|to| if register { moment > to } else { moment >= to });
        track.points.retain_mut(|point| {
            let rest = point.moment.0.rem_euclid(length_s);
            if rest != 0 && rest > BESIDE_S && rest < length_s - BESIDE_S {
                between.push(*point);
                return false;
            }
            if rest != 0 {
                beside.push(*point);
                point.moment.0 += if rest <= BESIDE_S { -rest } else { length_s - rest };
            }
            if self.ends && !register {
                point.moment.0 -= length_s;
            }
            let kept = from.is_none_or(|from| point.moment >= from) && !late(point.moment);
            if !kept {
                outside.push(*point);
            }
            kept
        });
        if let Some(first) = between.first().filter(|_| between.len() > track.points.len() / 10) {
            let minutes = self.length.minutes();
            let wrong = format!(
                "{} stamps such as {} do not stand at whole {minutes} minutes",
                between.len(),
                first.moment.time()
            );
            return Err(self.file.line(first.line, wrong, "bring intervals that begin at the full hour"));
        }
        let kinds = [
            (beside, FindingKind::BesideInterval, Done::Moved),
            (between, FindingKind::BetweenIntervals, Done::LeftOut),
            (outside, FindingKind::OutsideTime, Done::LeftOut),
        ];
        found.extend(kinds.into_iter().filter_map(|(points, kind, done)| about(&points, kind, done, of)));
        if let Some(point) = track.points.iter().zip(track.points.iter().skip(1)).find(|(a, b)| b.moment < a.moment) {
            let count =
                track.points.iter().zip(track.points.iter().skip(1)).filter(|(a, b)| b.moment < a.moment).count();
            found.extend(
                about(&[*point.1], FindingKind::OutOfOrder, Done::Read, of).map(|one| Finding { count, ..one }),
            );
        }
        // Stable: of the same stamp, the later row stays the later one.
        track.points.sort_by_key(|point| point.moment);
        Ok(())
    }

    /// The span from the first stamp to the last, or the whole time asked for.
    pub fn span(&self, tracks: &[&Track], registers: bool) -> Result<Span, LoadError> {
        let points = || tracks.iter().flat_map(|track| &track.points);
        let right = "bring one year of one meter, at most 366 days, or say `from` and `to` in a mapping file";
        let (Some(first), Some(last)) = (points().min_by_key(|p| p.moment), points().max_by_key(|p| p.moment)) else {
            return Err(self.file.file("no row lies in the time asked for", right));
        };
        let length_s = i64::from(self.length.minutes()) * 60;
        let end = if registers { last.moment.0 } else { last.moment.0 + length_s };
        let begin = self.from.and_then(Moment::of).map_or(first.moment.0, |from| from.0);
        let end = self.to.and_then(Moment::of).map_or(end, |to| to.0);
        let days = (end - begin) / crate::stamp::DAY_S;
        if begin.rem_euclid(length_s) != 0 || end.rem_euclid(length_s) != 0 {
            return Err(self.file.file("`from` or `to` lies within an interval", "let them be at the full hour"));
        }
        if days > 366 {
            let wrong = format!(
                "it covers {days} days, from {} on line {} to {} on line {}",
                first.moment.time(),
                first.line,
                last.moment.time(),
                last.line
            );
            return Err(self.file.file(wrong, right));
        }
        if days < 1 {
            let wrong = format!("it covers only {} minutes", (end - begin) / 60);
            return Err(self.file.file(wrong, "bring at least a whole day, and a year for a bill of a year"));
        }
        let count = usize::try_from((end - begin) / length_s).unwrap_or(0);
        Ok(Span { first: Moment(begin), length: self.length, count })
    }
}

/// Puts settled points into the intervals of a span. Where a stamp is there again, the last row that has a value counts.
pub(crate) fn place(
    track: &Track,
    span: Span,
    of: EnergyOf,
    found: &mut Vec<Finding>,
    watch: &mut Watch<'_>,
    file: Complaint<'_>,
) -> Result<Slots, LoadError> {
    let mut slots = Slots::empty(span.count);
    let mut doubled: Vec<(Point, i64)> = Vec::new();
    let mut contradicting: Vec<(Point, i64, i64)> = Vec::new();
    for (step, point) in track.points.iter().enumerate() {
        watch.step(Stage::Checking, step)?;
        let (Some(index), Some(value)) = (span.index(point.moment), point.value) else { continue };
        let (Some(slot), Some(estimated)) = (slots.values.get_mut(index), slots.estimated.get_mut(index)) else {
            continue;
        };
        match slot.replace(value) {
            Some(earlier) if earlier == value => doubled.push((*point, value)),
            Some(earlier) => {
                *estimated = true;
                contradicting.push((*point, earlier, value));
            }
            None => {}
        }
    }
    if let Some((point, ..)) = contradicting.first().filter(|_| contradicting.len() > span.count / 10) {
        let wrong = format!(
            "{} stamps such as {} are there again with other values, as if the file held several meters",
            contradicting.len(),
            point.moment.time()
        );
        return Err(file.line(point.line, wrong, "keep the rows of one meter"));
    }
    if let Some(one) =
        doubled.first().and_then(|(point, _)| about(&[*point], FindingKind::DoubledStamp, Done::LeftOut, of))
    {
        found.push(Finding { count: doubled.len(), ..one });
    }
    for (point, earlier, later) in contradicting {
        let energy = MicroKwh((later - earlier).abs());
        let says = format!("{} and {}", plain(earlier), plain(later));
        let one = about(&[point], FindingKind::ContradictingStamp, Done::LastRow, of);
        found.extend(one.map(|one| Finding { energy, says, ..one }));
    }
    Ok(slots)
}

/// A number as a reader writes it.
fn plain(millionths: i64) -> rust_decimal::Decimal {
    rust_decimal::Decimal::new(millionths, 6).normalize()
}

fn about(points: &[Point], kind: FindingKind, done: Done, of: EnergyOf) -> Option<Finding> {
    let first = points.first()?;
    let from = points.iter().map(|point| point.moment).min()?;
    let last = points.iter().map(|point| point.moment).max().filter(|last| *last > from);
    Some(Finding {
        of,
        from: Some(from.time()),
        to: last.map(Moment::time),
        count: points.len(),
        ..Finding::of_file(kind, done, Some(first.line), "")
    })
}
