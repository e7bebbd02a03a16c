use serde::{Deserialize, Serialize};

use super::figure::Figure;
use crate::tariff::Source;

/// The rules of the basic charge of two-part tariffs (NDRC 1583 of 2016).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasicRule {
    /// A contract value is at least this share of the transformer capacity, such as "0.40".
    pub floor_share: Figure,
    /// Whether an actual demand below the floor is billed at the floor as well.
    #[serde(default)]
    pub floor_for_actual: bool,
    /// Measured demand up to this multiple of the contract value costs nothing more, such as "1.05".
    pub free_up_to: Figure,
    /// Demand above it costs this multiple of the price, such as 2.
    pub overrun_ratio: Figure,
    /// How the rule for more than that is read, unless a contract says otherwise.
    pub overrun: Overrun,
    /// The lower demand price of those who use much for their capacity.
    #[serde(default)]
    pub high_use: Option<HighUse>,
    /// Days a stop of transformers lasts at least.
    pub shortest_stop_days: u16,
    /// The notice.
    pub source: Source,
}

/// The two readings of "the part above 105 % is charged double".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Overrun {
    /// A: the contract value at the price, and what is above 105 % of it at the multiple.
    ContractValue,
    /// B: 105 % of the contract value at the price, and what is above it at the multiple.
    FreeLimit,
}

/// From so many kWh a month for each kVA of capacity on, demand costs only a share (NDRC 526 of 2023).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HighUse {
    /// kWh a month and kVA, such as 260.
    pub kwh_per_kva: Figure,
    /// Share of the demand price, such as "0.9".
    pub price_share: Figure,
    /// The notice.
    pub source: Source,
    /// Whether a text of the notice was read.
    pub verified: bool,
}
