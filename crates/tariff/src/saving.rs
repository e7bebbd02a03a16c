use rust_decimal::Decimal;

use crate::bill::{Bill, bill};
use crate::household::Household;
use crate::tariff::Tariff;
use crate::tariff_error::TariffError;
use crate::usage_year::UsageYear;
use crate::yuan::Yuan;

/// What a household would save by using less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// The bill with the smaller usage.
    pub reduced: Bill,
    /// Yuan to the cent: the bill as it is less the reduced one.
    pub saved: Yuan,
}

/// The saving of using `percent` (0 to 100) less in every known month.
///
/// The year is billed again: savings come off the dearest tier first, so a tenth less energy saves more than a tenth.
pub fn saving(tariff: &Tariff, household: &Household, usage: &UsageYear, percent: u8) -> Result<Saving, TariffError> {
    let kept = Decimal::new(100 - i64::from(percent.min(100)), 2);
    let less = UsageYear { year: usage.year, months: usage.months.map(|kwh| kwh.map(|kwh| kwh.scaled(kept))) };
    let reduced = bill(tariff, household, &less)?;
    let saved = bill(tariff, household, usage)?.total - reduced.total;
    Ok(Saving { reduced, saved })
}
