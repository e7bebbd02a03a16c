use rust_decimal::Decimal;

use super::bill::{Line, LineKind, Rule, Unit};
use super::month_prices::{MonthPrices, PeriodPrice};

/// The energy of a month as lines, with the funds among their amount.
pub(crate) struct EnergyLines {
    pub lines: Vec<Line>,
    pub exact: Decimal,
    pub funds: Decimal,
}

/// One line for each period, or for each tier of each period, that has energy.
pub(crate) fn energy_lines(prices: &MonthPrices, names: &[String], kwh: &[Decimal]) -> EnergyLines {
    let mut found = EnergyLines { lines: Vec::new(), exact: Decimal::ZERO, funds: Decimal::ZERO };
    let total: Decimal = kwh.iter().sum();
    for ((name, price), kwh) in names.iter().zip(&prices.periods).zip(kwh) {
        let Some(price) = price.as_ref().filter(|_| !kwh.is_zero()) else { continue };
        found.funds += price.funds * kwh;
        if prices.tiers_up_to.is_empty() {
            found.push(price, *kwh, None, prices, name);
            continue;
        }
        for (tier, energy) in tier_energy(&prices.tiers_up_to, total).enumerate() {
            // Rule: a tier's energy is shared among the periods by their energy, whenever it was used.
            let share = energy * kwh / total;
            if !share.is_zero() {
                found.push(price, share, Some(tier), prices, name);
            }
        }
    }
    found
}

impl EnergyLines {
    fn push(&mut self, price: &PeriodPrice, kwh: Decimal, tier: Option<usize>, prices: &MonthPrices, name: &str) {
        // A period with fewer prices than there are tiers keeps its last one.
        let of_tier = price.tiers.get(tier.unwrap_or(0)).or(price.tiers.last()).copied().unwrap_or_default();
        let rule = if tier.is_some() { Rule::TierShare } else { prices.rule };
        let mut line = Line::new(LineKind::Energy, kwh, Unit::Kwh, of_tier, rule, prices.source.clone()).named(name);
        line.tier = tier.map(|tier| (tier + 1).min(usize::from(u8::MAX)) as u8);
        line.parts.clone_from(&price.parts);
        self.exact += line.exact.get();
        self.lines.push(line);
    }
}

/// How much of `total` falls into each tier; limits are inclusive.
fn tier_energy(limits: &[Decimal], total: Decimal) -> impl Iterator<Item = Decimal> {
    let ends = limits.iter().map(move |limit| (*limit).min(total)).chain(std::iter::once(total));
    let mut below = Decimal::ZERO;
    ends.map(move |end| {
        let energy = (end - below).max(Decimal::ZERO);
        below = below.max(end);
        energy
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(limits: &[u32], total: u32, expect: &[u32]) {
        let limits: Vec<Decimal> = limits.iter().map(|limit| Decimal::from(*limit)).collect();
        let energy: Vec<Decimal> = tier_energy(&limits, Decimal::from(total)).collect();
        let expect: Vec<Decimal> = expect.iter().map(|energy| Decimal::from(*energy)).collect();
        assert_eq!(energy, expect);
    }

    #[test]
    fn tiers_hold_all_energy_once() {
        check(&[100, 300], 350, &[100, 200, 50]);
        check(&[100, 300], 300, &[100, 200, 0]);
        check(&[100, 300], 40, &[40, 0, 0]);
        check(&[], 40, &[40]);
    }
}
