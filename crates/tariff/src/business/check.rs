use jiff::civil::Date;

use super::business_tariff::{BusinessTariff, PriceParts};
use super::calendar_check::check_calendars;
use super::price_check::check_prices;
use super::timetable::MOST_PERIODS;
use crate::tariff::Source;
use crate::tariff_check::{Checked, Fault, fault};

/// The first fault of `tariff` in the order of its file, if it has one.
pub(crate) fn first_fault(tariff: &BusinessTariff) -> Option<Fault> {
    check(tariff).err()
}

fn check(tariff: &BusinessTariff) -> Checked {
    check_slug("id", &tariff.id)?;
    for (path, text) in [("name.zh", &tariff.name.zh), ("name.en", &tariff.name.en)] {
        if text.trim().is_empty() {
            return fault(path, format!("`{path}` is empty"), "write what a reader can call the tariff");
        }
    }
    if tariff.currency.len() != 3 || !tariff.currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return fault(
            "currency",
            format!("`{}` is no currency", tariff.currency),
            "write three letters, such as \"CNY\"",
        );
    }
    check_dates("", tariff.effective_from, tariff.effective_to, false)?;
    check_source("", &tariff.source)?;
    check_lists(tariff)?;
    check_calendars(tariff)?;
    check_prices(tariff)?;
    let needs_basic = tariff.classes.iter().position(|class| class.parts == PriceParts::Two);
    match needs_basic.filter(|_| tariff.basic.is_none()) {
        Some(index) => fault(
            format!("classes[{index}].parts"),
            "the class has two parts and there are no rules of the basic charge",
            "add `basic`, or write `parts: One`",
        ),
        None => Ok(()),
    }
}

fn check_lists(tariff: &BusinessTariff) -> Checked {
    let most = MOST_PERIODS;
    if tariff.periods.is_empty() || tariff.periods.len() > most {
        return fault(
            "periods",
            format!("there are {} periods", tariff.periods.len()),
            format!("name 1 to {most} of them"),
        );
    }
    if tariff.classes.is_empty() {
        return fault("classes", "there are no classes of customers", "write at least one");
    }
    let periods = tariff.periods.iter().enumerate().map(|(index, name)| (format!("periods[{index}]"), name));
    check_unique(periods)?;
    let classes = tariff.classes.iter().enumerate().map(|(index, class)| (format!("classes[{index}].id"), &class.id));
    check_unique(classes)
}

fn check_unique<'a>(names: impl Iterator<Item = (String, &'a String)>) -> Checked {
    let mut seen: Vec<&String> = Vec::new();
    for (path, name) in names {
        check_slug(&path, name)?;
        if seen.contains(&name) {
            return fault(path, format!("`{name}` is there twice"), "keep one of them");
        }
        seen.push(name);
    }
    Ok(())
}

pub(crate) fn check_slug(path: &str, id: &str) -> Checked {
    let is_slug = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if is_slug {
        return Ok(());
    }
    fault(
        path,
        format!("`{id}` is not in kebab case"),
        "write small letters, digits and hyphens, such as `tianjin-business`",
    )
}

/// Dates in order, and of whole months where prices of a month depend on them.
pub(crate) fn check_dates(path: &str, from: Date, to: Option<Date>, whole_months: bool) -> Checked {
    let at = |field: &str| if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
    if let Some(to) = to.filter(|to| *to < from) {
        let wrong = format!("effective_to {to} is before effective_from {from}");
        return fault(at("effective_to"), wrong, "write a day on or after effective_from, or leave effective_to out");
    }
    if whole_months && from.day() != 1 {
        let wrong = format!("these prices begin on {from}, inside a month");
        return fault(at("effective_from"), wrong, "write the first of a month: prices of business are monthly");
    }
    match to.filter(|to| whole_months && *to != to.last_of_month()) {
        Some(to) => {
            let wrong = format!("these prices end on {to}, inside a month");
            fault(at("effective_to"), wrong, "write the last of a month: prices of business are monthly")
        }
        None => Ok(()),
    }
}

pub(crate) fn check_source(path: &str, source: &Source) -> Checked {
    if !source.title.trim().is_empty() {
        return Ok(());
    }
    let at = if path.is_empty() { "source.title".to_owned() } else { format!("{path}.source.title") };
    fault(at, "the source has no title", "name the notice or table the facts come from")
}

pub(crate) fn check_months(path: &str, months: &[u8]) -> Checked {
    match months.iter().position(|month| !(1..=12).contains(month)) {
        Some(at) => fault(format!("{path}[{at}]"), format!("there is no month {}", months[at]), "write 1 to 12"),
        None => Ok(()),
    }
}

pub(crate) fn check_period(path: &str, tariff: &BusinessTariff, name: &str) -> Checked {
    if tariff.periods.iter().any(|period| period == name) {
        return Ok(());
    }
    let right = format!("write one of {}, or add it to `periods`", tariff.periods.join(", "));
    fault(path, format!("there is no period `{name}`"), right)
}

pub(crate) fn check_classes(path: &str, tariff: &BusinessTariff, classes: &[String]) -> Checked {
    match classes.iter().position(|class| tariff.class(class).is_none()) {
        Some(at) => {
            let known: Vec<&str> = tariff.classes.iter().map(|class| class.id.as_str()).collect();
            let wrong = format!("there is no class `{}`", classes[at]);
            fault(format!("{path}[{at}]"), wrong, format!("write one of {}", known.join(", ")))
        }
        None => Ok(()),
    }
}
