use rust_decimal::Decimal;

use crate::kwh::Kwh;
use crate::ladder::Ladder;
use crate::yuan::Yuan;

/// A reading cycle in which prices changed and no reading was taken on the day they did.
///
/// Rule: the cycle's energy is shared by days, and the day of the change belongs to the new prices. Limits are the
/// settlement period's and are not shared; the energy at the old prices fills the tiers first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceChange {
    /// The tiers until the day before the change.
    pub old: Ladder,
    /// The tiers from the day of the change on.
    pub new: Ladder,
    /// Days of the cycle at the old prices.
    pub days_at_old: u16,
    /// Days of the whole cycle.
    pub days: u16,
}

impl PriceChange {
    /// What `kwh` of the cycle cost before rounding, after `used` kilowatt-hours of the settlement period.
    pub fn cost(&self, used: Kwh, kwh: Kwh) -> Yuan {
        let days = Decimal::from(self.days.max(1));
        let share = Decimal::from(self.days_at_old.min(self.days)) / days;
        let changed_at = used + kwh.scaled(share).min(kwh);
        let after = used + kwh;
        let old = self.old.between(used, changed_at);
        let new = self.new.between(changed_at, after);
        old.iter().chain(&new).map(|charge| charge.exact).sum()
    }
}
