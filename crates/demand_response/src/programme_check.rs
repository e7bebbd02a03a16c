//! What a programme, or an assumption in its place, cannot say.

use rust_decimal::Decimal;

use crate::assumptions::Assumptions;
use crate::baseline_rule::{Baseline, DayBaseline};
use crate::effective_share::EffectiveShare;
use crate::known::Known;
use crate::penalty::Penalty;
use crate::price::{Amount, Price};
use crate::programme::{Programme, Size};

/// What is wrong in which field, and what would be right.
pub(crate) struct Fault {
    pub field: &'static str,
    pub wrong: String,
    pub right: &'static str,
}

type Checked = Result<(), Fault>;

pub(crate) fn check_programme(programme: &Programme) -> Checked {
    let good_id = !programme.id.is_empty()
        && programme.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    ensure(good_id, "id", || format!("\"{}\" is no id", programme.id), "use lower-case letters, digits and hyphens")?;
    let named = !programme.name.zh.is_empty() && !programme.name.en.is_empty();
    ensure(named, "name", || "a name is empty".into(), "give it in Chinese and English")?;
    ensure(!programme.sources.is_empty(), "sources", || "no source is named".into(), "say where the rules were read")?;
    if let Some(last) = programme.effective_to.value() {
        let wrong = || format!("it ends on {last}, before it begins");
        ensure(*last >= programme.effective_from, "effective_to", wrong, "give the last day in force")?;
    }
    let sizes = &programme.sizes;
    for (field, size) in [("industrial", &sizes.industrial), ("other", &sizes.other), ("aggregator", &sizes.aggregator)]
    {
        size.value().map_or(Ok(()), |size| check_size(field, *size))?;
    }
    each(&programme.baseline, check_baseline)?;
    each(&programme.effective, check_effective)?;
    each(&programme.price, check_price)?;
    each(&programme.penalty, check_penalty)
}

pub(crate) fn check_assumptions(assumptions: &Assumptions) -> Checked {
    assumptions.baseline.as_ref().map_or(Ok(()), check_baseline)?;
    assumptions.effective.as_ref().map_or(Ok(()), check_effective)?;
    assumptions.price.as_ref().map_or(Ok(()), check_price)?;
    assumptions.penalty.as_ref().map_or(Ok(()), check_penalty)
}

fn each<T>(known: &Known<T>, check: fn(&T) -> Checked) -> Checked {
    known.value().map_or(Ok(()), check)
}

fn ensure(good: bool, field: &'static str, wrong: impl FnOnce() -> String, right: &'static str) -> Checked {
    if good { Ok(()) } else { Err(Fault { field, wrong: wrong(), right }) }
}

/// A share or price between 0 and `most` with 8 decimals at most, so that every product stays inside what a decimal holds.
fn ensure_number(field: &'static str, number: Decimal, most: u32) -> Checked {
    let good = number >= Decimal::ZERO && number <= Decimal::from(most) && number.scale() <= 8;
    ensure(
        good,
        field,
        || format!("{number} is not between 0 and {most} with 8 decimals at most"),
        "write it as the notice does",
    )
}

fn check_size(field: &'static str, size: Size) -> Checked {
    for limit in [size.least, size.most].into_iter().flatten() {
        ensure_number(field, limit, 1_000_000_000)?;
    }
    let ordered = size.least.is_none_or(|least| size.most.is_none_or(|most| least <= most));
    ensure(ordered, field, || "the least is more than the most".into(), "exchange them")
}

fn check_baseline(baseline: &Baseline) -> Checked {
    let field = "baseline";
    match baseline {
        Baseline::Before { minutes } => {
            let good = (15..=24 * 60).contains(minutes) && minutes % 15 == 0;
            ensure(
                good,
                field,
                || format!("{minutes} minutes before the event"),
                "give 15 minutes to a day, in whole quarters",
            )
        }
        Baseline::Days(days) => check_days(field, days),
    }
}

fn check_days(field: &'static str, rule: &DayBaseline) -> Checked {
    let few = (1..=60).contains(&rule.days);
    ensure(few, field, || format!("{} days", rule.days), "take 1 to 60 days")?;
    let back = rule.ending_days_before >= 1 && rule.within_days <= 366 && rule.ending_days_before <= rule.within_days;
    let wrong = || format!("days from {} to {} before", rule.within_days, rule.ending_days_before);
    ensure(back, field, wrong, "end 1 day before or more, and begin no more than 366 before")?;
    let room = rule.within_days - rule.ending_days_before + 1;
    let wrong = || format!("{} days do not lie within {room}", rule.days);
    ensure(room >= rule.days, field, wrong, "raise `within_days`")?;
    let kept = rule.keep_highest.is_none_or(|kept| (1..=rule.days).contains(&kept));
    ensure(kept, field, || "more days are kept than chosen".into(), "keep 1 to all of them")?;
    if let Some(drop) = rule.drop_out {
        ensure_number(field, drop.below, 100)?;
        ensure_number(field, drop.above, 100)?;
        let around = drop.below < Decimal::ONE && drop.above > Decimal::ONE;
        ensure(
            around,
            field,
            || "the mean itself would drop out".into(),
            "drop below a share under 1 and above one over 1",
        )?;
    }
    let Some(adjustment) = rule.adjustment else { return Ok(()) };
    ensure_number(field, adjustment.at_most, 10)?;
    let (from, to) = (adjustment.from_minutes_before, adjustment.to_minutes_before);
    let good = to < from && from <= 24 * 60 && from % 15 == 0 && to % 15 == 0;
    ensure(
        good,
        field,
        || format!("hours from {from} to {to} minutes before"),
        "begin earlier than you end, in whole quarters of a day",
    )
}

fn check_effective(rule: &EffectiveShare) -> Checked {
    let field = "effective";
    ensure(!rule.bands.is_empty(), field, || "there are no bands".into(), "say from which share on something counts")?;
    for band in &rule.bands {
        ensure_number(field, band.from, 100)?;
        ensure_number(field, band.counts, 1)?;
    }
    let rising = rule.bands.windows(2).all(|pair| matches!(pair, [a, b] if a.from < b.from));
    ensure(rising, field, || "the bands do not rise".into(), "begin with the lowest share")?;
    let Some(most) = rule.most else { return Ok(()) };
    ensure_number(field, most, 100)?;
    let above = rule.bands.last().is_some_and(|band| band.from <= most);
    ensure(above, field, || format!("the cap {most} lies below a band"), "raise the cap")
}

fn check_price(price: &Price) -> Checked {
    match price.yuan {
        Amount::Fixed(yuan) | Amount::UpTo(yuan) => ensure_number("price", yuan, 10_000),
        Amount::Agreed => Ok(()),
    }
}

fn check_penalty(penalty: &Penalty) -> Checked {
    match penalty {
        Penalty::None => Ok(()),
        Penalty::Shortfall { below, factor } => {
            ensure_number("penalty", *below, 1)?;
            ensure_number("penalty", *factor, 10)
        }
    }
}
