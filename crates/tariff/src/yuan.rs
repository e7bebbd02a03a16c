use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize, Serializer};

/// An amount of money in yuan (CNY), exact: rounding to the cent is a step a bill takes, not something money does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Yuan(Decimal);

impl Yuan {
    /// No money.
    pub const ZERO: Yuan = Yuan(Decimal::ZERO);

    /// An amount of `yuan`.
    pub const fn new(yuan: Decimal) -> Yuan {
        Yuan(yuan)
    }

    /// The number of yuan.
    pub fn get(self) -> Decimal {
        self.0
    }

    /// Rounded half up to the cent, with two decimals: the rounding rule of docs/tariffs.md.
    pub fn to_cent(self) -> Yuan {
        let mut cents = self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        cents.rescale(2);
        Yuan(cents)
    }
}

impl fmt::Display for Yuan {
    /// All the decimals the amount has, and at least two.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut amount = self.0;
        if amount.scale() < 2 {
            amount.rescale(2);
        }
        amount.fmt(f)
    }
}

impl Add for Yuan {
    type Output = Yuan;

    fn add(self, other: Yuan) -> Yuan {
        Yuan(self.0 + other.0)
    }
}

impl Sub for Yuan {
    type Output = Yuan;

    fn sub(self, other: Yuan) -> Yuan {
        Yuan(self.0 - other.0)
    }
}

impl Sum for Yuan {
    fn sum<I: Iterator<Item = Yuan>>(iter: I) -> Yuan {
        iter.fold(Yuan::ZERO, Add::add)
    }
}

impl Serialize for Yuan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Yuan {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Yuan, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::from_str_exact(&text).map(Yuan).map_err(|_| {
            serde::de::Error::custom(format!(
                "`{text}` is not an amount in yuan, write it as a quoted decimal such as \"7.84\""
            ))
        })
    }
}
