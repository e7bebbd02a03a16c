use rust_decimal::Decimal;
use serde::Serialize;

use crate::assumption::float;
use crate::finance::CashFlow;

/// What a measure costs. Yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// Once, at the beginning.
    pub investment_yuan: Decimal,
    /// Each year.
    pub yearly_yuan: Decimal,
    /// Years it works.
    pub life_years: u32,
    /// Share of its saving that is lost each year.
    pub fade_per_year: Decimal,
}

impl Cost {
    /// Of something that is only done otherwise.
    pub fn nothing(life_years: u32) -> Cost {
        Cost { investment_yuan: Decimal::ZERO, yearly_yuan: Decimal::ZERO, life_years, fade_per_year: Decimal::ZERO }
    }

    /// The money of a measure that saves so much in its first year.
    pub fn cash_flow(&self, saving_yuan: Decimal) -> CashFlow {
        CashFlow {
            investment_yuan: float(self.investment_yuan),
            saving_yuan: float(saving_yuan),
            fade_per_year: float(self.fade_per_year),
            yearly_yuan: float(self.yearly_yuan),
            life_years: self.life_years,
        }
    }
}

/// A life in whole years.
pub(crate) fn years(years: Decimal) -> u32 {
    u32::try_from(years.round()).unwrap_or(1).max(1)
}
