use serde::{Deserialize, Serialize};

/// The same text in Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A rule of a programme with how well it is known: a value that was never read is not passed off as one that was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Known<T> {
    /// Read in a source that the programme names.
    Read(T),
    /// Recalled, inferred or taken from a like programme. It is used, and every result says so.
    InDoubt {
        /// What it probably is.
        value: T,
        /// Why it is in doubt.
        because: Words,
    },
    /// Nobody knows. What needs it is refused.
    #[default]
    NotKnown,
}

impl<T> Known<T> {
    /// The value, read or in doubt.
    pub fn value(&self) -> Option<&T> {
        match self {
            Known::Read(value) | Known::InDoubt { value, .. } => Some(value),
            Known::NotKnown => None,
        }
    }
}
