use jiff::civil::Date;

use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::load_error::{Complaint, LoadError};
use crate::micro_kwh::MicroKwh;
use crate::progress::{Stage, Watch};
use crate::slots::{Slots, Span, runs};
use crate::work_calendar::{DayKind, WorkCalendar};

/// Up to this long a gap is bridged by a straight line.
const LINE_MINUTES: u32 = 120;
/// The farthest week that an interval is estimated from.
const WEEKS: usize = 5;
/// The farthest day that an interval is estimated from where no week has one.
const DAYS: usize = 35;
/// The longest gap that is filled.
const LONGEST_DAYS: usize = 31;

/// Fills what is not known. The rule is ours, after what meter data managers do, and stands in `docs/load.md`.
pub(crate) fn fill(
    slots: Slots,
    span: Span,
    of: EnergyOf,
    found: &mut Vec<Finding>,
    watch: &mut Watch<'_>,
    file: Complaint<'_>,
) -> Result<(Vec<MicroKwh>, Vec<bool>), LoadError> {
    let gaps = runs((0..span.count).filter(|index| slots.values.get(*index).copied().flatten().is_none()));
    refuse_too_much(&gaps, span, of, file)?;
    let like = LikeDays { measured: &slots.values, span, calendar: WorkCalendar::shipped() };
    let mut values: Vec<MicroKwh> = slots.values.iter().map(|value| MicroKwh(value.unwrap_or(0))).collect();
    let mut estimated = slots.estimated.clone();
    let short = (LINE_MINUTES / span.length.minutes()) as usize;
    for (first, count) in gaps {
        let line = if count <= short { line(&slots.values, first, count) } else { None };
        let mut done = Done::Line;
        let mut energy = MicroKwh::ZERO;
        for index in first..first + count {
            watch.step(Stage::Repairing, index)?;
            let value = match &line {
                Some(line) => line.get(index - first).copied().unwrap_or(0),
                None => {
                    let (value, way) = like.estimate(index);
                    // Of a gap that needs more than one way the weaker one is told.
                    done = if done == Done::NearestDay { done } else { way };
                    value
                }
            };
            energy.0 += value;
            if let (Some(place), Some(mark)) = (values.get_mut(index), estimated.get_mut(index)) {
                (*place, *mark) = (MicroKwh(value), true);
            }
        }
        found.push(Finding {
            of,
            from: Some(span.moment(first).time()),
            to: Some(span.moment(first + count).time()),
            count,
            energy,
            ..Finding::of_file(FindingKind::Gap, done, None, "")
        });
    }
    Ok((values, estimated))
}

fn refuse_too_much(gaps: &[(usize, usize)], span: Span, of: EnergyOf, file: Complaint<'_>) -> Result<(), LoadError> {
    let what = if of == EnergyOf::Active { "active" } else { "reactive" };
    let missing: usize = gaps.iter().map(|(_, count)| count).sum();
    if missing > span.count / 4 {
        let wrong = format!("{missing} of {} intervals have no {what} energy", span.count);
        return Err(file.file(wrong, "bring a file with at most a quarter missing, or a shorter time"));
    }
    let longest = gaps.iter().max_by_key(|(_, count)| *count);
    if let Some((first, count)) = longest.filter(|(_, count)| *count > LONGEST_DAYS * span.in_a_day()) {
        let days = count / span.in_a_day();
        let wrong = format!("no {what} energy is there for {days} days from {}", span.moment(*first).time());
        return Err(file.file(wrong, format!("bring a file whose gaps are at most {LONGEST_DAYS} days long")));
    }
    Ok(())
}

/// The straight line between the neighbours of a gap; none at the ends of the file.
fn line(measured: &[Option<i64>], first: usize, count: usize) -> Option<Vec<i64>> {
    let before = measured.get(first.checked_sub(1)?).copied().flatten()?;
    let after = measured.get(first + count).copied().flatten()?;
    let (rise, steps) = (i128::from(after) - i128::from(before), i128::try_from(count).ok()? + 1);
    // Between two values that are at most 1e14, so it fits.
    Some((1..steps).map(|step| before + i64::try_from(rise * step / steps).unwrap_or(0)).collect())
}

/// Days that are like each other.
struct LikeDays<'a> {
    measured: &'a [Option<i64>],
    span: Span,
    calendar: &'a WorkCalendar,
}

impl LikeDays<'_> {
    /// What an interval most likely was: the mean of the nearest weeks before and after whose day is of the same kind;
    /// else the nearest such day; else the nearest day of any kind; nought where nothing at all was measured.
    fn estimate(&self, index: usize) -> (i64, Done) {
        let week = 7 * self.span.in_a_day();
        let kind = self.kind(index);
        let near = |step: usize, most: usize, kind: Option<Day>| {
            let towards = |later: bool| (1..=most).find_map(|number| self.like(index, number * step, later, kind));
            (towards(false), towards(true))
        };
        if let Some(mean) = mean(near(week, WEEKS, Some(kind))) {
            return (mean, Done::NearestWeeks);
        }
        let day = self.span.in_a_day();
        let nearest = |kind| {
            (1..=DAYS).find_map(|number| {
                let at = |later| self.like(index, number * day, later, kind);
                mean((at(false), at(true)))
            })
        };
        (nearest(Some(kind)).or_else(|| nearest(None)).unwrap_or_else(|| self.mean_of_all()), Done::NearestDay)
    }

    /// What was measured so many intervals earlier or later, if the day there is of the kind.
    fn like(&self, index: usize, distance: usize, later: bool, kind: Option<Day>) -> Option<i64> {
        let other = if later { index.checked_add(distance)? } else { index.checked_sub(distance)? };
        let value = self.measured.get(other).copied().flatten()?;
        kind.is_none_or(|kind| self.kind(other) == kind).then_some(value)
    }

    fn kind(&self, index: usize) -> Day {
        let day: Date = self.span.moment(index).time().date();
        if self.calendar.kind(day) == DayKind::Working { Day::Working } else { Day::Free }
    }

    fn mean_of_all(&self) -> i64 {
        let known = || self.measured.iter().flatten();
        let sum: i64 = known().sum();
        sum / i64::try_from(known().count().max(1)).unwrap_or(1)
    }
}

/// Days people work, and days they do not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Day {
    Working,
    Free,
}

fn mean(pair: (Option<i64>, Option<i64>)) -> Option<i64> {
    match pair {
        (Some(before), Some(after)) => Some(before + (after - before) / 2),
        (before, after) => before.or(after),
    }
}
