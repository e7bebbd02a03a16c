use serde::Deserialize;

use crate::kwh::Kwh;

/// The rule for a household of many people: which limits it moves, and by how much.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LargeHousehold {
    /// Applies from this many people on.
    pub min_people: u8,
    /// What changes for them.
    pub raise: Raise,
    /// From this many people on the household may choose the shared-meter price instead.
    #[serde(default)]
    pub shared_meter_price_from: Option<u8>,
    /// Months until a household has to apply again, where the rule says so.
    #[serde(default)]
    pub valid_months: Option<u16>,
    /// The notice the rule comes from.
    pub source: String,
    /// Whether a text of the rule was read; if not, a screen marks it "to be verified".
    pub verified: bool,
}

/// How a large household's limits differ. Kilowatt-hours are a month; a yearly settlement takes them twelve times.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Raise {
    /// One amount for every large household.
    PerHousehold {
        /// Kilowatt-hours a month added.
        kwh_per_month: Kwh,
        /// Which limits they are added to.
        limits: RaisedLimits,
    },
    /// An amount for each person beyond a number.
    PerExtraPerson {
        /// The number of people that adds nothing yet.
        beyond_people: u8,
        /// Kilowatt-hours a month added for each further person.
        kwh_per_month: Kwh,
        /// Which limits they are added to.
        limits: RaisedLimits,
    },
    /// Limits of their own, in kilowatt-hours a month.
    OwnLimits {
        /// One limit for every tier but the last, rising.
        kwh_per_month: Vec<Kwh>,
    },
}

/// Which limits a raise moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum RaisedLimits {
    /// The first tier becomes larger and the second smaller.
    FirstTierOnly,
    /// All limits move up together.
    AllTiers,
}

impl LargeHousehold {
    /// `limits` of one settlement period of `months` months as they are for a household of `people`.
    pub(crate) fn apply(&self, people: u8, limits: Vec<Kwh>, months: u32) -> Vec<Kwh> {
        if people < self.min_people {
            return limits;
        }
        let (added, moved) = match &self.raise {
            Raise::OwnLimits { kwh_per_month } => {
                return kwh_per_month.iter().map(|kwh| kwh.times(months)).collect();
            }
            Raise::PerHousehold { kwh_per_month, limits } => (*kwh_per_month, *limits),
            Raise::PerExtraPerson { beyond_people, kwh_per_month, limits } => {
                (kwh_per_month.times(people.saturating_sub(*beyond_people).into()), *limits)
            }
        };
        let added = added.times(months);
        let is_moved = |index: usize| index == 0 || moved == RaisedLimits::AllTiers;
        let raise = |(index, limit)| {
            if is_moved(index) { limit + added } else { limit }
        };
        limits.into_iter().enumerate().map(raise).collect()
    }
}
