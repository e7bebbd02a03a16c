use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::slots::{Slots, Span};

/// Days on either side of a step that are held against each other: two whole weeks.
const DAYS: usize = 14;
/// A step is at least this factor up or down, in thousandths: 1.5, as from 40 to 60 times.
const LEAST: i64 = 1500;
/// How far the factors of low, middle and high load may differ, in hundredths: all of a load is multiplied alike.
const ALIKE: i64 = 120;

/// Lists days from which on everything is a multiple of before: low, middle and high load by the same factor of 1.5 or
/// more. A season, a holiday or a new machine changes them differently. Nothing is repaired: only the owner knows whether
/// the meter or the works changed.
pub(crate) fn list(slots: &Slots, span: Span, found: &mut Vec<Finding>) {
    let days: Vec<Vec<i64>> =
        slots.values.chunks(span.in_a_day()).map(|day| day.iter().flatten().copied().collect()).collect();
    let mut best: Option<(usize, Factor)> = None;
    for day in DAYS..days.len().saturating_sub(DAYS - 1) {
        let of = |first: usize, last: usize| levels(days.get(first..last).unwrap_or_default());
        let whole = factor(of(day - DAYS, day), of(day, day + DAYS));
        // The days right at the step show it too, or it is a drift.
        let close = factor(of(day.saturating_sub(3), day), of(day, day + 3));
        let step = whole.filter(|whole| {
            whole.strength() >= LEAST
                && whole.is_alike()
                && close.is_some_and(|close| close.middle > 1000) == (whole.middle > 1000)
                && close.is_some_and(|close| close.strength() * 5 >= whole.strength() * 4)
        });
        match (step, best) {
            (Some(step), Some((_, known))) if step.strength() > known.strength() => best = Some((day, step)),
            (Some(step), None) => best = Some((day, step)),
            (_, Some((at, known))) if day >= at + DAYS => {
                tell(at, known, span, found);
                best = None;
            }
            _ => {}
        }
    }
    if let Some((at, known)) = best {
        tell(at, known, span, found);
    }
}

/// By how much three levels of load change, in thousandths.
#[derive(Clone, Copy, Debug)]
struct Factor {
    low: i64,
    middle: i64,
    high: i64,
}

impl Factor {
    /// The least of the three, turned so that down counts like up.
    fn strength(self) -> i64 {
        let turned = |thousandths: i64| if thousandths >= 1000 { thousandths } else { 1_000_000 / thousandths.max(1) };
        let same_way = (self.low >= 1000) == (self.high >= 1000);
        if same_way { turned(self.low).min(turned(self.middle)).min(turned(self.high)) } else { 1000 }
    }

    fn is_alike(self) -> bool {
        let (least, most) = (self.low.min(self.middle).min(self.high), self.low.max(self.middle).max(self.high));
        most * 100 <= least * ALIKE
    }
}

/// Low, middle and high load of some days: what a tenth, half and nine tenths of the intervals stay below.
fn levels(days: &[Vec<i64>]) -> Option<[i64; 3]> {
    let mut all: Vec<i64> = days.iter().flatten().copied().collect();
    if all.len() < days.len() * 12 {
        return None;
    }
    all.sort_unstable();
    let at = |tenths: usize| all.get((all.len() - 1) * tenths / 10).copied();
    Some([at(1)?, at(5)?, at(9)?])
}

fn factor(before: Option<[i64; 3]>, after: Option<[i64; 3]>) -> Option<Factor> {
    let ([low, middle, high], [low_after, middle_after, high_after]) = (before?, after?);
    let thousandths = |before: i64, after: i64| {
        let fits = before > 0 && after > 0;
        fits.then(|| i64::try_from(i128::from(after) * 1000 / i128::from(before)).ok()).flatten()
    };
    Some(Factor {
        low: thousandths(low, low_after)?,
        middle: thousandths(middle, middle_after)?,
        high: thousandths(high, high_after)?,
    })
}

fn tell(day: usize, factor: Factor, span: Span, found: &mut Vec<Finding>) {
    let says = format!("about {} times", rust_decimal::Decimal::new(factor.middle, 3).normalize());
    found.push(Finding {
        of: EnergyOf::Active,
        from: Some(span.moment(day * span.in_a_day()).time()),
        ..Finding::of_file(FindingKind::MultiplierStep, Done::Kept, None, says)
    });
}
