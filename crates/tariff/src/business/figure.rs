use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of a tariff file: a whole number, or a decimal in quotes so that it never passes through a binary float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure(Decimal);

/// Technical bounds that keep every product and sum of a bill inside what [`Decimal`] holds exactly.
const LARGEST: u64 = 1_000_000_000;
const MOST_DECIMALS: u32 = 10;

impl Figure {
    /// The number.
    pub fn get(self) -> Decimal {
        self.0
    }

    fn new(number: Decimal) -> Option<Figure> {
        let fits = number.abs() <= Decimal::from(LARGEST) && number.scale() <= MOST_DECIMALS;
        fits.then_some(Figure(number))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Figure, D::Error> {
        deserializer.deserialize_any(FigureVisitor)
    }
}

struct FigureVisitor;

impl serde::de::Visitor<'_> for FigureVisitor {
    type Value = Figure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number such as 260 or a quoted decimal such as \"0.2836\" with at most 10 decimals")
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Figure, E> {
        let wrong = || E::invalid_value(serde::de::Unexpected::Unsigned(number), &self);
        Figure::new(Decimal::from(number)).ok_or_else(wrong)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Figure, E> {
        let wrong = || E::invalid_value(serde::de::Unexpected::Signed(number), &self);
        Figure::new(Decimal::from(number)).ok_or_else(wrong)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Figure, E> {
        let wrong = || E::invalid_value(serde::de::Unexpected::Str(text), &self);
        Decimal::from_str_exact(text).ok().and_then(Figure::new).ok_or_else(wrong)
    }
}
