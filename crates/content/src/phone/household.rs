//! The household of the practice account. Its bills are worked out from its tariff and use, never written down.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::unique_keys::unique_keys;

/// A row of a list: field, and message or `=` and text as it is.
pub type ListRow = BTreeMap<String, String>;

/// `scenes/phone/household.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Household {
    /// Message of the account holder's name; nobody's.
    pub name: String,
    /// Message of the address; nowhere.
    pub address: String,
    /// Account number (户号), in groups as it is read.
    pub account: String,
    /// Tariff by id.
    pub tariff: String,
    /// Balance in yuan when a visit begins.
    pub balance: String,
    /// Kilowatt-hours of January to December.
    pub kwh_by_month: [u32; 12],
    /// Shares of a week's use by day, today last; whole numbers.
    pub week: [u32; 7],
    /// Other lists by name, such as outages and the progress of an application. `+N` in a field that ends with `day` is N
    /// days from today.
    #[serde(default, deserialize_with = "unique_keys")]
    pub lists: BTreeMap<String, Vec<ListRow>>,
}
