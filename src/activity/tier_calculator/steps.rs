//! The year's tiers as steps of a picture: shares of its width and height.

use rust_decimal::prelude::ToPrimitive as _;
use tariff::{Kwh, Tier};

use super::model::TierCalculator;
use super::values::money;

/// Where the open tier is cut, as a share of the last limit.
const CUT: f32 = 1.6;
/// Room above the highest step for its name and price, as a share of the picture.
const HIGHEST: f32 = 0.6;
/// Room right of the last limit, as a share of it, so that the open tier has a width.
const OPEN_END: f32 = 1.2;

/// One step as drawn: shares of the picture's width and height.
pub(super) struct Step {
    pub tier: Tier,
    pub left: f32,
    pub width: f32,
    pub height: f32,
    /// Share of the step that is filled, and what is in it.
    pub filled: f32,
    pub kwh: Kwh,
    pub money: Option<String>,
}

/// The steps of a household's year, or of its last month where tiers start again each month.
pub(super) fn lay_out(calculator: &TierCalculator, tiers: &[Tier]) -> Vec<Step> {
    let known = calculator.figures.known.as_ref();
    let monthly = calculator.tariff.settlement.is_monthly();
    // Where tiers start again each month the picture is of the last month entered, else of the year.
    let used_in = |number: u8| -> Kwh {
        known.map_or(Kwh::ZERO, |known| {
            let months = known.bill.months.iter().filter(|m| !monthly || m.month == known.outlook.month);
            months.flat_map(|m| &m.tiers).filter(|line| line.tier == number).map(|line| line.kwh).sum()
        })
    };
    let number = |kwh: Kwh| kwh.get().to_f32().unwrap_or(0.0);
    let total: f32 = tiers.iter().map(|tier| number(used_in(tier.number))).sum();
    let last_limit = tiers.iter().filter_map(|tier| tier.up_to).map(number).fold(0.0, f32::max);
    // A household far beyond the last limit is cut there, or the lower steps would have no room left.
    let right = (last_limit * OPEN_END)
        .max((total * 1.08).min(if last_limit > 0.0 { last_limit * CUT } else { total * 1.08 }))
        .max(1.0);
    let dearest = tiers.iter().filter_map(|tier| tier.price.get().to_f32()).fold(0.01, f32::max);
    tiers
        .iter()
        .map(|tier| {
            let (left, end) = (number(tier.above), tier.up_to.map_or(right, number));
            let (kwh, width) = (used_in(tier.number), (end - left).max(1.0));
            let line = known.and_then(|known| known.outlook.tiers.iter().find(|t| t.tier.number == tier.number));
            Step {
                tier: *tier,
                left: left / right,
                width: width / right,
                height: tier.price.get().to_f32().unwrap_or(0.0) / dearest * HIGHEST,
                filled: number(kwh) / width,
                kwh,
                money: line.filter(|line| line.kwh > Kwh::ZERO).map(|line| money(line.exact.to_cent().get())),
            }
        })
        .collect()
}
