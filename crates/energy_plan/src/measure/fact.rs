use serde::Serialize;

/// A figure of how a measure is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is, in kebab case; the command line has the words.
    pub what: &'static str,
    /// Of what, where there are several: a month, hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The value.
    pub value: String,
    /// What it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
}

/// What a fact is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    #[serde(rename = "kW")]
    Kw,
    #[serde(rename = "kWh")]
    Kwh,
    #[serde(rename = "kWh/a")]
    KwhPerYear,
    #[serde(rename = "kWp")]
    Kwp,
    #[serde(rename = "kvar")]
    Kvar,
    #[serde(rename = "kVA")]
    Kva,
    #[serde(rename = "%")]
    Percent,
    #[serde(rename = "yuan/kWh")]
    YuanPerKwh,
    #[serde(rename = "yuan/a")]
    YuanPerYear,
}

impl Fact {
    /// A figure.
    pub(crate) fn new(what: &'static str, value: impl ToString, unit: Unit) -> Fact {
        Fact { what, of: None, value: value.to_string(), unit: Some(unit) }
    }

    /// A word, such as a way of the basic charge.
    pub(crate) fn word(what: &'static str, value: impl ToString) -> Fact {
        Fact { what, of: None, value: value.to_string(), unit: None }
    }

    /// One of several.
    pub(crate) fn of(mut self, of: impl ToString) -> Fact {
        self.of = Some(of.to_string());
        self
    }
}
