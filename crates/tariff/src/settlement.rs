use serde::Deserialize;

use crate::kwh::Kwh;
use crate::yuan_per_kwh::YuanPerKwh;

/// How often the tiers start again from zero, with the tiers themselves.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Settlement {
    /// Limits are for a calendar year: kilowatt-hours add up from January, and the month that passes a limit is split.
    Annual {
        /// Cheapest first; limits in kilowatt-hours a year.
        tiers: Vec<TierRow>,
    },
    /// Limits are for one month and start again in the next; they may differ by season.
    Monthly {
        /// Every month of the year is in exactly one season.
        seasons: Vec<Season>,
    },
}

/// Months that share their limits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// 1 for January to 12 for December.
    pub months: Vec<u8>,
    /// Cheapest first; limits in kilowatt-hours a month.
    pub tiers: Vec<TierRow>,
}

/// One tier as a notice states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierRow {
    /// Upper limit in kilowatt-hours per settlement period, inclusive; the last tier has none.
    #[serde(default)]
    pub up_to_kwh: Option<Kwh>,
    /// Price of a kilowatt-hour inside the tier.
    pub yuan_per_kwh: YuanPerKwh,
}

impl Settlement {
    /// Months in one settlement period: monthly allowances are multiplied by this.
    pub fn months_in_period(&self) -> u32 {
        match self {
            Settlement::Annual { .. } => 12,
            Settlement::Monthly { .. } => 1,
        }
    }

    /// Whether the tiers start again every month.
    pub fn is_monthly(&self) -> bool {
        matches!(self, Settlement::Monthly { .. })
    }

    /// The tiers in force in `month` (1 to 12).
    pub(crate) fn rows(&self, month: u8) -> &[TierRow] {
        match self {
            Settlement::Annual { tiers } => tiers,
            Settlement::Monthly { seasons } => {
                seasons.iter().find(|season| season.months.contains(&month)).map_or(&[], |season| &season.tiers)
            }
        }
    }
}
