use rust_decimal::Decimal;
use serde::Serialize;

use crate::band_lines::{BandLine, Charge, charges_by_band, charges_by_tier, printed};
use crate::band_year::BandYear;
use crate::bill::{BilledTariff, Credit, Currency};
use crate::billing_month::BillingMonth;
use crate::household::Household;
use crate::kwh::Kwh;
use crate::ladder::Ladder;
use crate::tariff::Tariff;
use crate::tariff_error::TariffError;
use crate::time_of_use::{OutsideMonths, TimeOfUse};
use crate::yuan::Yuan;

/// A household's bill by the hours of the day for the known months of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BandBill {
    /// What the amounts are in.
    pub currency: Currency,
    /// Yuan: the sum of the months' rounded amounts, which is what is paid.
    pub total: Yuan,
    /// Yuan before any rounding.
    pub exact: Yuan,
    /// One for each known month, in calendar order.
    #[serde(rename = "periods")]
    pub months: Vec<BandMonth>,
    /// Months that were not known, were not billed and count as no energy in the tiers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<BillingMonth>,
    /// The tariff it was made with.
    pub tariff: BilledTariff,
    /// Id of the prices by the hour.
    pub prices: String,
    /// The notice of the prices by the hour.
    pub prices_source: String,
}

/// One month of such a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BandMonth {
    /// The month.
    #[serde(rename = "period")]
    pub month: BillingMonth,
    /// Kilowatt-hours of all bands.
    pub kwh: Kwh,
    /// Yuan, rounded half up to the cent: the lines less the credit.
    pub amount: Yuan,
    /// Yuan before rounding.
    #[serde(skip)]
    pub exact: Yuan,
    /// Bands at their prices, and what the tiers add.
    pub lines: Vec<BandLine>,
    /// Low-income relief, taken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Credit>,
}

/// The bill of `household` by the prices of id `prices`, for the known months of `usage`.
///
/// A month costs its bands at their own prices and what the tiers add; where that differs by band, a tier's energy of the
/// month is shared among its bands. Tiers fill from January on where they are settled by the year. Energy at prices
/// without tiers fills none. Months outside the prices follow [`TimeOfUse::outside`]; where that is not known there is a
/// bill only if it does not matter. Low-income relief is that of the tiers.
pub fn bill_by_band(
    tariff: &Tariff,
    household: &Household,
    prices: &str,
    usage: &BandYear,
) -> Result<BandBill, TariffError> {
    let found = tariff.time_of_use.iter().find(|of| of.id == prices);
    let prices = found.ok_or_else(|| TariffError::no_hour_prices(tariff, prices))?;
    if household.shared_meter && prices.tiered {
        return Err(TariffError::HourPricesOfTiers { tariff: tariff.id.clone(), prices: prices.id.clone() });
    }
    for (month, used) in usage.entered() {
        tariff.refuse_out_of_force(month)?;
        let has = |kind| prices.bands.iter().any(|band| band.kind == kind);
        let outside = !prices.months.contains(&month.month());
        let without_hours = crate::BandKind::ALL.into_iter().find(|kind| !has(*kind) && used.of(*kind) > Kwh::ZERO);
        if let Some(band) = without_hours.filter(|_| !outside) {
            return Err(TariffError::NoSuchBand { prices: prices.id.clone(), band: band.name(), month });
        }
    }
    let by = |outside| Year { tariff, household, prices, outside }.bill(usage);
    if let Some(outside) = prices.outside {
        return by(outside);
    }
    let whole = by(OutsideMonths::TiersOfWholeYear)?;
    match usage.entered().find(|(month, _)| !prices.months.contains(&month.month())) {
        Some((month, _)) if by(OutsideMonths::TiersOfTheirMonths)?.exact != whole.exact => {
            Err(TariffError::OutsideUnknown { tariff: tariff.id.clone(), prices: prices.id.clone(), month })
        }
        _ => Ok(whole),
    }
}

/// What the months of a year are billed by.
struct Year<'a> {
    tariff: &'a Tariff,
    household: &'a Household,
    prices: &'a TimeOfUse,
    outside: OutsideMonths,
}

impl Year<'_> {
    fn bill(&self, usage: &BandYear) -> Result<BandBill, TariffError> {
        let mut months = Vec::new();
        let mut filled = Kwh::ZERO;
        for (month, used) in usage.entered() {
            if self.tariff.settlement.is_monthly() {
                filled = Kwh::ZERO;
            }
            let ladder = self.tariff.ladder(self.household, month.month())?;
            let first_tier = ladder.tiers()[0].price;
            let kwh = used.total();
            let (charges, fills) = if self.prices.months.contains(&month.month()) {
                (charges_by_band(self.prices, &ladder, filled, used), self.prices.tiered)
            } else {
                self.outside(ladder, filled, kwh)?
            };
            if fills {
                filled = filled + kwh;
            }
            let (lines, charge) = printed(charges);
            let relief = self.tariff.low_income.as_ref().filter(|_| self.household.low_income);
            let credit = relief.map(|rule| rule.relief.credit(kwh, charge, first_tier).min(charge));
            let exact = credit.map_or(charge, |credit| charge - credit);
            let amount = exact.to_cent();
            let credit = credit.map(|exact| Credit { amount: charge.to_cent() - amount, exact });
            months.push(BandMonth { month, kwh, amount, exact, lines, credit });
        }
        Ok(BandBill {
            currency: Currency::Yuan,
            total: months.iter().map(|month| month.amount).sum(),
            exact: months.iter().map(|month| month.exact).sum(),
            months,
            missing: usage.missing(),
            tariff: BilledTariff::of(self.tariff),
            prices: self.prices.id.clone(),
            prices_source: self.prices.source.clone(),
        })
    }

    /// The charges of `kwh` in a month that the prices are not for, and whether they fill the tiers.
    fn outside(&self, ladder: Ladder, filled: Kwh, kwh: Kwh) -> Result<(Vec<Charge>, bool), TariffError> {
        let by_year = !self.tariff.settlement.is_monthly();
        match self.outside {
            OutsideMonths::SharedMeterPrice => {
                let price = self.tariff.shared_meter.ok_or_else(|| TariffError::no_shared_meter_price(self.tariff))?;
                Ok((charges_by_tier(&Ladder::one_price(price.yuan_per_kwh), Kwh::ZERO, kwh), false))
            }
            OutsideMonths::TiersOfTheirMonths if by_year => {
                let outside = (1..=12).filter(|month| !self.prices.months.contains(month)).count();
                let share = Decimal::from(outside) / Decimal::from(12);
                Ok((charges_by_tier(&ladder.scaled(share), filled, kwh), true))
            }
            OutsideMonths::TiersOfWholeYear | OutsideMonths::TiersOfTheirMonths => {
                Ok((charges_by_tier(&ladder, filled, kwh), true))
            }
        }
    }
}
