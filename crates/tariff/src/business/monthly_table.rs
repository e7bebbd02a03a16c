use jiff::civil::Date;
use serde::Deserialize;

use super::day_kind::Days;
use super::figure::Figure;
use super::published_prices::PublishedPrices;
use crate::billing_month::BillingMonth;
use crate::tariff::Source;

/// What a grid publishes for a month at least three days ahead (NDRC 809 of 2021): the parts that change monthly.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthlyPrice {
    /// The month, or the first of several.
    pub month: BillingMonth,
    /// The last month, where a row holds for several.
    #[serde(default)]
    pub until: Option<BillingMonth>,
    /// Agent-purchase price, per kWh.
    pub agent: Figure,
    /// Line loss, per kWh: the published figure, never worked out from the loss rate.
    pub loss: Figure,
    /// System operation cost, per kWh; it can be negative.
    pub system: Figure,
    /// The table it was read from.
    pub source: Source,
}

/// Government funds, per kWh.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funds {
    /// First day in force, the first of a month.
    pub effective_from: Date,
    /// Last day in force, the last of a month.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// All funds together, per kWh.
    pub per_kwh: Figure,
    /// Where they were read.
    pub source: Source,
}

/// A file of months that is added to a tariff: what the hall copies from the grid's monthly table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthlyTable {
    /// Id of the tariff it belongs to.
    pub tariff: String,
    /// Parts of the composed prices.
    #[serde(default)]
    pub monthly: Vec<MonthlyPrice>,
    /// Prices published as absolute numbers.
    #[serde(default)]
    pub published: Vec<PublishedPrices>,
    /// Days that became what they are since the tariff's file was written.
    #[serde(default)]
    pub days: Days,
}

impl MonthlyPrice {
    /// Whether the row holds for `month`.
    pub(crate) fn is_of(&self, month: BillingMonth) -> bool {
        self.month <= month && month <= self.until.unwrap_or(self.month)
    }
}
