use serde::Deserialize;

use crate::kwh::Kwh;
use crate::yuan::Yuan;
use crate::yuan_per_kwh::YuanPerKwh;

/// What a low-income household gets back each month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LowIncome {
    /// What is given.
    pub relief: Relief,
    /// Whether a text of the rule was read; if not, a screen marks it "to be verified".
    pub verified: bool,
}

/// The two ways areas give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Relief {
    /// So many kilowatt-hours a month at the first tier's price; they still count towards the tiers.
    FreeKwh {
        /// Kilowatt-hours a month.
        kwh_per_month: Kwh,
    },
    /// A fixed amount a month.
    Amount {
        /// Yuan a month.
        yuan_per_month: Yuan,
    },
}

impl Relief {
    /// The exact credit for a month of `kwh` costing `charge`: never more than was used or charged.
    pub fn credit(self, kwh: Kwh, charge: Yuan, first_tier: YuanPerKwh) -> Yuan {
        match self {
            Relief::FreeKwh { kwh_per_month } => kwh.min(kwh_per_month) * first_tier,
            Relief::Amount { yuan_per_month } => yuan_per_month.min(charge),
        }
    }
}
