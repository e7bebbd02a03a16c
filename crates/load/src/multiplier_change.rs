use rust_decimal::Decimal;

use crate::amount::micro;
use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::load_error::{Complaint, LoadError};
use crate::mapping::MultiplierChange;
use crate::micro_kwh::MicroKwh;
use crate::slots::{Slots, Span};
use crate::stamp::Moment;

/// Multiplies what the mapping says was measured with another factor, each from its moment on.
pub(crate) fn apply(
    slots: &mut Slots,
    span: Span,
    changes: &[MultiplierChange],
    of: EnergyOf,
    file: Complaint<'_>,
    found: &mut Vec<Finding>,
) -> Result<(), LoadError> {
    for change in changes {
        let from = Moment::of(change.from);
        let after = (0..span.count).filter(|index| from.is_none_or(|from| span.moment(*index) >= from));
        let (mut count, mut added) = (0, 0);
        for index in after.collect::<Vec<_>>() {
            let Some(Some(value)) = slots.values.get_mut(index) else { continue };
            let times = Decimal::new(*value, 6).checked_mul(change.times).and_then(micro).ok_or_else(|| {
                let wrong = format!("{} times from {} on is more than any meter measures", change.times, change.from);
                file.file(wrong, "write the right factor into `multiplier_changes`")
            })?;
            count += 1;
            added += times.0 - *value;
            *value = times.0;
        }
        let one =
            Finding::of_file(FindingKind::MultiplierChange, Done::Multiplied, None, format!("{} times", change.times));
        found.push(Finding { of, from: Some(change.from), count, energy: MicroKwh(added), ..one });
    }
    Ok(())
}
