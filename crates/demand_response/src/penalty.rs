use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What is taken off where too little was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Penalty {
    /// Nothing.
    None,
    /// What is missing to a share of what was declared is charged with a part of the price.
    Shortfall {
        /// This share of what was declared.
        #[serde(with = "rust_decimal::serde::str")]
        below: Decimal,
        /// This part of the price.
        #[serde(with = "rust_decimal::serde::str")]
        factor: Decimal,
    },
}

impl Penalty {
    /// The energy that is charged at the price, in kWh. Who went the wrong way is charged as if nothing had been done.
    pub(crate) fn charged(self, reduction: Decimal, declared: Decimal) -> Decimal {
        match self {
            Penalty::None => Decimal::ZERO,
            Penalty::Shortfall { below, factor } => {
                let missing = below * declared - reduction.max(Decimal::ZERO);
                missing.max(Decimal::ZERO) * factor
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn only_what_is_missing_is_charged() {
        let half = Penalty::Shortfall { below: dec!(0.5), factor: dec!(0.5) };
        for (reduction, charged) in
            [(dec!(50), dec!(0)), (dec!(200), dec!(0)), (dec!(30), dec!(10)), (dec!(0), dec!(25)), (dec!(-9), dec!(25))]
        {
            assert_eq!(half.charged(reduction, dec!(100)), charged);
            assert_eq!(Penalty::None.charged(reduction, dec!(100)), dec!(0));
        }
    }
}
