//! A baseline fitted to what was used before the event on its own day.

use jiff::civil::{Date, DateTime};
use load::{LoadSeries, MicroKwh};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::baseline::{BaselineUsed, mean_of_days};
use crate::baseline_rule::{Adjustment, AdjustmentKind};
use crate::settle_error::SettleError;
use crate::window::{later, places};

/// Fits the baseline and notes down how.
pub(crate) fn adjust(
    rule: Adjustment,
    load: &LoadSeries,
    days: &[Date],
    start: DateTime,
    plain: &[MicroKwh],
    used: &mut BaselineUsed,
) -> Result<Vec<MicroKwh>, SettleError> {
    let minutes = rule.from_minutes_before - rule.to_minutes_before;
    let from = later(start, -i64::from(rule.from_minutes_before)).unwrap_or(start);
    let to = later(start, -i64::from(rule.to_minutes_before)).unwrap_or(start);
    let missing = || SettleError::BeforeEvent { from, to };
    let measured = load.active().get(places(load, from, minutes).ok_or_else(missing)?).ok_or_else(missing)?;
    // Hours that begin on the day before the event begin on the day before each of the days too.
    let shifted: Option<Vec<Date>> = days
        .iter()
        .map(|day| later(day.to_datetime(start.time()), -i64::from(rule.from_minutes_before)).map(|time| time.date()))
        .collect();
    let expected = shifted.and_then(|days| mean_of_days(load, &days, from, minutes)).ok_or_else(missing)?;
    let (measured, expected) = (sum(measured), sum(&expected));
    match rule.kind {
        AdjustmentKind::Factor => {
            let factor = factor(measured, expected, rule.at_most);
            used.factor = Some(factor);
            Ok(plain.iter().map(|energy| rounded(energy_of(*energy) * factor)).collect())
        }
        AdjustmentKind::Shift => {
            let count = Decimal::from(minutes / load.length().minutes()).max(Decimal::ONE);
            let most = rule.at_most * expected / count;
            let shift = ((measured - expected) / count).clamp(-most, most);
            let shift = shift.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
            used.shift_kwh = Some(shift);
            Ok(plain.iter().map(|energy| rounded((energy_of(*energy) + shift).max(Decimal::ZERO))).collect())
        }
    }
}

/// Measured in the share of expected, within the limits, rounded to six decimals. Where nothing was expected there is nothing
/// to compare with, and the baseline stays.
fn factor(measured: Decimal, expected: Decimal, at_most: Decimal) -> Decimal {
    if expected.is_zero() {
        return Decimal::ONE;
    }
    let (least, most) = ((Decimal::ONE - at_most).max(Decimal::ZERO), Decimal::ONE + at_most);
    // Compared before it is divided: the quotient of any two energies need not fit into a decimal.
    if measured >= most * expected {
        most
    } else {
        (measured / expected).max(least).round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero)
    }
}

fn sum(energies: &[MicroKwh]) -> Decimal {
    Decimal::from_i128_with_scale(energies.iter().map(|energy| i128::from(energy.0)).sum(), 6)
}

fn energy_of(energy: MicroKwh) -> Decimal {
    Decimal::new(energy.0, 6)
}

fn rounded(kwh: Decimal) -> MicroKwh {
    let mut kwh = kwh.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
    kwh.rescale(6);
    MicroKwh(i64::try_from(kwh.mantissa()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_factor_stays_within_its_limits() {
        let check = |measured, expected, expect| assert_eq!(factor(measured, expected, dec!(0.2)), expect);
        check(dec!(110), dec!(100), dec!(1.1));
        check(dec!(100), dec!(300), dec!(0.8));
        check(dec!(500), dec!(100), dec!(1.2));
        check(dec!(1), dec!(0), dec!(1));
        check(dec!(100), dec!(99), dec!(1.010101));
        assert_eq!(factor(dec!(0), dec!(100), dec!(3)), dec!(0));
    }
}
