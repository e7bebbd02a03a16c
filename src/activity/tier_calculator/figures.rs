//! Every figure of the year, worked out once after each change.

use rust_decimal::prelude::ToPrimitive as _;
use tariff::{
    Bill, BillingMonth, Household, Kwh, Ladder, MonthBill, Outlook, Saving, Tariff, UsageYear, Yuan, bill, outlook,
    saving,
};

/// The year's figures.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The tiers that apply: the year's, or the last known month's where tiers start again each month.
    pub ladder: Option<Ladder>,
    /// What follows from the months entered; `None` while there are none.
    pub known: Option<Known>,
}

/// What follows from the months entered.
#[derive(Clone, Debug)]
pub struct Known {
    pub bill: Bill,
    pub outlook: Outlook,
    /// A tenth less.
    pub saving: Saving,
    /// What the picture of the steps holds.
    pub drawn: Drawn,
}

/// The months that the steps are a picture of, added up: the tiers less the credit, with the rounding, are what is paid
/// for these months.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The last known month where tiers start again each month; `None` for all known months together.
    pub month: Option<BillingMonth>,
    /// Cheapest first.
    pub tiers: Vec<DrawnTier>,
    /// Low-income relief that is taken off.
    pub credit: Yuan,
    /// What it adds, or takes off, that each month is rounded to the cent and each tier here too.
    pub rounding: Yuan,
}

/// What one step holds.
#[derive(Clone, Copy, Debug)]
pub struct DrawnTier {
    /// 1 for the cheapest.
    pub number: u8,
    pub kwh: Kwh,
    /// Kilowatt-hours times the tier's price, to the cent.
    pub amount: Yuan,
}

impl Figures {
    /// The figures of a household's year. An area without the asked-for price gives none.
    #[must_use]
    pub fn of(tariff: &Tariff, household: &Household, usage: &UsageYear) -> Self {
        let known = if usage.months.iter().flatten().count() == 0 {
            None
        } else {
            match Known::of(tariff, household, usage) {
                Ok(known) => Some(known),
                Err(error) => {
                    tracing::warn!("{error}");
                    None
                }
            }
        };
        let month = known.as_ref().map_or(1, |known| known.outlook.month.month());
        Self { ladder: tariff.ladder(household, month).ok(), known }
    }
}

impl Known {
    fn of(tariff: &Tariff, household: &Household, usage: &UsageYear) -> Result<Self, tariff::TariffError> {
        let (bill, outlook) = (bill(tariff, household, usage)?, outlook(tariff, household, usage)?);
        let ladder = tariff.ladder(household, outlook.month.month())?;
        // One price for all needs no month of its own.
        let starts_again = tariff.settlement.is_monthly() && ladder.tiers().len() > 1;
        let drawn = Drawn::of(&ladder, &bill, starts_again.then_some(outlook.month));
        Ok(Self { bill, outlook, saving: saving(tariff, household, usage, 10)?, drawn })
    }
}

impl Drawn {
    fn of(ladder: &Ladder, bill: &Bill, month: Option<BillingMonth>) -> Self {
        let months = || bill.months.iter().filter(|billed| month.is_none_or(|month| month == billed.month));
        let tier = |tier: &tariff::Tier| {
            let lines = months().flat_map(|billed: &MonthBill| &billed.tiers).filter(|line| line.tier == tier.number);
            let kwh = lines.map(|line| line.kwh).sum::<Kwh>();
            DrawnTier { number: tier.number, kwh, amount: (kwh * tier.price).to_cent() }
        };
        let tiers: Vec<_> = ladder.tiers().iter().map(tier).collect();
        let credit = months().filter_map(|billed| billed.credit).map(|credit| credit.amount).sum();
        let paid: Yuan = months().map(|billed| billed.amount).sum();
        let of_tiers: Yuan = tiers.iter().map(|tier| tier.amount).sum();
        Self { month, tiers, credit, rounding: paid - (of_tiers - credit) }
    }

    /// What all steps hold together.
    #[must_use]
    pub fn of_tiers(&self) -> Yuan {
        self.tiers.iter().map(|tier| tier.amount).sum()
    }
}

/// The band that the mean of the known months falls into, for the record: a hundred kilowatt-hours wide, from 1,000 on a
/// thousand, so that what was typed cannot be read back. `None` while no month is known.
#[must_use]
pub fn usage_band(usage: &UsageYear) -> Option<String> {
    let mean = usage.mean()?.get().trunc().to_u32()?;
    let width = if mean < 1_000 { 100 } else { 1_000 };
    let from = mean / width * width;
    Some(format!("{from}-{}", from + width - 1))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;
    use tariff::shipped;

    use super::*;

    /// Usage of the months from January on, of every household in every area.
    fn check(kwh: &[u32]) {
        let mut usage = UsageYear::empty(2026);
        usage.months.iter_mut().zip(kwh).for_each(|(month, kwh)| *month = Some(Kwh::from(*kwh)));
        for tariff in &shipped().tariffs {
            for low_income in [false, true] {
                let household = Household { people: 5, low_income, ..Household::default() };
                let known = Known::of(tariff, &household, &usage).unwrap();
                let drawn = &known.drawn;
                let (tiers, paid) = (drawn.of_tiers(), drawn.of_tiers() - drawn.credit + drawn.rounding);
                match drawn.month {
                    None => assert_eq!(paid, known.bill.total, "{} {household:?}", tariff.id),
                    Some(month) => {
                        let billed = known.bill.months.last().unwrap();
                        assert_eq!((month, paid), (billed.month, billed.amount), "{} {household:?}", tariff.id);
                    }
                }
                // Rounding is cents, and never hides a charge: half a cent a month, a tier and a credit.
                let most = Decimal::new(kwh.len() as i64 + 4, 2);
                assert!(drawn.rounding.get().abs() <= most, "{}: {} of {tiers}", tariff.id, drawn.rounding);
                let relieved = low_income && tariff.low_income.is_some();
                assert_eq!(drawn.credit > Yuan::ZERO, relieved, "{}", tariff.id);
            }
        }
    }

    #[test]
    fn tiers_less_credit_and_rounding_are_what_is_paid() {
        check(&[300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320]);
        check(&[333; 12]);
        check(&[7]);
        check(&[9_999, 1, 777]);
    }

    fn check_band(kwh: &[u32], expect: Option<&str>) {
        let mut usage = UsageYear::empty(2026);
        usage.months.iter_mut().zip(kwh).for_each(|(month, kwh)| *month = Some(Kwh::from(*kwh)));
        assert_eq!(usage_band(&usage).as_deref(), expect, "{kwh:?}");
    }

    #[test]
    fn bands_meet_and_none_is_narrow() {
        check_band(&[], None);
        check_band(&[0], Some("0-99"));
        check_band(&[299, 300], Some("200-299"));
        check_band(&[300], Some("300-399"));
        check_band(&[999], Some("900-999"));
        check_band(&[1_000], Some("1000-1999"));
        check_band(&[9_999], Some("9000-9999"));
    }
}
