//! Words of plans, from a file so that no sentence for users lives in the program's text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The words, by what they name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) struct PlanWords {
    pub today: String,
    pub then: String,
    pub saves: String,
    pub a_year: String,
    pub to: String,
    pub alone: String,
    pub last: String,
    pub less: String,
    pub costs: String,
    pub once: String,
    pub years: String,
    pub fades: String,
    pub npv: String,
    pub irr: String,
    pub pays_back: String,
    pub at_rate: String,
    pub drawn: String,
    pub fed_in: String,
    pub measures: String,
    pub brackets: String,
    pub nothing_pays: String,
    pub not_worth_it: String,
    pub not_offered: String,
    pub in_doubt: String,
    pub read: String,
    pub month: String,
    pub demand: String,
    pub power_factor: String,
    pub storage_quick: String,
    pub storage_full: String,
    pub storage_stopped: String,
    pub gap: String,
    pub optimiser: String,
    pub without: String,
    pub carbon: String,
    pub contributions: BTreeMap<String, String>,
    pub kinds: BTreeMap<String, String>,
    pub parts: BTreeMap<String, String>,
    pub why_not: BTreeMap<String, String>,
    pub facts: BTreeMap<String, String>,
    pub ratios: BTreeMap<String, String>,
}

static WORDS: LazyLock<PlanWords> =
    LazyLock::new(|| serde_json::from_str(include_str!("../messages/plan.json")).unwrap_or_default());

/// The words. A test sees to it that the file is whole.
pub(crate) fn plan_words() -> &'static PlanWords {
    &WORDS
}

/// The word for a value of a list, else its id.
pub(crate) fn word(words: &BTreeMap<String, String>, value: &impl Serialize) -> String {
    let id = match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    };
    words.get(&id).cloned().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use energy_plan::{BillPart, MeasureKind, WhyNot};

    use super::*;

    #[test]
    fn the_file_is_whole() {
        let words: PlanWords = serde_json::from_str(include_str!("../messages/plan.json")).unwrap();
        for part in BillPart::ALL {
            assert_ne!(word(&words.parts, &part), serde_json::to_value(part).unwrap(), "{part:?}");
        }
        let kinds = [MeasureKind::HigherVoltage, MeasureKind::Storage, MeasureKind::DemandResponse];
        for kind in kinds {
            assert_ne!(word(&words.kinds, &kind), serde_json::to_value(kind).unwrap(), "{kind:?}");
        }
        assert_ne!(word(&words.why_not, &WhyNot::NotSettled), "not-settled");
    }
}
