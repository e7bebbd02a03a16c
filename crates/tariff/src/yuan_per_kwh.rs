use std::fmt;
use std::ops::Mul;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::kwh::Kwh;
use crate::yuan::Yuan;

/// A price in yuan per kilowatt-hour, with the decimals its notice prints: 0.50 stays 0.50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YuanPerKwh(Decimal);

/// Technical bounds that keep every product and sum of a bill inside what [`Decimal`] holds exactly.
const LARGEST_PRICE: u64 = 1000;
const MOST_DECIMALS: u32 = 8;

impl YuanPerKwh {
    /// The number of yuan a kilowatt-hour costs.
    pub fn get(self) -> Decimal {
        self.0
    }

    /// How much more this price is than `other`, in yuan per kilowatt-hour.
    pub fn above(self, other: YuanPerKwh) -> Decimal {
        self.0 - other.0
    }

    pub(crate) fn is_positive(self) -> bool {
        self.0 > Decimal::ZERO
    }
}

impl Mul<YuanPerKwh> for Kwh {
    type Output = Yuan;

    fn mul(self, price: YuanPerKwh) -> Yuan {
        Yuan::new(self.get() * price.0)
    }
}

impl fmt::Display for YuanPerKwh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for YuanPerKwh {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for YuanPerKwh {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<YuanPerKwh, D::Error> {
        deserializer.deserialize_any(PriceVisitor)
    }
}

/// Accepts text alone: a bare 0.49 would already have passed through a binary float.
struct PriceVisitor;

impl serde::de::Visitor<'_> for PriceVisitor {
    type Value = YuanPerKwh;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a price in yuan per kWh as a quoted decimal such as \"0.49\"")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<YuanPerKwh, E> {
        Decimal::from_str_exact(text)
            .ok()
            .filter(|price| price.scale() <= MOST_DECIMALS && price.abs() <= Decimal::from(LARGEST_PRICE))
            .map(YuanPerKwh)
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}
