//! Words of the tables, from a file so that no sentence for users lives in the program's text.

use std::sync::LazyLock;

use serde::Deserialize;

/// The words, by what they name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub month: String,
    pub kwh: String,
    pub tiers: String,
    pub amount: String,
    pub credit: String,
    pub total: String,
    pub missing: String,
    pub tariff: String,
    pub source: String,
    pub in_force: String,
    pub tier: String,
    pub up_to: String,
    pub no_end: String,
    pub price: String,
    pub to_be_verified: String,
    pub shared_meter: String,
    pub seasons: String,
    pub year: String,
    pub sound: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("../messages/command_line.json")).unwrap_or_default());

/// The words. A test sees to it that the file is whole.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let words: Words = serde_json::from_str(include_str!("../messages/command_line.json")).unwrap();
        assert!(!words.total.is_empty());
    }
}
