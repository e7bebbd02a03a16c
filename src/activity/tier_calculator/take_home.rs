//! The year's bill as it is carried home in a code.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use takeaway::{AreaCode, Fen, Flags, Month, Tier, YearBill};
use tariff::Yuan;

use super::model::{TierCalculator, whole};

impl TierCalculator {
    /// What the visitor takes home; `None` while there is nothing to take.
    #[must_use]
    pub fn year_bill(&self) -> Option<YearBill> {
        let known = self.figures.known.as_ref()?;
        let mut months = [None; 12];
        for month in &known.bill.months {
            let slot = months.get_mut(usize::from(month.month.month()) - 1)?;
            *slot = Some(Month { kwh: whole(month.kwh), amount: fen(month.amount)? });
        }
        let monthly = self.tariff.settlement.is_monthly();
        let tiers = known.outlook.tiers.iter().map(|tier| {
            Some(Tier {
                // A limit that differs from month to month is no limit of the year.
                up_to_kwh: if monthly { None } else { tier.tier.up_to.map(whole) },
                price: tier.tier.price.get(),
                kwh: whole(tier.kwh),
                amount: fen(tier.exact)?,
            })
        });
        let from = |tier: u8| {
            known.outlook.crossings.iter().find(|c| c.into_tier == tier).map(|c| c.month.month()).filter(|_| !monthly)
        };
        Some(YearBill {
            area: AreaCode(self.tariff.area_code.parse().ok()?),
            effective_from: self.tariff.effective_from,
            flags: Flags {
                multi_person: self.many_people(),
                low_income: self.household.low_income,
                shared_meter: self.household.shared_meter,
                demo_data: self.demo || self.example,
                price_to_be_verified: !self.tariff.facts_in_doubt(&self.household).is_empty(),
                tiers_reset_monthly: monthly,
            },
            // Only the rule's threshold is known, and only where it was said to apply.
            people: if self.many_people() { self.household.people } else { 0 },
            year: u16::try_from(self.usage.year).ok()?,
            months,
            total: fen(known.bill.total)?,
            tiers: tiers.collect::<Option<_>>()?,
            second_tier_from: from(2),
            third_tier_from: from(3),
            saving: fen(known.saving.saved)?,
        })
    }
}

fn fen(yuan: Yuan) -> Option<Fen> {
    (yuan.to_cent().get().max(Decimal::ZERO) * Decimal::ONE_HUNDRED).to_u64().map(Fen)
}
