use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// A figure that a plan rests on and nobody has measured for this site: how low it may be, what it probably is, how high.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// The lowest it may be.
    #[serde(with = "rust_decimal::serde::str")]
    pub low: Decimal,
    /// What it probably is.
    #[serde(with = "rust_decimal::serde::str")]
    pub likely: Decimal,
    /// The highest it may be.
    #[serde(with = "rust_decimal::serde::str")]
    pub high: Decimal,
    /// Where it was read; or that it was recalled, or chosen.
    pub source: String,
    /// Whether a source was read. Every figure that was not is listed with the plan.
    #[serde(default)]
    pub verified: bool,
}

/// How things turn out for whoever buys a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    /// Dear, and saving little.
    Low,
    /// As it probably is.
    Likely,
    /// Cheap, and saving much.
    High,
}

/// A result under each outlook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Range<T> {
    /// Under [`Outlook::Low`].
    pub low: T,
    /// Under [`Outlook::Likely`].
    pub likely: T,
    /// Under [`Outlook::High`].
    pub high: T,
}

impl Outlook {
    /// All three, the worst first.
    pub const ALL: [Outlook; 3] = [Outlook::Low, Outlook::Likely, Outlook::High];
}

impl Assumption {
    /// A figure of which more is better, such as a yield or a life.
    pub fn gain(&self, outlook: Outlook) -> Decimal {
        match outlook {
            Outlook::Low => self.low,
            Outlook::Likely => self.likely,
            Outlook::High => self.high,
        }
    }

    /// A figure of which more is worse, such as a price.
    pub fn cost(&self, outlook: Outlook) -> Decimal {
        match outlook {
            Outlook::Low => self.high,
            Outlook::Likely => self.likely,
            Outlook::High => self.low,
        }
    }

    /// A figure that someone knows: no range.
    pub fn known(value: Decimal, source: &str) -> Assumption {
        Assumption { low: value, likely: value, high: value, source: source.to_owned(), verified: true }
    }

    /// What cannot be about it.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        if !(self.low <= self.likely && self.likely <= self.high) {
            return Some("`low`, `likely` and `high` do not rise");
        }
        if self.low < Decimal::ZERO || self.high > Decimal::from(100_000_000) {
            return Some("a figure is below 0 or above a hundred million");
        }
        self.source.trim().is_empty().then_some("`source` is empty")
    }
}

impl<T> Range<T> {
    /// The results of a function of the outlook.
    pub fn of(mut result: impl FnMut(Outlook) -> T) -> Range<T> {
        Range { low: result(Outlook::Low), likely: result(Outlook::Likely), high: result(Outlook::High) }
    }

    /// As [`Range::of`], up to the first error.
    pub fn try_of<E>(mut result: impl FnMut(Outlook) -> Result<T, E>) -> Result<Range<T>, E> {
        Ok(Range { low: result(Outlook::Low)?, likely: result(Outlook::Likely)?, high: result(Outlook::High)? })
    }

    /// The result under an outlook.
    pub fn get(&self, outlook: Outlook) -> &T {
        match outlook {
            Outlook::Low => &self.low,
            Outlook::Likely => &self.likely,
            Outlook::High => &self.high,
        }
    }
}

impl Range<f64> {
    /// The outlooks with the least and the most: not always the low and the high one, since what a measure saves also depends on
    /// what the others do.
    pub fn extremes(&self) -> (Outlook, Outlook) {
        let by_value = |a: &Outlook, b: &Outlook| self.get(*a).total_cmp(self.get(*b));
        let least = Outlook::ALL.into_iter().min_by(by_value).unwrap_or(Outlook::Low);
        let most = Outlook::ALL.into_iter().max_by(by_value).unwrap_or(Outlook::High);
        (least, most)
    }
}

/// A decimal as a binary float, for ratios and powers; no amount of a plan is beyond what one holds.
pub(crate) fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// A float as a decimal with so many places, rounded half away from nought; nought where it is no number.
pub(crate) fn decimal(value: f64, places: u32) -> Decimal {
    let found = Decimal::try_from(value).unwrap_or_default();
    found.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_and_the_most_are_found_wherever_they_are() {
        assert_eq!(Range { low: 1.0, likely: 2.0, high: 3.0 }.extremes(), (Outlook::Low, Outlook::High));
        assert_eq!(Range { low: 2.0, likely: 3.0, high: 1.0 }.extremes(), (Outlook::High, Outlook::Likely));
    }
}
