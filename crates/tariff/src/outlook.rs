use crate::bill::{Bill, bill};
use crate::billing_month::BillingMonth;
use crate::household::Household;
use crate::kwh::Kwh;
use crate::ladder::{Ladder, Tier};
use crate::tariff::Tariff;
use crate::tariff_error::TariffError;
use crate::usage_year::UsageYear;
use crate::yuan::Yuan;
use crate::yuan_per_kwh::YuanPerKwh;

/// What a screen shows beside a bill: how full each tier is, what comes next, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The tiers of this household, cheapest first. Where tiers are settled monthly the limits are those of
    /// [`Outlook::month`], while the energy and money are of the whole year.
    pub tiers: Vec<TierOfYear>,
    /// The month the outlook is from: the last known one, or January when none is.
    pub month: BillingMonth,
    /// Price of the next kilowatt-hour after everything known.
    pub next_price: YuanPerKwh,
    /// Kilowatt-hours that still cost that much; `None` in the last tier.
    pub left_in_tier: Option<Kwh>,
    /// The months in which a limit was passed, in order.
    pub crossings: Vec<Crossing>,
    /// How the year goes on with the mean of the known months; `None` when no month is known.
    pub pace: Option<Pace>,
}

/// A tier with what the year put into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierOfYear {
    /// The step itself: its limits and price.
    pub tier: Tier,
    /// Kilowatt-hours of the known months that fell into it.
    pub kwh: Kwh,
    /// Yuan before rounding: the area of the step in a picture of the year.
    pub exact: Yuan,
}

/// A month that passed a limit: only what lies above the limit costs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The month that is split.
    pub month: BillingMonth,
    /// The tier that begins in it.
    pub into_tier: u8,
    /// Kilowatt-hours of the month below the limit.
    pub below: Kwh,
    /// Kilowatt-hours of the month above it.
    pub above: Kwh,
}

/// The year at the pace of the known months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The mean month of the known ones, which every unknown month is taken as.
    pub mean: Kwh,
    /// The whole year billed at that pace.
    pub year: Bill,
    /// The next tier that has not begun yet, and the month it begins in; `None` when this year does not reach it.
    pub next_tier: Option<(u8, BillingMonth)>,
}

/// Number of the tier every household begins in.
const FIRST_TIER: u8 = 1;

/// The outlook of `household` after the known months of `usage`.
pub fn outlook(tariff: &Tariff, household: &Household, usage: &UsageYear) -> Result<Outlook, TariffError> {
    let billed = bill(tariff, household, usage)?;
    let last = billed.months.last();
    let month = last.map_or(BillingMonth::all_of(usage.year)[0], |last| last.month);
    let used = match last {
        Some(last) if tariff.settlement.is_monthly() => last.kwh,
        _ => usage.total(),
    };
    let ladder = tariff.ladder(household, month.month())?;
    let next = ladder.tier_after(used);
    Ok(Outlook {
        tiers: tiers_of_year(&ladder, &billed),
        month,
        next_price: next.price,
        left_in_tier: next.up_to.map(|limit| limit - used),
        crossings: crossings(&billed, tariff.settlement.is_monthly()),
        pace: pace(tariff, household, usage, &billed)?,
    })
}

fn tiers_of_year(ladder: &Ladder, billed: &Bill) -> Vec<TierOfYear> {
    let of_tier = |tier: &Tier| {
        let lines = billed.months.iter().flat_map(|month| &month.tiers).filter(|line| line.tier == tier.number);
        let (kwh, exact) = (lines.clone().map(|line| line.kwh).sum(), lines.map(|line| line.exact).sum());
        TierOfYear { tier: *tier, kwh, exact }
    };
    ladder.tiers().iter().map(of_tier).collect()
}

/// A month that begins exactly at a limit is wholly above it, and passes it all the same.
fn crossings(billed: &Bill, starts_anew_each_month: bool) -> Vec<Crossing> {
    let mut crossings = Vec::new();
    let mut reached = FIRST_TIER;
    for month in &billed.months {
        if starts_anew_each_month {
            reached = FIRST_TIER;
        }
        let mut below = Kwh::ZERO;
        for line in &month.tiers {
            if line.tier > reached {
                reached = line.tier;
                crossings.push(Crossing { month: month.month, into_tier: line.tier, below, above: month.kwh - below });
            }
            below = [below, line.kwh].into_iter().sum();
        }
    }
    crossings
}

/// Every unknown month is taken as the mean of the known ones, and the filled year is billed; the next tier is the first
/// one above all that the known months touched.
fn pace(tariff: &Tariff, household: &Household, usage: &UsageYear, billed: &Bill) -> Result<Option<Pace>, TariffError> {
    let (Some(mean), Some(filled)) = (usage.mean(), usage.at_this_pace()) else {
        return Ok(None);
    };
    let year = bill(tariff, household, &filled)?;
    let touched = |bill: &Bill| bill.months.iter().flat_map(|month| &month.tiers).map(|line| line.tier).max();
    let reached = touched(billed).unwrap_or(1);
    let first_above = year.months.iter().find_map(|month| {
        let line = month.tiers.iter().find(|line| line.tier > reached)?;
        Some((line.tier, month.month))
    });
    Ok(Some(Pace { mean, year, next_tier: first_above }))
}
