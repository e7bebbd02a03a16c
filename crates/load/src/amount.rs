use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::micro_kwh::MicroKwh;

/// The most that one interval may say, in kW, kWh, kvar or kvarh: a hundred gigawatts, and a year of it still adds up.
pub(crate) const MOST: i64 = 100_000_000;

/// Reads an amount as spreadsheets and metering systems write it: `1234.5`, `1,234.5`, `1.2e3`; none where it is no number.
pub(crate) fn parse_amount(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if text.len() > 60 {
        return None;
    }
    if text.contains(',') {
        return grouped(text)?.parse().ok();
    }
    if text.contains(['e', 'E']) {
        return Decimal::from_scientific(text).ok();
    }
    // A number of a spreadsheet may have more digits than matter; the decimal keeps 28 of them.
    text.parse().ok()
}

/// An amount as a whole number of millionths, rounded half away from nought; none beyond [`MOST`].
pub(crate) fn micro(amount: Decimal) -> Option<MicroKwh> {
    if amount.abs() > Decimal::from(MOST) {
        return None;
    }
    let million = Decimal::from(1_000_000);
    let millionths = amount.checked_mul(million)?;
    millionths.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_i64().map(MicroKwh)
}

/// A number whose thousands are set apart by commas, without them; a comma for a decimal point is not guessed at.
fn grouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len())
        && digits(first)
        && digits(fraction)
        && groups.all(|group| group.len() == 3 && digits(group));
    fits.then(|| text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<i64>) {
        assert_eq!(parse_amount(text).and_then(micro).map(|amount| amount.0), expect, "{text}");
    }

    #[test]
    fn amounts_are_read_or_refused() {
        check("12.5", Some(12_500_000));
        check(" 1,234.5 ", Some(1_234_500_000));
        check("1.5e3", Some(1_500_000_000));
        check("0.30000000000000004", Some(300_000));
        check("-3", Some(-3_000_000));
        check("1,5", None);
        check("12,34", None);
        check("12 kW", None);
        check("1e40", None);
        check("100000001", None);
        check("=A1", None);
        check("", None);
    }
}
