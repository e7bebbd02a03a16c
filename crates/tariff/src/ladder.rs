use rust_decimal::Decimal;
use serde::Serialize;

use crate::kwh::Kwh;
use crate::settlement::TierRow;
use crate::yuan::Yuan;
use crate::yuan_per_kwh::YuanPerKwh;

/// The tiers that apply to one household over one settlement period (a year, or a month), cheapest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    tiers: Vec<Tier>,
}

/// One step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// 1 for the first and cheapest.
    pub number: u8,
    /// The tier holds the kilowatt-hours above this many ...
    pub above: Kwh,
    /// ... up to and including this many; the last tier has no end.
    pub up_to: Option<Kwh>,
    /// Price of every kilowatt-hour inside the tier, and of no other.
    pub price: YuanPerKwh,
}

/// What one tier adds to a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TierCharge {
    /// 1 for the first and cheapest.
    pub tier: u8,
    /// Kilowatt-hours that fell into the tier.
    pub kwh: Kwh,
    /// Price of each of them.
    pub price: YuanPerKwh,
    /// Yuan to the cent, as printed: the lines of a month add up to its amount.
    pub amount: Yuan,
    /// Yuan before rounding: kWh times price.
    #[serde(skip)]
    pub exact: Yuan,
}

impl Ladder {
    /// The ladder of `rows` with their limits replaced by `limits`; a limit below the one before it leaves its tier empty.
    pub(crate) fn new(rows: &[TierRow], limits: &[Kwh]) -> Ladder {
        let mut above = Kwh::ZERO;
        let tiers = rows.iter().enumerate().map(|(index, row)| {
            let up_to = limits.get(index).map(|limit| (*limit).max(above));
            let tier = Tier { number: index as u8 + 1, above, up_to, price: row.yuan_per_kwh };
            above = up_to.unwrap_or(above);
            tier
        });
        Ladder { tiers: tiers.collect() }
    }

    /// One price for every kilowatt-hour.
    pub fn one_price(price: YuanPerKwh) -> Ladder {
        Ladder { tiers: vec![Tier { number: 1, above: Kwh::ZERO, up_to: None, price }] }
    }

    /// The same prices with every limit times `factor`, rounded to a hundredth of a kilowatt-hour.
    pub(crate) fn scaled(&self, factor: Decimal) -> Ladder {
        let scale = |tier: &Tier| Tier {
            above: tier.above.scaled(factor),
            up_to: tier.up_to.map(|limit| limit.scaled(factor)),
            ..*tier
        };
        Ladder { tiers: self.tiers.iter().map(scale).collect() }
    }

    /// The tiers, cheapest first.
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// T(x) of the bill rule `charge(m) = T(cum_m) - T(cum_{m-1})`: what the first `used` kilowatt-hours of the period cost.
    pub fn cost(&self, used: Kwh) -> Yuan {
        self.between(Kwh::ZERO, used).iter().map(|charge| charge.exact).sum()
    }

    /// What the kilowatt-hours from `before` (exclusive) to `after` (inclusive) cost, tier by tier; a limit inside the
    /// range splits it, and only what lies above the limit costs more.
    pub fn between(&self, before: Kwh, after: Kwh) -> Vec<TierCharge> {
        let mut printed = Yuan::ZERO;
        let mut exact_so_far = Yuan::ZERO;
        let charge = |tier: &Tier| {
            let top = tier.up_to.map_or(after, |limit| limit.min(after));
            let kwh = top - tier.above.max(before);
            let exact = kwh * tier.price;
            exact_so_far = exact_so_far + exact;
            // Lines are rounded so that they add up to the rounded whole: each is the step the rounded sum takes.
            let amount = exact_so_far.to_cent() - printed;
            printed = printed + amount;
            TierCharge { tier: tier.number, kwh, price: tier.price, amount, exact }
        };
        self.tiers.iter().map(charge).filter(|charge| charge.kwh > Kwh::ZERO).collect()
    }

    /// The tier the next kilowatt-hour falls into when `used` are used already. Limits are inclusive, so a household
    /// exactly at a limit pays the next tier's price for its next kilowatt-hour.
    pub fn tier_after(&self, used: Kwh) -> Tier {
        let last = self.tiers[self.tiers.len() - 1];
        self.tiers.iter().copied().find(|tier| tier.up_to.is_none_or(|limit| limit > used)).unwrap_or(last)
    }
}
