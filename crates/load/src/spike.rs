use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::mapping::Spikes;
use crate::micro_kwh::MicroKwh;
use crate::slots::{Slots, Span, runs};

/// So many times what 99.5 % of the measured intervals stay below is a spike.
const TIMES: i64 = 5;
/// More than this many tenths of the capacity is a spike: transformers bear 1.3 times for hours and not 1.5 times.
const TENTHS_OF_CAPACITY: i64 = 15;
/// Fewer intervals with energy say nothing about what is usual.
const FEWEST: usize = 96;
/// The longest spike: what stays up longer may be real.
const LONGEST: usize = 2;

/// Lists spikes, and takes short ones out to be estimated, unless the mapping keeps them. The rule is ours.
pub(crate) fn take_out(
    slots: &mut Slots,
    span: Span,
    of: EnergyOf,
    capacity_kva: Option<Decimal>,
    spikes: Spikes,
    found: &mut Vec<Finding>,
) {
    let Some(limit) = limit(slots, span, capacity_kva) else { return };
    let high = |value: &Option<i64>| value.is_some_and(|value| value > limit);
    let above = slots.values.iter().enumerate().filter(|(_, value)| high(value)).map(|(index, _)| index);
    for (first, count) in runs(above.collect::<Vec<_>>()) {
        let short = count <= LONGEST;
        let taken = short && spikes == Spikes::Repair;
        let energy: i64 = slots.values.iter().skip(first).take(count).flatten().sum();
        if taken {
            slots.values.iter_mut().skip(first).take(count).for_each(|value| *value = None);
        }
        found.push(Finding {
            of,
            from: Some(span.moment(first).time()),
            to: Some(span.moment(first + count).time()),
            count,
            energy: MicroKwh(energy),
            ..Finding::of_file(
                if short { FindingKind::Spike } else { FindingKind::LongSpike },
                if taken { Done::LeftOut } else { Done::Kept },
                None,
                "",
            )
        });
    }
}

/// The energy above which an interval is a spike.
fn limit(slots: &Slots, span: Span, capacity_kva: Option<Decimal>) -> Option<i64> {
    let by_capacity = capacity_kva.and_then(|capacity| {
        let in_an_hour = Decimal::from(span.length.in_an_hour());
        (capacity * Decimal::new(TENTHS_OF_CAPACITY, 1) * Decimal::from(1_000_000) / in_an_hour).to_i64()
    });
    let mut known: Vec<i64> = slots.values.iter().flatten().copied().filter(|value| *value > 0).collect();
    let place = known.len().saturating_sub(1) * 995 / 1000;
    let by_rank = if known.len() < FEWEST {
        None
    } else {
        let (_, usual, _) = known.select_nth_unstable(place);
        usual.checked_mul(TIMES)
    };
    [by_capacity, by_rank].into_iter().flatten().min()
}
