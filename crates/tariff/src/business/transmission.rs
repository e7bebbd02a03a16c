use jiff::civil::Date;
use serde::Deserialize;

use super::figure::Figure;
use crate::tariff::Source;

/// Prices of transmission and distribution while one notice is in force.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransmissionPrices {
    /// First day in force, the first of a month.
    pub effective_from: Date,
    /// Last day in force, the last of a month.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// The notice.
    pub source: Source,
    /// Whether a text of the notice was read.
    pub verified: bool,
    /// One for each class of customers.
    pub rows: Vec<TransmissionRow>,
}

/// The prices of one class.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransmissionRow {
    /// The class.
    pub class: String,
    /// Energy, per kWh.
    pub per_kwh: Figure,
    /// Demand, per kW and month; classes of one part have none.
    #[serde(default)]
    pub per_kw: Option<Figure>,
    /// Transformer capacity, per kVA and month.
    #[serde(default)]
    pub per_kva: Option<Figure>,
}
