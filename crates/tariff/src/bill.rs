use jiff::civil::Date;
use serde::Serialize;

use crate::billing_month::BillingMonth;
use crate::household::Household;
use crate::kwh::Kwh;
use crate::ladder::{Ladder, TierCharge};
use crate::tariff::Tariff;
use crate::tariff_error::TariffError;
use crate::usage_year::UsageYear;
use crate::yuan::Yuan;

/// A household's bill for the known months of a year. As JSON it is what `zhidian-hall bill --json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bill {
    /// What the amounts are in.
    pub currency: Currency,
    /// Yuan: the sum of the months' rounded amounts, which is what is paid.
    pub total: Yuan,
    /// Yuan before any rounding.
    pub exact: Yuan,
    /// One for each known month, in calendar order.
    #[serde(rename = "periods")]
    pub months: Vec<MonthBill>,
    /// Months that were not known, were not billed and count as no energy in the tiers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<BillingMonth>,
    /// The prices it was made with.
    pub tariff: BilledTariff,
}

/// The currency of a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Currency {
    /// Yuan renminbi.
    #[serde(rename = "CNY")]
    Yuan,
}

/// One month of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthBill {
    /// The month.
    #[serde(rename = "period")]
    pub month: BillingMonth,
    /// Kilowatt-hours used.
    pub kwh: Kwh,
    /// Yuan, rounded half up to the cent: the charges less the credit.
    pub amount: Yuan,
    /// Yuan before rounding.
    #[serde(skip)]
    pub exact: Yuan,
    /// The tiers that were touched, cheapest first: two or more in a month that passes a limit.
    pub tiers: Vec<TierCharge>,
    /// Low-income relief, taken off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Credit>,
}

/// What a low-income household gets back for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// Yuan to the cent, positive: the tiers' amounts less this are the month's amount.
    pub amount: Yuan,
    /// Yuan before rounding.
    pub exact: Yuan,
}

/// What a bill says about its prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BilledTariff {
    /// Id of the tariff.
    pub id: String,
    /// Title and number of the notice.
    pub source: String,
    /// First day the prices are in force.
    pub effective_from: Date,
}

impl BilledTariff {
    pub(crate) fn of(tariff: &Tariff) -> BilledTariff {
        BilledTariff { id: tariff.id.clone(), source: tariff.source.citation(), effective_from: tariff.effective_from }
    }
}

/// The bill of `household` for the known months of `usage`.
///
/// Each month costs `T(cum_m) - T(cum_{m-1})`, where T is the tier function of the settlement period and `cum` adds up
/// from January, or from nothing each month where tiers are settled monthly. Months are rounded half up to the cent and
/// the total is the sum of what was rounded.
pub fn bill(tariff: &Tariff, household: &Household, usage: &UsageYear) -> Result<Bill, TariffError> {
    bill_by(tariff, household, usage, |month| tariff.ladder(household, month.month()))
}

/// The bill by the tiers that `ladder_of` gives for each month.
pub(crate) fn bill_by(
    tariff: &Tariff,
    household: &Household,
    usage: &UsageYear,
    ladder_of: impl Fn(BillingMonth) -> Result<Ladder, TariffError>,
) -> Result<Bill, TariffError> {
    let mut months = Vec::new();
    let mut used = Kwh::ZERO;
    for (month, kwh) in usage.entered() {
        let before = if tariff.settlement.is_monthly() { Kwh::ZERO } else { used };
        used = before + kwh;
        let ladder = ladder_of(month)?;
        let tiers = ladder.between(before, used);
        let charge: Yuan = tiers.iter().map(|line| line.exact).sum();
        let credit = relief(tariff, household).map(|relief| relief.credit(kwh, charge, ladder.tiers()[0].price));
        let exact = credit.map_or(charge, |credit| charge - credit);
        let amount = exact.to_cent();
        let credit = credit.map(|exact| Credit { amount: charge.to_cent() - amount, exact });
        months.push(MonthBill { month, kwh, amount, exact, tiers, credit });
    }
    Ok(Bill {
        currency: Currency::Yuan,
        total: months.iter().map(|month| month.amount).sum(),
        exact: months.iter().map(|month| month.exact).sum(),
        months,
        missing: usage.missing(),
        tariff: BilledTariff::of(tariff),
    })
}

fn relief(tariff: &Tariff, household: &Household) -> Option<crate::low_income::Relief> {
    tariff.low_income.as_ref().filter(|_| household.low_income).map(|rule| rule.relief)
}
