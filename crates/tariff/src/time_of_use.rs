use serde::Deserialize;

use crate::kwh::Kwh;
use crate::ladder::Ladder;
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
}

/// The name of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum BandKind {
    /// The dear hours.
    Peak,
    /// The hours between.
    Flat,
    /// The cheap hours.
    Valley,
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

impl TimeOfUse {
    /// What `used`, the kilowatt-hours of each band over a whole settlement period, costs on `ladder`; a band that is
    /// not part of these prices costs nothing, as it has no hours.
    ///
    /// Rule (uniform additions): each band at its own first-tier price, plus what the tiers add for the whole energy.
    pub fn cost(&self, used: &[(BandKind, Kwh)], ladder: &Ladder) -> Yuan {
        let of_kind = |kind: BandKind| used.iter().filter(move |(of, _)| *of == kind).map(|(_, kwh)| *kwh).sum::<Kwh>();
        let by_band = self.bands.iter().map(|band| of_kind(band.kind) * band.yuan_per_kwh).sum();
        if !self.tiered {
            return by_band;
        }
        let total = self.bands.iter().map(|band| of_kind(band.kind)).sum();
        by_band + ladder.cost(total) - total * ladder.tiers()[0].price
    }

    /// How many bands claim `hour` (0 to 23): one in a sound tariff.
    pub(crate) fn bands_at(&self, hour: u8) -> usize {
        let hours = self.bands.iter().flat_map(|band| &band.hours);
        hours.filter(|hours| (hours.from..hours.to).contains(&hour)).count()
    }
}
