use super::business_tariff::BusinessTariff;
use super::period_calendar::names;
use crate::billing_month::BillingMonth;
use crate::tariff_check::{Checked, fault};

/// Whether no month between those with prices is without, and none has them twice.
pub(crate) fn check_months_priced(tariff: &BusinessTariff) -> Checked {
    if tariff.plain.is_empty() && tariff.published.is_empty() && tariff.transmission.is_empty() {
        return fault(
            "",
            "there are no prices",
            "write `plain`, `published`, or `transmission` with what belongs to it",
        );
    }
    check_plain_months(tariff)?;
    let monthly = tariff.monthly.iter().map(|row| (row.month, row.until));
    let published = tariff.published.iter().map(|row| (row.month, row.until));
    check_listed("monthly", monthly)?;
    check_listed("published", published)?;
    let spans = |rows: Vec<(BillingMonth, Option<BillingMonth>)>| {
        rows.into_iter().map(|(month, until)| (number(month), number(until.unwrap_or(month)))).collect::<Vec<_>>()
    };
    let monthly = spans(tariff.monthly.iter().map(|row| (row.month, row.until)).collect());
    let published = spans(tariff.published.iter().map(|row| (row.month, row.until)).collect());
    let mut all: Vec<(i32, i32)> = monthly.into_iter().chain(published).collect();
    all.sort_unstable();
    let field = if tariff.monthly.is_empty() { "published" } else { "monthly" };
    if let Some(((_, end), (next, _))) =
        all.iter().zip(all.iter().skip(1)).find(|((_, end), (next, _))| end + 1 < *next)
    {
        let wrong = format!("{} has no prices, between {} and {}", month(end + 1), month(*end), month(*next));
        return fault(field, wrong, "add its row: a month without prices cannot be billed");
    }
    check_ends(tariff, field, &all)
}

/// A tariff with a last day has prices of every month until then.
fn check_ends(tariff: &BusinessTariff, field: &str, all: &[(i32, i32)]) -> Checked {
    let Some(((first, _), end)) = all.first().zip(all.iter().map(|(_, end)| *end).max()) else { return Ok(()) };
    let of_day = |day: jiff::civil::Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let Some(last) = tariff.effective_to.map(of_day) else { return Ok(()) };
    let begins = of_day(tariff.effective_from);
    let without = if begins < *first { begins } else { end + 1 };
    if begins < *first || end < last {
        let wrong = format!("{} has no prices and the tariff is in force then", month(without));
        return fault(field, wrong, "add its row, or let the tariff begin and end with its prices");
    }
    Ok(())
}

fn check_listed(field: &str, rows: impl Iterator<Item = (BillingMonth, Option<BillingMonth>)>) -> Checked {
    let mut seen: Vec<(BillingMonth, BillingMonth)> = Vec::new();
    for (index, (from, until)) in rows.enumerate() {
        let to = until.unwrap_or(from);
        if to < from {
            let wrong = format!("`until` {to} is before `month` {from}");
            return fault(format!("{field}[{index}].until"), wrong, "write the last month, or leave it out");
        }
        if let Some((other, _)) = seen.iter().find(|(other, end)| from <= *end && *other <= to) {
            let wrong = format!("{from} overlaps the row that begins with {other}");
            return fault(format!("{field}[{index}].month"), wrong, "keep one row for each month");
        }
        seen.push((from, to));
    }
    Ok(())
}

/// Prices said outright hold for every month of the year, for every class that has any.
fn check_plain_months(tariff: &BusinessTariff) -> Checked {
    for class in &tariff.classes {
        let of_class = || tariff.plain.iter().filter(|prices| names(&prices.classes, &class.id));
        let without = (1..=12).find(|month| !of_class().any(|prices| names(&prices.months, month)));
        if let Some(month) = without.filter(|_| of_class().next().is_some()) {
            let wrong = format!("month {month} has no prices for {}", class.id);
            return fault("plain", wrong, "add prices of that month, or leave `months` out");
        }
    }
    Ok(())
}

fn number(month: BillingMonth) -> i32 {
    i32::from(month.year()) * 12 + i32::from(month.month()) - 1
}

fn month(number: i32) -> String {
    format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1)
}
