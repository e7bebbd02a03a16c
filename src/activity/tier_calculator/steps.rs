//! The year's tiers as steps of a picture: shares of its width and height.

use rust_decimal::prelude::ToPrimitive as _;
use tariff::{Kwh, Tier};

use super::model::TierCalculator;
use super::values::money;

/// Where the open tier is cut, as a share of the last limit.
const CUT: f32 = 1.6;
/// Room above the highest step for its name and price, as a share of the picture.
const HIGHEST: f32 = 0.6;
/// Room right of the last limit, as a share of it, so that the open tier has a width and its price room.
const OPEN_END: f32 = 1.22;

/// One step as drawn: shares of the picture's width and height.
pub(super) struct Step {
    pub tier: Tier,
    pub left: f32,
    pub width: f32,
    pub height: f32,
    /// Share of the step that is filled.
    pub filled: f32,
    /// What is in it.
    pub kwh: Kwh,
    /// What that costs: `kwh` times the tier's price, to the cent; `None` for an empty step.
    pub money: Option<String>,
}

/// The steps of a household's year, or of its last known month where tiers start again each month.
pub(super) fn lay_out(calculator: &TierCalculator, tiers: &[Tier]) -> Vec<Step> {
    let known = calculator.figures.known.as_ref();
    let held_by = |number: u8| known.and_then(|known| known.drawn.tiers.iter().find(|held| held.number == number));
    let used_in = |number: u8| held_by(number).map_or(Kwh::ZERO, |held| held.kwh);
    let number = |kwh: Kwh| kwh.get().to_f32().unwrap_or(0.0);
    let total: f32 = tiers.iter().map(|tier| number(used_in(tier.number))).sum();
    let last_limit = tiers.iter().filter_map(|tier| tier.up_to).map(number).fold(0.0, f32::max);
    // A household far beyond the last limit is cut there, or the lower steps would have no room left.
    let right = (last_limit * OPEN_END)
        .max((total * 1.08).min(if last_limit > 0.0 { last_limit * CUT } else { total * 1.08 }))
        .max(1.0);
    let dearest = tiers.iter().filter_map(|tier| tier.price.get().to_f32()).fold(0.01, f32::max);
    tiers
        .iter()
        .map(|tier| {
            let (left, end) = (number(tier.above), tier.up_to.map_or(right, number));
            let (kwh, width) = (used_in(tier.number), (end - left).max(1.0));
            let held = held_by(tier.number).filter(|held| held.kwh > Kwh::ZERO);
            Step {
                tier: *tier,
                left: left / right,
                width: width / right,
                height: tier.price.get().to_f32().unwrap_or(0.0) / dearest * HIGHEST,
                filled: number(kwh) / width,
                kwh,
                money: held.map(|held| money(held.amount.get())),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use rust_decimal::{Decimal, RoundingStrategy};
    use tariff::shipped;

    use super::super::values::{energy, price};
    use super::*;

    /// What a visitor with a pocket calculator finds under the steps of every area.
    fn check(deeds: &[(&str, &str)]) {
        let mut filled = 0;
        for tariff in &shipped().tariffs {
            let mut calculator = TierCalculator::new(2026, false).unwrap();
            calculator.tell("area", &tariff.id);
            for (verb, argument) in deeds {
                calculator.tell(verb, argument);
            }
            let ladder = calculator.figures.ladder.clone().unwrap();
            let number = |text: String| text.replace(',', "").parse::<Decimal>().unwrap();
            for step in lay_out(&calculator, ladder.tiers()) {
                let Some(money) = step.money.clone() else { continue };
                let product = number(energy(step.kwh)) * number(price(step.tier.price.get()));
                let cents = product.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
                assert_eq!(cents, number(money), "{} {deeds:?}: tier {}", tariff.id, step.tier.number);
                filled += 1;
            }
        }
        assert!(filled >= shipped().tariffs.len(), "{deeds:?}: only {filled} steps hold anything");
    }

    #[test]
    fn energy_times_price_is_the_money_of_every_step() {
        check(&[("example", "")]);
        check(&[("example", ""), ("people", "")]);
        check(&[("example", ""), ("low-income", "")]);
        check(&[("example", ""), ("shared-meter", "")]);
        check(&[("mode", "year"), ("step", "1237")]);
        check(&[("mode", "year"), ("step", "99999")]);
        check(&[("set", "8:480")]);
        check(&[("set", "1:301"), ("set", "5:777"), ("set", "11:203")]);
    }
}
