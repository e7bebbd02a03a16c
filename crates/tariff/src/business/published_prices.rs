use std::collections::BTreeMap;

use serde::Deserialize;

use super::figure::Figure;
use crate::billing_month::BillingMonth;
use crate::tariff::Source;

/// Prices a grid publishes as absolute numbers, all components together; they are billed as they are printed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedPrices {
    /// The month, or the first of several.
    pub month: BillingMonth,
    /// The last month, where the prices hold for several.
    #[serde(default)]
    pub until: Option<BillingMonth>,
    /// The table they were read from.
    pub source: Source,
    /// One for each class of customers.
    pub rows: Vec<PublishedRow>,
}

/// The published prices of one class.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedRow {
    /// The class.
    pub class: String,
    /// Price of each period, per kWh, funds included.
    pub prices: BTreeMap<String, Figure>,
    /// Demand, per kW and month.
    #[serde(default)]
    pub per_kw: Option<Figure>,
    /// Transformer capacity, per kVA and month.
    #[serde(default)]
    pub per_kva: Option<Figure>,
}

impl PublishedPrices {
    /// Whether the prices hold for `month`.
    pub(crate) fn is_of(&self, month: BillingMonth) -> bool {
        self.month <= month && month <= self.until.unwrap_or(self.month)
    }
}
