//! When something shows: `name`, `!name`, `name=value` or `name!=value` over the scene's values.

use serde::Deserialize;

use crate::{Value, Values};

/// A condition over [`Values`], written as a string in scene files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Condition {
    name: String,
    equals: Option<String>,
    negated: bool,
}

impl Condition {
    /// The value it looks at.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True where it holds. A missing value is false and equal to nothing.
    #[must_use]
    pub fn holds(&self, values: &Values) -> bool {
        let value = values.get(&self.name);
        let truth = match (&self.equals, value) {
            (Some(wanted), Some(Value::Text(text) | Value::Message(text))) => text == wanted,
            (Some(wanted), Some(Value::Number(number))) => number.to_string() == *wanted,
            (Some(wanted), Some(Value::Flag(flag))) => flag.to_string() == *wanted,
            (None, Some(Value::Flag(flag))) => *flag,
            (None, Some(Value::Text(text) | Value::Message(text))) => !text.is_empty(),
            (None, Some(Value::Number(number))) => *number != 0.0,
            (_, None) => false,
        };
        truth != self.negated
    }
}

impl TryFrom<String> for Condition {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (name, equals, negated) = if let Some((name, value)) = text.split_once("!=") {
            (name, Some(value), true)
        } else if let Some((name, value)) = text.split_once('=') {
            (name, Some(value), false)
        } else if let Some(name) = text.strip_prefix('!') {
            (name, None, true)
        } else {
            (text.as_str(), None, false)
        };
        let name = name.trim();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')) {
            return Err(format!("'{text}' is no condition: write name, !name, name=value or name!=value"));
        }
        Ok(Self { name: name.to_owned(), equals: equals.map(|v| v.trim().to_owned()), negated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(condition: &str, expect: bool) {
        let mut values = Values::default();
        values.set("calc.crossed", Value::Flag(true));
        values.set("calc.area", Value::Text("tianjin".into()));
        let condition = Condition::try_from(condition.to_owned()).unwrap();
        assert_eq!(condition.holds(&values), expect, "{condition:?}");
    }

    #[test]
    fn holds_by_flag_equality_and_negation() {
        check("calc.crossed", true);
        check("!calc.crossed", false);
        check("calc.area=tianjin", true);
        check("calc.area!=tianjin", false);
        check("calc.missing", false);
        check("!calc.missing", true);
    }

    #[test]
    fn refuses_what_is_no_condition() {
        assert!(Condition::try_from("a b".to_owned()).is_err());
        assert!(Condition::try_from("!".to_owned()).is_err());
    }
}
