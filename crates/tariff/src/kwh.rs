use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Electric energy in kilowatt-hours: never negative, and never so large that a bill could overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kwh(Decimal);

/// Technical bounds that keep every product and sum of a bill inside what [`Decimal`] holds exactly.
const LARGEST_KWH: u64 = 1_000_000_000;
const MOST_DECIMALS: u32 = 4;

impl Kwh {
    /// No energy.
    pub const ZERO: Kwh = Kwh(Decimal::ZERO);

    /// Takes `kwh` when it is between 0 and 1,000,000,000 with at most four decimals, else says what would be right.
    pub fn new(kwh: Decimal) -> Result<Kwh, String> {
        let kwh = kwh.normalize();
        if kwh < Decimal::ZERO {
            Err("write kWh as 0 or more".to_owned())
        } else if kwh > Decimal::from(LARGEST_KWH) {
            Err(format!("write at most {LARGEST_KWH} kWh"))
        } else if kwh.scale() > MOST_DECIMALS {
            Err(format!("write kWh with at most {MOST_DECIMALS} decimals"))
        } else {
            Ok(Kwh(kwh))
        }
    }

    /// The number of kilowatt-hours.
    pub fn get(self) -> Decimal {
        self.0
    }

    /// This energy times a whole number.
    pub(crate) fn times(self, n: u32) -> Kwh {
        Kwh(self.0 * Decimal::from(n))
    }

    /// This energy times `factor`, rounded to a hundredth of a kilowatt-hour, which is what meters read.
    pub(crate) fn scaled(self, factor: Decimal) -> Kwh {
        Kwh((self.0 * factor).round_dp(2).max(Decimal::ZERO).normalize())
    }

    /// This energy in `parts` equal parts, rounded to a hundredth of a kilowatt-hour.
    pub(crate) fn shared_by(self, parts: usize) -> Kwh {
        Kwh((self.0 / Decimal::from(parts.max(1))).round_dp(2).normalize())
    }

    /// What is left after taking `other` away, and nothing when `other` is the larger.
    pub fn saturating_sub(self, other: Kwh) -> Kwh {
        Kwh((self.0 - other.0).max(Decimal::ZERO))
    }
}

impl From<u32> for Kwh {
    /// Meter readings are whole numbers; every `u32` in everyday use is inside the bounds, the rest is cut to them.
    fn from(kwh: u32) -> Kwh {
        Kwh(Decimal::from(u64::from(kwh).min(LARGEST_KWH)))
    }
}

impl FromStr for Kwh {
    type Err = String;

    fn from_str(text: &str) -> Result<Kwh, String> {
        let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
        let number = Decimal::from_str_exact(text).ok().filter(|_| plain);
        Kwh::new(number.ok_or("write kWh as a plain number such as 300 or 286.5")?)
    }
}

impl fmt::Display for Kwh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

impl Add for Kwh {
    type Output = Kwh;

    fn add(self, other: Kwh) -> Kwh {
        Kwh(self.0 + other.0)
    }
}

impl Sub for Kwh {
    type Output = Kwh;

    /// Energy is never negative, so subtraction stops at nothing.
    fn sub(self, other: Kwh) -> Kwh {
        self.saturating_sub(other)
    }
}

impl Sum for Kwh {
    fn sum<I: Iterator<Item = Kwh>>(iter: I) -> Kwh {
        iter.fold(Kwh::ZERO, Add::add)
    }
}

impl Serialize for Kwh {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Kwh {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kwh, D::Error> {
        deserializer.deserialize_any(KwhVisitor)
    }
}

struct KwhVisitor;

impl serde::de::Visitor<'_> for KwhVisitor {
    type Value = Kwh;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("kWh as a whole number such as 2640 or a quoted decimal such as \"286.5\"")
    }

    fn visit_u64<E: serde::de::Error>(self, kwh: u64) -> Result<Kwh, E> {
        Kwh::new(Decimal::from(kwh)).map_err(|right| E::custom(format!("`{kwh}` is not an amount of energy: {right}")))
    }

    fn visit_i64<E: serde::de::Error>(self, kwh: i64) -> Result<Kwh, E> {
        Kwh::new(Decimal::from(kwh)).map_err(|right| E::custom(format!("`{kwh}` is not an amount of energy: {right}")))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Kwh, E> {
        text.parse().map_err(|right| E::custom(format!("`{text}` is not an amount of energy: {right}")))
    }
}
