//! What apps and account hold under names, while a visit goes on.

use content::phone::Memory;
use content::{Value, Values};
use rust_decimal::Decimal;

/// Most an amount can grow to, as the documents' own limit.
const MOST_YUAN: Decimal = Decimal::from_parts(9_999_999, 0, 0, false, 2);

pub(crate) fn set_text(held: &mut Values, name: &str, text: &str) {
    held.set(name, Value::Text(text.to_owned()));
}

pub(crate) fn set_flag(held: &mut Values, name: &str, flag: bool) {
    held.set(name, Value::Flag(flag));
}

/// Puts what an app remembers at the start.
pub(crate) fn remember(held: &mut Values, name: &str, memory: &Memory) {
    held.set(
        name,
        match memory {
            Memory::Text(text) | Memory::Yuan(text) => Value::Text(text.clone()),
            Memory::Flag(flag) => Value::Flag(*flag),
        },
    );
}

/// A text of an act: as it is, or with `=name` what the name holds. Flags are written `true` and `false`.
pub(crate) fn meant(held: &Values, text: &str) -> Value {
    match text.strip_prefix('=') {
        Some(name) => held.get(name).cloned().unwrap_or_else(|| Value::Text(String::new())),
        None if text == "true" => Value::Flag(true),
        None if text == "false" => Value::Flag(false),
        None => Value::Text(text.to_owned()),
    }
}

/// The text under a name; nothing where there is none.
pub(crate) fn text<'a>(held: &'a Values, name: &str) -> &'a str {
    match held.get(name) {
        Some(Value::Text(text) | Value::Message(text)) => text,
        _ => "",
    }
}

/// The amount under a name; none where it is no amount.
pub(crate) fn yuan(held: &Values, name: &str) -> Decimal {
    text(held, name).parse().unwrap_or_default()
}

/// Adds an amount, within what a practice account can hold.
pub(crate) fn add(held: &mut Values, name: &str, amount: &str) {
    let more = match amount.strip_prefix('=') {
        Some(from) => yuan(held, from),
        None => amount.parse().unwrap_or_default(),
    };
    let sum = yuan(held, name).saturating_add(more).clamp(Decimal::ZERO, MOST_YUAN);
    set_text(held, name, &format!("{sum:.2}"));
}

/// Copies all fields of row `index` of `list` to names below `into`.
pub(crate) fn pick(held: &mut Values, list: &str, index: &str, into: &str) {
    for (field, value) in held.beginning_with(&format!("{list}.{index}.")) {
        held.set(format!("{into}.{field}"), value);
    }
}

/// How many rows a list has.
pub(crate) fn count(held: &Values, list: &str) -> usize {
    text(held, &format!("{list}.count")).parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_add_up_and_stay_within_bounds() {
        let mut held = Values::default();
        set_text(&mut held, "a", "12.40");
        set_text(&mut held, "b", "50");
        add(&mut held, "a", "=b");
        assert_eq!(text(&held, "a"), "62.40");
        add(&mut held, "a", "-100");
        assert_eq!(text(&held, "a"), "0.00");
        add(&mut held, "a", "99999999");
        assert_eq!(text(&held, "a"), "99999.99");
        add(&mut held, "a", "no number");
        assert_eq!(text(&held, "a"), "99999.99");
    }

    #[test]
    fn a_picked_row_has_all_its_fields() {
        let mut held = Values::default();
        set_text(&mut held, "house.bills.1.kwh", "1");
        set_text(&mut held, "house.bills.11.kwh", "11");
        pick(&mut held, "house.bills", "1", "wsgw.bill");
        assert_eq!(text(&held, "wsgw.bill.kwh"), "1");
    }
}
