use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::figure::Figure;
use crate::tariff::Source;

/// Energy prices said outright, by period and tier: a plain tariff of anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainPrices {
    /// First day in force, the first of a month.
    pub effective_from: Date,
    /// Last day in force, the last of a month.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// Months of every year, 1 to 12; none named is all of them.
    #[serde(default)]
    pub months: Vec<u8>,
    /// Classes of customers; none named is all of them.
    #[serde(default)]
    pub classes: Vec<String>,
    /// Upper limits of all tiers but the last, in kWh a month over all periods, inclusive, rising.
    #[serde(default)]
    pub tiers_up_to_kwh: Vec<Figure>,
    /// For each period one price for each tier, per kWh. A tier's energy is shared among the periods by their energy.
    pub prices: BTreeMap<String, Vec<Figure>>,
    /// Where they were read.
    pub source: Source,
}

/// A charge a month on the highest mean power.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemandCharge {
    /// What it is called, in kebab case.
    pub id: String,
    /// First day in force, the first of a month.
    pub effective_from: Date,
    /// Last day in force, the last of a month.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// Months of every year, 1 to 12; none named is all of them.
    #[serde(default)]
    pub months: Vec<u8>,
    /// Classes of customers; none named is all of them.
    #[serde(default)]
    pub classes: Vec<String>,
    /// Periods whose power counts; none named is all of them.
    #[serde(default)]
    pub periods: Vec<String>,
    /// The mean power is taken over so many minutes of the clock: 15, 30 or 60.
    pub window_minutes: u8,
    /// Per kW and month.
    pub per_kw: Figure,
    /// Where it was read.
    pub source: Source,
}

/// A charge a month whatever is used.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedCharge {
    /// What it is called, in kebab case.
    pub id: String,
    /// First day in force, the first of a month.
    pub effective_from: Date,
    /// Last day in force, the last of a month.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// Classes of customers; none named is all of them.
    #[serde(default)]
    pub classes: Vec<String>,
    /// The amount of a month.
    pub per_month: Figure,
    /// Where it was read.
    pub source: Source,
}
