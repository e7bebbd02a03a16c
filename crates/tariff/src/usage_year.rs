use rust_decimal::Decimal;

use crate::billing_month::BillingMonth;
use crate::kwh::Kwh;

/// What a household used in each month of one calendar year; a month that is not known yet is `None`, never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageYear {
    /// The calendar year.
    pub year: i16,
    /// January first; kilowatt-hours read for the month.
    pub months: [Option<Kwh>; 12],
}

impl UsageYear {
    /// A year in which no month is known yet.
    pub fn empty(year: i16) -> UsageYear {
        UsageYear { year, months: [None; 12] }
    }

    /// A year's total spread over twelve months as evenly as whole kilowatt-hours allow; the months add up to `total`.
    pub fn evenly(year: i16, total: Kwh) -> UsageYear {
        let share = |months: u32| (total.get() * Decimal::from(months) / Decimal::from(12)).floor();
        let months = std::array::from_fn(|index| {
            let done = index as u32;
            let until = if done == 11 { total.get() } else { share(done + 1) };
            Kwh::new(until - share(done)).ok()
        });
        UsageYear { year, months }
    }

    /// The months that are known, in calendar order.
    pub fn entered(&self) -> impl Iterator<Item = (BillingMonth, Kwh)> + '_ {
        let months = BillingMonth::all_of(self.year);
        months.into_iter().zip(self.months).filter_map(|(month, kwh)| Some((month, kwh?)))
    }

    /// The months that are not known, in calendar order.
    pub fn missing(&self) -> Vec<BillingMonth> {
        let months = BillingMonth::all_of(self.year);
        months.into_iter().filter(|month| self.months[month.index()].is_none()).collect()
    }

    /// Kilowatt-hours of all known months together.
    pub fn total(&self) -> Kwh {
        self.months.iter().flatten().copied().sum()
    }

    /// The mean of the known months, to a hundredth of a kilowatt-hour; `None` when no month is known.
    pub fn mean(&self) -> Option<Kwh> {
        let entered = self.months.iter().flatten().count();
        (entered > 0).then(|| self.total().shared_by(entered))
    }

    /// The same year with every unknown month taken as the mean of the known ones.
    pub(crate) fn at_this_pace(&self) -> Option<UsageYear> {
        let mean = self.mean()?;
        Some(UsageYear { year: self.year, months: self.months.map(|month| month.or(Some(mean))) })
    }
}
