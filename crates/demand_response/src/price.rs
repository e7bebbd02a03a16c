use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What is paid for what counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// What the yuan are paid for.
    pub per: PaidFor,
    /// How many.
    pub yuan: Amount,
}

/// What a price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum PaidFor {
    /// A kilowatt-hour.
    Kwh,
    /// A kilowatt, the mean of the event, however long it lasts.
    Kw,
}

/// How many yuan a unit is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Amount {
    /// The programme says it.
    Fixed(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// The event says it, and it is no more than this.
    UpTo(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// The event says it.
    Agreed,
}
