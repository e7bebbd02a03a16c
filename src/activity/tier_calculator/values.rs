//! What the calculator says to texts and conditions.

use content::{Language, Value, Values};
use rust_decimal::Decimal;
use tariff::Kwh;

use super::model::{Entry, TierCalculator};

impl TierCalculator {
    /// Everything the scene may show.
    pub fn say(&self, language: Language, values: &mut Values) {
        self.say_inputs(language, values);
        self.say_result(values);
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
        set("too_much", flag(self.too_much));
        set("example", flag(self.example));
        set("demo", flag(self.demo || self.example));
        if let Entry::Month(month) = self.entry {
            set("month", Value::Number(month as f64 + 1.0));
        }
        set("entry", Value::Text(self.shown_entry().map_or("—".to_owned(), |kwh| grouped(kwh.get(), 0))));
        set("months", Value::Number(self.months_entered() as f64));
        set("any", flag(self.months_entered() > 0));
        set("yearly", flag(!tariff.settlement.is_monthly()));
        set("inviting", flag(self.months_entered() == 0 && !self.too_much));
        set("flat", flag(self.figures.ladder.as_ref().is_some_and(|ladder| ladder.tiers().len() == 1)));
    }

    fn say_result(&self, values: &mut Values) {
        let mut set = |name: &str, value| values.set(format!("calc.{name}"), value);
        let Some(known) = &self.figures.known else { return };
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
        if let Some((tier, month)) = known.outlook.pace.as_ref().and_then(|pace| pace.next_tier) {
            set("pace", Value::Flag(true));
            set("pace_month", Value::Number(f64::from(month.month())));
            set("pace_tier", Value::Number(f64::from(tier)));
        }
    }
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

/// A price a kilowatt-hour: two decimals, more where it has more, four at most.
#[must_use]
pub fn price(yuan: Decimal) -> String {
    let scale = yuan.normalize().scale().clamp(2, 4);
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
}
