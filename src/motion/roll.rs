//! Numbers roll from one value to the next. What they end at is the text itself, to the cent.

use std::time::Duration;

use bevy::prelude::*;

use super::ease::Ease;
use super::{Moving, Pace};

/// A text whose number is on its way.
#[derive(Component)]
#[require(Moving)]
pub struct Rolling {
    from: String,
    /// What the text says in the end, and says already to whoever asks.
    pub to: String,
    share: Ease,
}

impl Rolling {
    /// From what is shown now.
    #[must_use]
    pub fn new(from: String, to: String, now: Duration, lasts: Duration) -> Self {
        Self { from, to, share: Ease::at_rest(0.0).toward(1.0, now, lasts) }
    }
}

pub(super) fn turn(pace: Pace, mut commands: Commands, mut texts: Query<(Entity, &Rolling, &mut Text)>) {
    let now = pace.now();
    for (entity, rolling, mut text) in &mut texts {
        let shown = if rolling.share.arrived(now) {
            commands.entity(entity).remove::<(Rolling, Moving)>();
            None
        } else {
            between(&rolling.from, &rolling.to, rolling.share.at(now))
        };
        let shown = shown.unwrap_or_else(|| rolling.to.clone());
        if text.0 != shown {
            text.0 = shown;
        }
    }
}

/// True where the texts differ in one number alone.
#[must_use]
pub fn can_roll(from: &str, to: &str) -> bool {
    from != to && between(from, to, 0.5).is_some()
}

/// The text `share` of the way from one number to the other.
fn between(from: &str, to: &str, share: f32) -> Option<String> {
    let ((before, low, after), (same, high, and)) = (split(from)?, split(to)?);
    if before != same || after != and {
        return None;
    }
    let value = |number: &str| number.replace(',', "").parse::<f64>().ok();
    let (low, end) = (value(low)?, value(high)?);
    let decimals = high.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let now = format!("{:.decimals$}", low + (end - low) * f64::from(share));
    Some(format!("{before}{}{after}", if high.contains(',') || now.len() > high.len() { grouped(&now) } else { now }))
}

/// What is before the only number, the number, what is after it.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let end = begin
        + text[begin..].find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(text.len() - begin);
    let after = &text[end..];
    (!after.contains(|c: char| c.is_ascii_digit())).then(|| (&text[..begin], &text[begin..end], after))
}

/// Thousands apart.
fn grouped(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, share: f32, expect: Option<&str>) {
        assert_eq!(between(from, to, share).as_deref(), expect);
    }

    #[test]
    fn numbers_keep_their_decimals_groups_and_words() {
        check("0.00", "1,596.00", 0.5, Some("798.00"));
        check("1,000.00", "3,000.00", 0.5, Some("2,000.00"));
        check("省 10 元", "省 30 元", 0.5, Some("省 20 元"));
        check("1,596.00", "300.00", 0.0, Some("1,596.00"));
    }

    #[test]
    fn other_words_or_more_numbers_do_not_roll() {
        check("省 10 元", "付 30 元", 0.5, None);
        check("10 of 12", "11 of 12", 0.5, None);
        check("none", "5", 0.5, None);
        assert!(!can_roll("5.00", "5.00"));
        assert!(can_roll("5.00", "6.00"));
    }
}
