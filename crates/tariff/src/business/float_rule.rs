use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::bill::Component;
use super::figure::Figure;
use crate::tariff::Source;

/// How prices of a period differ from the flat price: some components are multiplied, the others are not.
///
/// `price = ratio x (sum of the components that float) + (sum of the others)`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloatRule {
    /// First day in force, the first of a month.
    pub effective_from: Date,
    /// Last day in force, the last of a month.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// The notice.
    pub source: Source,
    /// Whether a text of the notice was read.
    pub verified: bool,
    /// Classes of customers it is for; none named is all of them.
    #[serde(default)]
    pub classes: Vec<String>,
    /// The components that are multiplied.
    pub components: Vec<Component>,
    /// The multiple of each period; 1 is the flat price.
    pub ratios: BTreeMap<String, Figure>,
}
