use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::kwh::Kwh;
use crate::ladder::{Ladder, TierCharge};
use crate::yuan::Yuan;
use crate::yuan_per_kwh::YuanPerKwh;

/// Prices by the hour of the day, in place of the one price of the first tier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeOfUse {
    /// What the prices are for, in kebab case.
    pub id: String,
    /// Months they are in force, 1 to 12.
    pub months: Vec<u8>,
    /// The bands; together they cover each hour of the day once.
    pub bands: Vec<Band>,
    /// Whether the tiers' higher prices are added on top.
    pub tiered: bool,
    /// What energy costs in the other months; none where that is not known.
    #[serde(default)]
    pub outside: Option<OutsideMonths>,
    /// The notice the prices come from.
    pub source: String,
    /// Whether a text of the notice was read.
    pub verified: bool,
}

/// Hours of the day that share a price.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Peak, flat or valley.
    pub kind: BandKind,
    /// When it is.
    pub hours: Vec<Hours>,
    /// Price of a kilowatt-hour in the first tier.
    pub yuan_per_kwh: YuanPerKwh,
    /// Prices in the second tier and those above, where what a tier adds differs by band; empty where it does not.
    #[serde(default)]
    pub higher_tiers: Vec<YuanPerKwh>,
}

/// The name of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum BandKind {
    /// The dear hours.
    Peak,
    /// The hours between.
    Flat,
    /// The cheap hours.
    Valley,
}

/// What energy costs in the months that prices by the hour are not for, such as those without heating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum OutsideMonths {
    /// The price of a shared meter, as for a meter that heating has to itself.
    SharedMeterPrice,
    /// The tiers, with the limits of the whole year, filled by those months alone.
    TiersOfWholeYear,
    /// The tiers, with the part of the year's limits that those months are, filled by them alone.
    TiersOfTheirMonths,
}

/// From one hour to another on the same day, 0 to 24; a night is written as two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// First hour inside, 0 to 23.
    pub from: u8,
    /// First hour outside, 1 to 24.
    pub to: u8,
}

impl BandKind {
    /// All of them, the dear hours first.
    pub const ALL: [BandKind; 3] = [BandKind::Peak, BandKind::Flat, BandKind::Valley];

    /// As a sentence calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            BandKind::Peak => "peak",
            BandKind::Flat => "flat",
            BandKind::Valley => "valley",
        }
    }
}

impl Band {
    /// Price of a kilowatt-hour in tier `number`, 1 for the first.
    pub(crate) fn price_in(&self, number: u8) -> Decimal {
        let higher = usize::from(number).checked_sub(2).and_then(|above| self.higher_tiers.get(above));
        higher.unwrap_or(&self.yuan_per_kwh).get()
    }
}

impl TimeOfUse {
    /// What `used`, the kilowatt-hours of each band over a whole settlement period, costs on `ladder`; a band that is
    /// not part of these prices costs nothing, as it has no hours.
    ///
    /// Rule (uniform additions): each band at its own first-tier price, plus what the tiers add for the whole energy.
    /// Where additions differ by band, the energy of a tier is shared among the bands by their part of the period.
    pub fn cost(&self, used: &[(BandKind, Kwh)], ladder: &Ladder) -> Yuan {
        let of_kind = |kind: BandKind| used.iter().filter(move |(of, _)| *of == kind).map(|(_, kwh)| *kwh).sum::<Kwh>();
        let by_band = self.bands.iter().map(|band| of_kind(band.kind) * band.yuan_per_kwh).sum();
        if !self.tiered {
            return by_band;
        }
        let total: Kwh = self.bands.iter().map(|band| of_kind(band.kind)).sum();
        if self.adds_by_band() && total > Kwh::ZERO {
            let of_tier = |charge: &TierCharge| {
                let price = |band: &Band| band.price_in(charge.tier) * charge.kwh.get() * of_kind(band.kind).get();
                self.bands.iter().map(price).sum::<Decimal>() / total.get()
            };
            return Yuan::new(ladder.between(Kwh::ZERO, total).iter().map(of_tier).sum());
        }
        by_band + ladder.cost(total) - total * ladder.tiers()[0].price
    }

    /// Whether what the tiers add differs by band.
    pub(crate) fn adds_by_band(&self) -> bool {
        self.bands.iter().any(|band| !band.higher_tiers.is_empty())
    }

    /// How many bands claim `hour` (0 to 23): one in a sound tariff.
    pub(crate) fn bands_at(&self, hour: u8) -> usize {
        let hours = self.bands.iter().flat_map(|band| &band.hours);
        hours.filter(|hours| (hours.from..hours.to).contains(&hour)).count()
    }
}
