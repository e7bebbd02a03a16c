use rust_decimal::Decimal;

use crate::bill::{Bill, bill_by};
use crate::billing_month::BillingMonth;
use crate::household::Household;
use crate::kwh::Kwh;
use crate::ladder::Ladder;
use crate::settlement::TierRow;
use crate::tariff::Tariff;
use crate::tariff_error::TariffError;
use crate::usage_year::UsageYear;

/// A calendar year in which a household had its meter, or the rule for large households, only for some months.
///
/// Rules: yearly limits are taken for the months in service, the month of opening counting as whole (recalled, to be
/// verified); what the rule for large households adds is taken for the months it is in force. Monthly limits need no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartYear {
    /// First month with the meter, 1 to 12.
    pub first_month: u8,
    /// Last month with the meter, 1 to 12.
    pub last_month: u8,
    /// When the rule for large households is in force; none if it was not applied for.
    pub large: Option<LargeTerm>,
}

/// From one month on the rule for large households is in force until its validity ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LargeTerm {
    /// First month, the one after the application.
    pub first: BillingMonth,
    /// How many months; see [`crate::LargeHousehold::valid_months`].
    pub months: u16,
}

impl LargeTerm {
    /// Whether the rule is in force in `month`.
    pub fn covers(self, month: BillingMonth) -> bool {
        let number = |month: BillingMonth| i32::from(month.year()) * 12 + i32::from(month.month());
        (0..i32::from(self.months)).contains(&(number(month) - number(self.first)))
    }
}

/// The bill of `household` for the known months of `usage`, in a year that `part` says is not whole.
pub fn bill_of_part_year(
    tariff: &Tariff,
    household: &Household,
    usage: &UsageYear,
    part: PartYear,
) -> Result<Bill, TariffError> {
    let outside = usage.entered().find(|(month, _)| !part.serves(*month));
    if let Some((month, _)) = outside {
        return Err(TariffError::OutsideService { month });
    }
    bill_by(tariff, household, usage, |month| tariff.ladder_of_part_year(household, month, part))
}

impl PartYear {
    fn serves(self, month: BillingMonth) -> bool {
        (self.first_month..=self.last_month).contains(&month.month())
    }
}

impl Tariff {
    /// The tiers of `household` in `month` of a year that is not whole.
    pub fn ladder_of_part_year(
        &self,
        household: &Household,
        month: BillingMonth,
        part: PartYear,
    ) -> Result<Ladder, TariffError> {
        if household.shared_meter || self.has_one_price() {
            return self.ladder(household, month.month());
        }
        let small = Household { people: 1, ..*household };
        let is_large = |month| part.large.is_some_and(|term| term.covers(month));
        if self.settlement.is_monthly() {
            return self.ladder(if is_large(month) { household } else { &small }, month.month());
        }
        let served = BillingMonth::all_of(month.year()).into_iter().filter(|month| part.serves(*month));
        let (mut in_service, mut large) = (0u32, 0u32);
        for month in served {
            in_service += 1;
            large += u32::from(is_large(month));
        }
        let limits = |household: &Household| -> Result<Vec<Kwh>, TariffError> {
            Ok(self.ladder(household, month.month())?.tiers().iter().filter_map(|tier| tier.up_to).collect())
        };
        let (plain, raised) = (limits(&small)?, limits(household)?);
        let share = |kwh: Kwh, months: u32| kwh.scaled(Decimal::from(months) / Decimal::from(12));
        let limits: Vec<Kwh> = plain
            .iter()
            .zip(&raised)
            .map(|(plain, raised)| share(*plain, in_service) + share(*raised - *plain, large))
            .collect();
        let rows: &[TierRow] = self.settlement.rows(month.month());
        Ok(Ladder::new(rows, &limits))
    }
}
