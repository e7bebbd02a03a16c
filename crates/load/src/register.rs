use crate::amount::MOST;
use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::load_error::{Complaint, LoadError};
use crate::micro_kwh::MicroKwh;
use crate::slots::{Slots, Span};
use crate::track::Track;

/// Energy of intervals out of the readings of a register that counts on. What it knows only as the sum of several
/// intervals is spread evenly; where it goes back the intervals are unknown; where it leaps by more than any meter measures
/// the file is refused. `track` is in the order of time.
pub(crate) fn energy(
    track: &Track,
    span: Span,
    found: &mut Vec<Finding>,
    file: Complaint<'_>,
) -> Result<Slots, LoadError> {
    let mut slots = Slots::empty(span.count);
    let about = |kind, done, line, first: usize, count: usize, energy| Finding {
        of: EnergyOf::Active,
        from: Some(span.moment(first).time()),
        to: Some(span.moment(first + count).time()),
        count,
        energy: MicroKwh(energy),
        ..Finding::of_file(kind, done, Some(line), "")
    };
    let known = track.points.iter().filter_map(|point| Some((point, point.value?)));
    let (mut last, mut doubled, mut first_doubled) = (None, 0, None);
    for (point, reading) in known {
        let Some(at) = usize::try_from((point.moment.0 - span.first.0) / span.length_s()).ok() else { continue };
        let Some((before, reading_before)) = last.replace((at, reading)) else { continue };
        let count = at - before;
        if count == 0 {
            // The later row stays: it is the one that the next difference is taken from.
            doubled += 1;
            first_doubled = first_doubled.or(Some(point));
            continue;
        }
        let energy = reading - reading_before;
        if energy < 0 {
            found.push(about(FindingKind::RegisterBack, Done::LeftOut, point.line, before, count, energy));
            continue;
        }
        if count > 1 {
            found.push(about(FindingKind::RegisterSum, Done::Spread, point.line, before, count, energy));
        }
        let (parts, mut given) = (i64::try_from(count).unwrap_or(i64::MAX), 0);
        // Leaps that a register could hold would together be more than a year adds up to.
        if energy / parts > MOST * 1_000_000 {
            let wrong = format!("the register rises by {} kWh", MicroKwh(energy).kwh());
            let right = format!("look for a wrong digit there: an interval has at most {MOST} kWh");
            return Err(file.line(point.line, wrong, right));
        }
        for (part, index) in (before..at).enumerate() {
            // Each part is the difference of two rounded sums, so that nothing is lost.
            let sum = i128::from(energy) * (part as i128 + 1) / i128::from(parts);
            let share = i64::try_from(sum).unwrap_or(0) - given;
            given += share;
            if let (Some(value), Some(mark)) = (slots.values.get_mut(index), slots.estimated.get_mut(index)) {
                (*value, *mark) = (Some(share), count > 1);
            }
        }
    }
    if let Some(point) = first_doubled {
        let at = Some(point.moment.time());
        let one = Finding::of_file(FindingKind::DoubledStamp, Done::LastRow, Some(point.line), "");
        found.push(Finding { from: at, count: doubled, ..one });
    }
    Ok(slots)
}
