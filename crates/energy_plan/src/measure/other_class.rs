use rust_decimal::Decimal;
use tariff::business::{BusinessTariff, CustomerClass, PriceParts};

use super::basic_charge::BasicPrices;
use super::cost::{Cost, years};
use super::fact::Fact;
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook};
use crate::assumptions::Connection;
use crate::case::Case;
use crate::plan_error::PlanError;

/// Another class of prices: the other number of parts at the same voltage, or the next voltage with the same parts.
///
/// Where the new class has a basic charge, it is taken in its cheapest way.
#[derive(Clone, Debug)]
pub(crate) struct OtherClass {
    pub switch: Switch,
    pub prices: BasicPrices,
    pub margin: Assumption,
    pub assumed: Connection,
    pub rules_life_years: Assumption,
    /// Transformers, kVA; what a connection at a higher voltage is paid by.
    pub capacity_kva: Option<Decimal>,
}

/// Which other class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Switch {
    Parts,
    Voltage,
}

impl Switch {
    /// The class that a customer of `class` comes to.
    pub fn target<'a>(self, tariff: &'a BusinessTariff, class: &CustomerClass) -> Option<&'a CustomerClass> {
        match self {
            Switch::Parts => {
                tariff.classes.iter().find(|other| other.voltage == class.voltage && other.parts != class.parts)
            }
            Switch::Voltage => {
                let today = lowest_kv(class)?;
                let higher = tariff.classes.iter().filter(|other| other.parts == class.parts);
                let higher = higher.filter_map(|other| Some((lowest_kv(other)?, other))).filter(|(kv, _)| *kv > today);
                higher.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, other)| other)
            }
        }
    }
}

/// The lowest voltage of a class such as `1-10 kV`, `>= 220 kV`; nought for `< 1 kV`.
fn lowest_kv(class: &CustomerClass) -> Option<Decimal> {
    let text = class.voltage.as_deref()?.trim();
    if text.starts_with('<') {
        return Some(Decimal::ZERO);
    }
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

impl Measure for OtherClass {
    fn kind(&self) -> MeasureKind {
        match self.switch {
            Switch::Parts => MeasureKind::OtherParts,
            Switch::Voltage => MeasureKind::HigherVoltage,
        }
    }

    fn apply<'a>(&self, mut case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let target = case.class().and_then(|class| self.switch.target(case.tariff, class));
        let Some(target) = target else { return Ok(case) };
        let had_one_part = case.class().is_some_and(|class| class.parts == PriceParts::One);
        case.contract.class = Some(target.id.clone());
        if had_one_part { Ok(self.prices.set_cheapest(case, self.margin.cost(outlook))) } else { Ok(case) }
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        match self.switch {
            Switch::Parts => Cost::nothing(years(self.rules_life_years.gain(outlook))),
            Switch::Voltage => {
                let per_kva = self.assumed.higher_voltage_yuan_per_kva.cost(outlook);
                let investment_yuan = self.capacity_kva.unwrap_or_default() * per_kva;
                Cost {
                    investment_yuan,
                    yearly_yuan: investment_yuan * self.assumed.higher_voltage_yearly_share.cost(outlook),
                    life_years: years(self.assumed.life_years.gain(outlook)),
                    fade_per_year: Decimal::ZERO,
                }
            }
        }
    }

    fn rests_on(&self) -> Vec<String> {
        let names: &[&str] = match self.switch {
            Switch::Parts => &[
                "connection.two_part_from_kva",
                "connection.choice_from_kva",
                "basic_charge.margin",
                "finance.rules_life_years",
            ],
            Switch::Voltage => &[
                "connection.higher_voltage_yuan_per_kva",
                "connection.higher_voltage_yearly_share",
                "connection.life_years",
            ],
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn facts(&self, before: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let id = |case: &Case<'_>| case.class().map_or(String::new(), |class| class.id.clone());
        let mut facts = vec![Fact::word("class-today", id(before)), Fact::word("class-then", id(after))];
        if self.switch == Switch::Voltage {
            // Transformer losses are then behind the meter; they are not added to the load.
            facts.push(Fact::word("transformer-losses", "not-counted"));
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use tariff::business::find;

    use super::*;

    fn check(tariff: &str, switch: Switch, class: &str, expect: Option<&str>) {
        let tariff = find(tariff).unwrap();
        let found = switch.target(tariff, tariff.class(class).unwrap()).map(|class| class.id.as_str());
        assert_eq!(found, expect, "{class}");
    }

    #[test]
    fn the_next_class_is_found() {
        check("tianjin-demo", Switch::Parts, "single-1-10kv", Some("two-part-1-10kv"));
        check("tianjin-demo", Switch::Parts, "two-part-35kv", Some("single-35kv"));
        check("hubei-business", Switch::Parts, "single-under-1kv", None);
        check("tianjin-demo", Switch::Voltage, "single-under-1kv", Some("single-1-10kv"));
        check("tianjin-demo", Switch::Voltage, "two-part-1-10kv", Some("two-part-35kv"));
        check("beijing-business", Switch::Voltage, "two-part-1-10kv", Some("two-part-35-110kv"));
        check("tianjin-demo", Switch::Voltage, "two-part-220kv", None);
    }
}
