use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How much of what was declared has to be met, and how much of it counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EffectiveShare {
    /// Over which time met and declared are compared.
    pub judged: Judged,
    /// Rising shares and what is paid from each on; below the first nothing is.
    pub bands: Vec<Band>,
    /// More than this share of what was declared does not count.
    #[serde(default, with = "rust_decimal::serde::str_option")]
    pub most: Option<Decimal>,
}

/// Over which time a response is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Judged {
    /// Each interval of the meter by itself.
    Interval,
    /// Each hour of the clock.
    Hour,
    /// The whole event.
    Event,
}

/// A step of the share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// From this share of what was declared on, inclusive.
    #[serde(with = "rust_decimal::serde::str")]
    pub from: Decimal,
    /// This part of the energy counts.
    #[serde(with = "rust_decimal::serde::str")]
    pub counts: Decimal,
}

impl EffectiveShare {
    /// The energy that counts of `reduction`, both in kWh, where `declared` kWh were declared.
    pub(crate) fn counted(&self, reduction: Decimal, declared: Decimal) -> Decimal {
        if reduction <= Decimal::ZERO {
            return Decimal::ZERO;
        }
        let reached = self.bands.iter().rev().find(|band| reduction >= band.from * declared);
        let capped = self.most.map_or(reduction, |most| reduction.min(most * declared));
        reached.map_or(Decimal::ZERO, |band| capped * band.counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn shares_count_from_their_limit_to_the_cap() {
        let usual = EffectiveShare {
            judged: Judged::Interval,
            bands: vec![Band { from: dec!(0.8), counts: dec!(1) }],
            most: Some(dec!(1.2)),
        };
        let check = |rule: &EffectiveShare, reduction, expect| assert_eq!(rule.counted(reduction, dec!(100)), expect);
        for (reduction, counted) in [
            (dec!(-5), dec!(0)),
            (dec!(79.999999), dec!(0)),
            (dec!(80), dec!(80)),
            (dec!(120), dec!(120)),
            (dec!(300), dec!(120)),
        ] {
            check(&usual, reduction, counted);
        }
        let graded = EffectiveShare {
            bands: vec![Band { from: dec!(0.5), counts: dec!(0.6) }, Band { from: dec!(0.8), counts: dec!(1) }],
            most: None,
            ..usual
        };
        for (reduction, counted) in [
            (dec!(49), dec!(0)),
            (dec!(50), dec!(30)),
            (dec!(79), dec!(47.4)),
            (dec!(80), dec!(80)),
            (dec!(300), dec!(300)),
        ] {
            check(&graded, reduction, counted);
        }
    }
}
