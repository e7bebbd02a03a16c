//! What an activity publishes for texts and conditions: named values.

use std::collections::BTreeMap;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Shown as it is: an amount already formatted, an id.
    Text(String),
    /// A message id, replaced by the message in the display's language.
    Message(String),
    /// A number for plural rules.
    Number(f64),
    Flag(bool),
}

/// Named values, `calc.total` and the like.
///
/// Kept by the name that messages use, `calc_total`, since Fluent's names have no dots: dots, dashes and low lines are one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(BTreeMap<String, Value>);

impl Values {
    /// Sets a value.
    pub fn set(&mut self, name: impl Into<String>, value: Value) {
        self.0.insert(as_argument(name.into()), value);
    }

    /// A value by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.argument(&as_argument(name.to_owned()))
    }

    /// A value by the name of the argument that it is in messages.
    #[must_use]
    pub(crate) fn argument(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The values whose names begin with `prefix`, by what follows it.
    #[must_use]
    pub fn beginning_with(&self, prefix: &str) -> Vec<(String, Value)> {
        let prefix = as_argument(prefix.to_owned());
        let from = self.0.range(prefix.clone()..);
        from.map_while(|(name, value)| Some((name.strip_prefix(&prefix)?.to_owned(), value.clone()))).collect()
    }

    /// Takes over everything of `other`.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(other.0.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
}

fn as_argument(name: String) -> String {
    if name.contains(['.', '-']) { name.replace(['.', '-'], "_") } else { name }
}
