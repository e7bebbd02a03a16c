use rust_decimal::Decimal;
use serde::Serialize;

use crate::band_year::BandUse;
use crate::kwh::Kwh;
use crate::ladder::Ladder;
use crate::time_of_use::{BandKind, TimeOfUse};
use crate::yuan::Yuan;

/// `kwh x price = amount` of a month billed by the hours of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BandLine {
    /// The band; none for what a tier adds whatever the hour, and for months that the prices are not for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<BandKind>,
    /// The tier, 1 for the first; none where there are no tiers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<u8>,
    /// Kilowatt-hours: of the band, of the tier, or the band's share of the tier.
    pub kwh: Decimal,
    /// Yuan per kWh; of a tier without a band it is what the tier adds.
    pub price: Decimal,
    /// Yuan to the cent, as printed: the lines of a month add up to what it costs.
    pub amount: Yuan,
    /// Yuan before rounding.
    #[serde(skip)]
    pub exact: Yuan,
}

/// A line before it is printed.
pub(crate) struct Charge {
    band: Option<BandKind>,
    tier: Option<u8>,
    kwh: Decimal,
    price: Decimal,
    exact: Yuan,
}

/// What `used` costs by `prices` after `filled` kilowatt-hours of the settlement period.
pub(crate) fn charges_by_band(prices: &TimeOfUse, ladder: &Ladder, filled: Kwh, used: BandUse) -> Vec<Charge> {
    let mut charges = Vec::new();
    let mut push = |band, tier, kwh: Decimal, price: Decimal| {
        if !kwh.is_zero() {
            charges.push(Charge { band, tier, kwh: kwh.normalize(), price, exact: Yuan::new(kwh * price) });
        }
    };
    let tiers = if prices.tiered { ladder.between(filled, filled + used.total()) } else { Vec::new() };
    if prices.adds_by_band() {
        for band in &prices.bands {
            for tier in &tiers {
                let share = tier.kwh.get() * used.of(band.kind).get() / used.total().get();
                push(Some(band.kind), Some(tier.tier), share, band.price_in(tier.tier));
            }
        }
        return charges;
    }
    for band in &prices.bands {
        push(Some(band.kind), None, used.of(band.kind).get(), band.yuan_per_kwh.get());
    }
    let first = ladder.tiers()[0].price;
    for tier in tiers.iter().filter(|tier| tier.tier > 1) {
        push(None, Some(tier.tier), tier.kwh.get(), tier.price.above(first));
    }
    charges
}

/// What `kwh` cost by the tiers alone.
pub(crate) fn charges_by_tier(ladder: &Ladder, filled: Kwh, kwh: Kwh) -> Vec<Charge> {
    let tiers = ladder.between(filled, filled + kwh).into_iter();
    let charge = |tier: crate::ladder::TierCharge| {
        let (kwh, price) = (tier.kwh.get(), tier.price.get());
        Charge { band: None, tier: Some(tier.tier), kwh, price, exact: tier.exact }
    };
    tiers.map(charge).collect()
}

/// The lines, rounded so that they add up to the rounded whole, and the exact whole.
pub(crate) fn printed(charges: Vec<Charge>) -> (Vec<BandLine>, Yuan) {
    let (mut sum, mut so_far) = (Yuan::ZERO, Yuan::ZERO);
    let line = |charge: Charge| {
        sum = sum + charge.exact;
        let amount = sum.to_cent() - so_far;
        so_far = so_far + amount;
        let Charge { band, tier, kwh, price, exact } = charge;
        BandLine { band, tier, kwh, price, amount, exact }
    };
    let lines = charges.into_iter().map(line).collect();
    (lines, sum)
}
