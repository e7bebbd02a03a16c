//! A household's year of electricity as it is carried home: figures that were shown, nothing personal.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// The year's bill a visitor worked out, with what is needed to show where each figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearBill {
    /// Province or municipality whose prices were used.
    pub area: AreaCode,
    /// First day on which these prices applied; 2000-01-01 at the earliest, 2179-06-06 at the latest.
    pub effective_from: Date,
    /// What changes the bill or how far it can be trusted.
    pub flags: Flags,
    /// People in the household.
    pub people: u8,
    /// Calendar year of the bill.
    pub year: u16,
    /// January to December; `None` for a month that was not given.
    pub months: [Option<Month>; 12],
    /// Amount of the year.
    pub total: Fen,
    /// The tiers from the cheapest on, 255 at most.
    pub tiers: Vec<Tier>,
    /// Month (1 to 12) in which the second tier starts, if it does.
    pub second_tier_from: Option<u8>,
    /// Month (1 to 12) in which the third tier starts, if it does.
    pub third_tier_from: Option<u8>,
    /// What the year would cost less with 10 % less electricity.
    pub saving: Fen,
}

/// First two digits of the area's code in GB/T 2260: 11 is Beijing, 12 is Tianjin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AreaCode(pub u8);

/// What the visitor declared, and what the page has to say beside the figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// The tiers are those of a household of many people.
    pub multi_person: bool,
    /// The household receives the free or reduced electricity of low-income households.
    pub low_income: bool,
    /// The household shares a meter and pays one price.
    pub shared_meter: bool,
    /// The bill was worked out in a demonstration hall.
    pub demo_data: bool,
    /// The price was recalled, not read from its source document.
    pub price_to_be_verified: bool,
    /// The tiers start anew each month instead of each year.
    pub tiers_reset_monthly: bool,
}

/// One month of the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Electricity used, in kilowatt-hours.
    pub kwh: u32,
    /// Amount of the month.
    pub amount: Fen,
}

/// One tier of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// Kilowatt-hours of the year up to which this tier's price applies; `None` for the last tier.
    pub up_to_kwh: Option<u32>,
    /// Price in yuan per kilowatt-hour, not negative, at most 8 decimals.
    pub price: Decimal,
    /// Kilowatt-hours that fell into this tier.
    pub kwh: u32,
    /// What they cost.
    pub amount: Fen,
}

/// An amount of money in fen, the hundredth of a yuan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub u64);

impl Fen {
    /// Takes an amount in yuan that is exact to the fen.
    pub fn from_yuan(yuan: Decimal) -> Result<Self, NotWholeFen> {
        yuan.checked_mul(Decimal::ONE_HUNDRED)
            .filter(Decimal::is_integer)
            .and_then(|fen| u64::try_from(fen).ok())
            .map(Fen)
            .ok_or(NotWholeFen { yuan })
    }

    /// The same amount in yuan.
    #[must_use]
    pub fn to_yuan(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.0), 2)
    }
}

/// An amount that fen cannot express.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{yuan} yuan is negative, too large or not exact to the fen: round it to two decimals before taking it home")]
pub struct NotWholeFen {
    yuan: Decimal,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_become_fen_and_back() {
        let yuan = Decimal::new(159_600, 2);
        assert_eq!(Fen::from_yuan(yuan), Ok(Fen(159_600)));
        assert_eq!(Fen(159_600).to_yuan().to_string(), "1596.00");
        assert_eq!(Fen(u64::MAX).to_yuan().to_string(), "184467440737095516.15");
    }

    #[test]
    fn parts_of_a_fen_and_negative_amounts_are_refused() {
        for bad in [Decimal::new(1_001, 3), Decimal::new(-1, 2), Decimal::MAX] {
            assert_eq!(Fen::from_yuan(bad), Err(NotWholeFen { yuan: bad }));
        }
    }
}
