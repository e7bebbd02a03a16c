use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// Who takes part, which decides the least size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Participant {
    /// A factory.
    Industrial,
    /// Any other customer with a meter of their own.
    Other,
    /// A load aggregator or virtual power plant that speaks for several customers.
    Aggregator,
}

impl Participant {
    /// All of them.
    pub const ALL: [Participant; 3] = [Participant::Industrial, Participant::Other, Participant::Aggregator];
}

/// `industrial`, `other` or `aggregator`.
impl fmt::Display for Participant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Participant::Industrial => "industrial",
            Participant::Other => "other",
            Participant::Aggregator => "aggregator",
        })
    }
}

/// A word that names no participant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" takes part in nothing: give industrial, other or aggregator")]
pub struct UnknownParticipant(String);

impl FromStr for Participant {
    type Err = UnknownParticipant;

    fn from_str(word: &str) -> Result<Participant, UnknownParticipant> {
        let found = Participant::ALL.into_iter().find(|participant| participant.to_string() == word);
        found.ok_or_else(|| UnknownParticipant(word.to_owned()))
    }
}
