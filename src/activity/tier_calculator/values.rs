//! What the calculator says to texts and conditions.

use content::{Language, Value, Values};
use rust_decimal::Decimal;
use tariff::Kwh;

use super::figures::{Drawn, Known};
use super::model::{Entry, TierCalculator};

impl TierCalculator {
    /// Everything the scene may show.
    pub fn say(&self, language: Language, values: &mut Values) {
        self.say_inputs(language, values);
        if let Some(known) = &self.figures.known {
            self.say_result(known, values);
            say_drawn(&known.drawn, values);
        }
    }

    fn say_inputs(&self, language: Language, values: &mut Values) {
        let mut set = |name: &str, value| values.set(format!("calc.{name}"), value);
        let flag = Value::Flag;
        let tariff = self.tariff;
        set(
            "area_name",
            Value::Text(match language {
                Language::ZhCn => tariff.name.zh.clone(),
                Language::En => tariff.name.en.clone(),
            }),
        );
        set("area", Value::Text(tariff.id.clone()));
        set("source", Value::Text(tariff.source.citation()));
        set("from", Value::Text(tariff.effective_from.to_string()));
        set("verify", flag(!tariff.facts_in_doubt(&self.household).is_empty()));
        set("many_people", flag(self.many_people()));
        set("can_many_people", flag(tariff.large_household.is_some()));
        let people = tariff.large_household.as_ref().map_or(0, |rule| rule.min_people);
        set("people_min", Value::Text(people.to_string()));
        set("low_income", flag(self.household.low_income));
        set("can_low_income", flag(tariff.low_income.is_some()));
        set("shared_meter", flag(self.household.shared_meter));
        set("can_shared_meter", flag(tariff.shared_meter.is_some()));
        set("choosing_area", flag(self.choosing_area));
        set("year_mode", flag(self.entry == Entry::Year));
        set("too_much_month", flag(self.too_much && self.entry != Entry::Year));
        set("too_much_year", flag(self.too_much && self.entry == Entry::Year));
        set("most", Value::Text(grouped(self.most().into(), 0)));
        set("example", flag(self.example));
        set("demo", flag(self.demo || self.example));
        if let Entry::Month(month) = self.entry {
            set("month", Value::Number(month as f64 + 1.0));
        }
        set("entry", Value::Text(self.shown_entry().map_or("—".to_owned(), |kwh| grouped(kwh.get(), 0))));
        set("months", Value::Number(self.months_entered() as f64));
        set("any", flag(self.months_entered() > 0));
        set("whole_year", flag(self.months_entered() == 12));
        set("yearly", flag(!tariff.settlement.is_monthly()));
        set("inviting", flag(self.months_entered() == 0 && !self.too_much));
        set("flat", flag(self.figures.ladder.as_ref().is_some_and(|ladder| ladder.tiers().len() == 1)));
    }

    fn say_result(&self, known: &Known, values: &mut Values) {
        let mut set = |name: &str, value| values.set(format!("calc.{name}"), value);
        set("total", Value::Text(money(known.bill.total.get())));
        set("used", Value::Text(energy(self.usage.total())));
        set("next_price", Value::Text(price(known.outlook.next_price.get())));
        set("saving", Value::Text(money(known.saving.saved.get())));
        set("saves", Value::Flag(known.saving.saved.get() > Decimal::ZERO));
        if let Some(left) = known.outlook.left_in_tier {
            set("left", Value::Text(energy(left)));
            set("has_left", Value::Flag(true));
        }
        set("uncrossed", Value::Flag(known.outlook.crossings.is_empty() && !self.too_much));
        if let Some(crossing) = known.outlook.crossings.last() {
            set("crossed", Value::Flag(!self.too_much));
            set("cross_month", Value::Number(f64::from(crossing.month.month())));
            set("cross_tier", Value::Number(f64::from(crossing.into_tier)));
        }
        let next_tier = known.outlook.pace.as_ref().and_then(|pace| pace.next_tier);
        let goes_on = self.months_entered() < 12 && known.outlook.left_in_tier.is_some();
        let never = goes_on && next_tier.is_none();
        set("never", Value::Flag(never));
        set("ahead", Value::Flag(never || next_tier.is_some()));
        if let Some((tier, month)) = next_tier {
            set("pace", Value::Flag(true));
            set("pace_month", Value::Number(f64::from(month.month())));
            set("pace_tier", Value::Number(f64::from(tier)));
        }
    }
}

/// How the steps add up to what is paid: nothing but them where there is neither credit nor rounding.
fn say_drawn(drawn: &Drawn, values: &mut Values) {
    let mut set = |name: &str, value| values.set(format!("calc.{name}"), value);
    if let Some(month) = drawn.month {
        set("steps_of_month", Value::Flag(true));
        set("steps_month", Value::Number(f64::from(month.month())));
    }
    let (credited, rounded) = (drawn.credit.get() > Decimal::ZERO, !drawn.rounding.get().is_zero());
    set("credited", Value::Flag(credited));
    set("rounded", Value::Flag(rounded));
    set("adds_up", Value::Flag(credited || rounded));
    set("steps_sum", Value::Text(money(drawn.of_tiers().get())));
    set("credit", Value::Text(money(drawn.credit.get())));
    let sign = if drawn.rounding.get().is_sign_negative() { "" } else { "+" };
    set("rounding", Value::Text(format!("{sign}{}", money(drawn.rounding.get()))));
}

/// An amount in yuan: two decimals, thousands apart.
#[must_use]
pub fn money(yuan: Decimal) -> String {
    grouped(yuan, 2)
}

/// Energy: whole kilowatt-hours, or as many decimals as there are.
#[must_use]
pub fn energy(kwh: Kwh) -> String {
    let kwh = kwh.get().normalize();
    grouped(kwh, kwh.scale())
}

/// A price a kilowatt-hour: two decimals, and all of them where it has more, so that energy times price is the money.
#[must_use]
pub fn price(yuan: Decimal) -> String {
    let scale = yuan.normalize().scale().max(2);
    grouped(yuan, scale)
}

/// A number with a comma between thousands.
fn grouped(number: Decimal, decimals: u32) -> String {
    let text = format!(
        "{:.*}",
        decimals as usize,
        number.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    );
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str, decimals: u32, expect: &str) {
        assert_eq!(grouped(number.parse().unwrap(), decimals), expect);
    }

    #[test]
    fn groups_thousands_and_rounds_half_up() {
        check("1596", 2, "1,596.00");
        check("172.8", 2, "172.80");
        check("1234567.005", 2, "1,234,567.01");
        check("-1234.5", 1, "-1,234.5");
        check("999", 0, "999");
        check("0", 0, "0");
    }

    /// The calculator after `deeds`, as texts and conditions see it.
    fn said(deeds: &[(&str, &str)]) -> Values {
        let mut calculator = TierCalculator::new(2026, false).unwrap();
        for (verb, argument) in deeds {
            calculator.tell(verb, argument);
        }
        let mut values = Values::default();
        calculator.say(Language::ZhCn, &mut values);
        values
    }

    fn holds(deeds: &[(&str, &str)], flag: &str, expect: bool) {
        assert_eq!(said(deeds).get(flag) == Some(&Value::Flag(true)), expect, "{flag} after {deeds:?}");
    }

    #[test]
    fn a_sum_of_a_few_months_is_not_of_the_year() {
        holds(&[("set", "1:300")], "calc.whole_year", false);
        holds(&[("example", "")], "calc.whole_year", true);
        holds(&[("mode", "year"), ("step", "3200")], "calc.whole_year", true);
    }

    #[test]
    fn too_much_is_said_with_the_limit_of_what_is_entered() {
        let month = [("set", "1:9999"), ("digit", "9"), ("step", "9999")];
        holds(&month, "calc.too_much_month", true);
        holds(&month, "calc.too_much_year", false);
        assert_eq!(said(&month).get("calc.most"), Some(&Value::Text("9,999".to_owned())));
        let year = [("mode", "year"), ("step", "99999"), ("step", "10")];
        holds(&year, "calc.too_much_year", true);
        holds(&year, "calc.too_much_month", false);
        assert_eq!(said(&year).get("calc.most"), Some(&Value::Text("99,999".to_owned())));
    }

    #[test]
    fn a_next_tier_out_of_reach_is_said_only_while_the_year_goes_on() {
        holds(&[("set", "1:200")], "calc.never", true);
        holds(&[("set", "1:300")], "calc.never", false);
        holds(&[("mode", "year"), ("step", "1200")], "calc.never", false);
        holds(&[("set", "1:200"), ("shared-meter", "")], "calc.never", false);
    }

    #[test]
    fn the_credit_of_a_low_income_household_is_said_so_that_the_steps_add_up() {
        holds(&[("example", "")], "calc.adds_up", false);
        holds(&[("example", ""), ("low-income", "")], "calc.credited", true);
        let values = said(&[("example", ""), ("low-income", "")]);
        let text = |name: &str| values.get(name).cloned();
        assert_eq!(text("calc.steps_sum"), Some(Value::Text("1,596.00".to_owned())));
        assert_eq!(text("calc.credit"), Some(Value::Text("88.20".to_owned())), "15 kWh at 0.49 in twelve months");
        assert_eq!(text("calc.total"), Some(Value::Text("1,507.80".to_owned())));
        holds(&[("example", ""), ("low-income", "")], "calc.rounded", false);
    }

    #[test]
    fn steps_of_one_month_say_which_and_add_up_to_it() {
        let deeds = [("example", ""), ("area", "guangdong-residential")];
        let values = said(&deeds);
        assert_eq!(values.get("calc.steps_month"), Some(&Value::Number(12.0)));
        // 200 kWh at 0.66286875 and 120 at 0.71286875: December's row says 218.12.
        assert_eq!(values.get("calc.steps_sum"), Some(&Value::Text("218.11".to_owned())));
        assert_eq!(values.get("calc.rounding"), Some(&Value::Text("+0.01".to_owned())));
        holds(&[("example", ""), ("area", "tianjin-residential")], "calc.steps_of_month", false);
    }
}
