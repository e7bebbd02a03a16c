use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::baseline_rule::Baseline;
use crate::effective_share::EffectiveShare;
use crate::known::{Known, Words};
use crate::participant::Participant;
use crate::penalty::Penalty;
use crate::price::Price;

/// The rules of a demand response programme.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Area and kind in pinyin and English; also the file's name.
    pub id: String,
    /// What a person reads.
    pub name: Words,
    /// First day in force.
    pub effective_from: Date,
    /// Last day in force.
    pub effective_to: Known<Date>,
    /// Where it was read.
    pub sources: Vec<Source>,
    /// Whether less or more is asked for.
    pub direction: Known<Direction>,
    /// Who may declare how much.
    pub sizes: Sizes,
    /// What would have been used without the event.
    pub baseline: Known<Baseline>,
    /// Which part of what was declared has to be met, and how much counts.
    pub effective: Known<EffectiveShare>,
    /// What is paid.
    pub price: Known<Price>,
    /// What is taken off.
    pub penalty: Known<Penalty>,
    /// What else a reader should know.
    #[serde(default)]
    pub remarks: Vec<Words>,
}

/// A text that a rule was read in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Number of the notice, where it is known.
    #[serde(default)]
    pub number: Option<String>,
    /// When it was issued or printed.
    #[serde(default)]
    pub issued: Option<Date>,
    /// Where it was read.
    pub read_at: String,
}

/// What the grid asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Direction {
    /// Use less in a peak.
    PeakShaving,
    /// Use more in a valley.
    ValleyFilling,
}

/// The least and the most that may be declared for an event.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// What the sizes are counted in.
    pub unit: SizeUnit,
    /// For a factory.
    pub industrial: Known<Size>,
    /// For any other customer.
    pub other: Known<Size>,
    /// For an aggregator, all its customers together.
    pub aggregator: Known<Size>,
}

impl Sizes {
    /// The sizes for one of them.
    pub fn of(&self, who: Participant) -> &Known<Size> {
        match who {
            Participant::Industrial => &self.industrial,
            Participant::Other => &self.other,
            Participant::Aggregator => &self.aggregator,
        }
    }
}

/// What sizes are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum SizeUnit {
    /// kWh of the whole event.
    KwhPerEvent,
    /// kW in each part of the event.
    Kw,
}

/// Limits of a size; one that does not exist is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// The least.
    #[serde(default, with = "rust_decimal::serde::str_option")]
    pub least: Option<Decimal>,
    /// The most.
    #[serde(default, with = "rust_decimal::serde::str_option")]
    pub most: Option<Decimal>,
}
