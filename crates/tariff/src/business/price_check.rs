use jiff::civil::Date;

use super::business_tariff::BusinessTariff;
use super::check::{check_classes, check_dates, check_months, check_period, check_slug, check_source};
use super::month_check::check_months_priced;
use super::plain_charges::PlainPrices;
use crate::tariff_check::{Checked, fault};

/// Whether every price has a date, a source and names that exist, and no two are in force together.
pub(crate) fn check_prices(tariff: &BusinessTariff) -> Checked {
    check_transmission(tariff)?;
    for (index, row) in tariff.funds.iter().enumerate() {
        let path = format!("funds[{index}]");
        check_dates(&path, row.effective_from, row.effective_to, true)?;
        check_source(&path, &row.source)?;
    }
    check_apart("funds", tariff.funds.iter().map(|row| (row.effective_from, row.effective_to)))?;
    check_floats(tariff)?;
    check_published(tariff)?;
    for (index, prices) in tariff.plain.iter().enumerate() {
        check_plain(&format!("plain[{index}]"), tariff, prices)?;
    }
    check_charges(tariff)?;
    check_months_priced(tariff)
}

/// Rows in force one after the other, in the order of their dates.
fn check_apart(path: &str, rows: impl Iterator<Item = (Date, Option<Date>)>) -> Checked {
    let mut before: Option<Option<Date>> = None;
    for (index, (from, to)) in rows.enumerate() {
        let overlaps = before.is_some_and(|ended| ended.is_none_or(|ended| from <= ended));
        if overlaps {
            let wrong = format!("these prices begin on {from} while those above are still in force");
            return fault(
                format!("{path}[{index}].effective_from"),
                wrong,
                "end those above on the eve, with `effective_to`",
            );
        }
        before = Some(to);
    }
    Ok(())
}

fn check_transmission(tariff: &BusinessTariff) -> Checked {
    for (index, prices) in tariff.transmission.iter().enumerate() {
        let path = format!("transmission[{index}]");
        check_dates(&path, prices.effective_from, prices.effective_to, true)?;
        check_source(&path, &prices.source)?;
        let classes = prices.rows.iter().map(|row| &row.class);
        check_rows(&path, tariff, classes)?;
    }
    check_apart("transmission", tariff.transmission.iter().map(|row| (row.effective_from, row.effective_to)))
}

/// Rows name classes that exist, each once.
fn check_rows<'a>(path: &str, tariff: &BusinessTariff, classes: impl Iterator<Item = &'a String>) -> Checked {
    let mut seen: Vec<&String> = Vec::new();
    for (index, class) in classes.enumerate() {
        let path = format!("{path}.rows[{index}].class");
        if tariff.class(class).is_none() {
            let known: Vec<&str> = tariff.classes.iter().map(|class| class.id.as_str()).collect();
            return fault(path, format!("there is no class `{class}`"), format!("write one of {}", known.join(", ")));
        }
        if seen.contains(&class) {
            return fault(path, format!("the class `{class}` is there twice"), "keep one row for each class");
        }
        seen.push(class);
    }
    Ok(())
}

fn check_floats(tariff: &BusinessTariff) -> Checked {
    for (index, rule) in tariff.floats.iter().enumerate() {
        let path = format!("floats[{index}]");
        check_dates(&path, rule.effective_from, rule.effective_to, true)?;
        check_source(&path, &rule.source)?;
        check_classes(&format!("{path}.classes"), tariff, &rule.classes)?;
        for name in rule.ratios.keys() {
            check_period(&format!("{path}.ratios.{name}"), tariff, name)?;
        }
    }
    Ok(())
}

fn check_published(tariff: &BusinessTariff) -> Checked {
    for (index, prices) in tariff.published.iter().enumerate() {
        let path = format!("published[{index}]");
        check_source(&path, &prices.source)?;
        check_rows(&path, tariff, prices.rows.iter().map(|row| &row.class))?;
        for (at, row) in prices.rows.iter().enumerate() {
            for name in row.prices.keys() {
                check_period(&format!("{path}.rows[{at}].prices.{name}"), tariff, name)?;
            }
        }
    }
    for (index, row) in tariff.monthly.iter().enumerate() {
        check_source(&format!("monthly[{index}]"), &row.source)?;
    }
    Ok(())
}

fn check_plain(path: &str, tariff: &BusinessTariff, prices: &PlainPrices) -> Checked {
    check_dates(path, prices.effective_from, prices.effective_to, true)?;
    check_source(path, &prices.source)?;
    check_months(&format!("{path}.months"), &prices.months)?;
    check_classes(&format!("{path}.classes"), tariff, &prices.classes)?;
    if !prices.tiers_up_to_kwh.is_sorted_by(|a, b| a < b) {
        return fault(
            format!("{path}.tiers_up_to_kwh"),
            "the limits of the tiers do not rise",
            "write the lowest first",
        );
    }
    let tiers = prices.tiers_up_to_kwh.len() + 1;
    for (name, of_tiers) in &prices.prices {
        let path = format!("{path}.prices.{name}");
        check_period(&path, tariff, name)?;
        if of_tiers.len() != tiers {
            let wrong = format!("there are {} prices and {tiers} tiers", of_tiers.len());
            return fault(path, wrong, "write one price for each tier");
        }
    }
    Ok(())
}

fn check_charges(tariff: &BusinessTariff) -> Checked {
    for (index, charge) in tariff.demand_charges.iter().enumerate() {
        let path = format!("demand_charges[{index}]");
        check_slug(&format!("{path}.id"), &charge.id)?;
        check_dates(&path, charge.effective_from, charge.effective_to, true)?;
        check_source(&path, &charge.source)?;
        check_months(&format!("{path}.months"), &charge.months)?;
        check_classes(&format!("{path}.classes"), tariff, &charge.classes)?;
        for (at, name) in charge.periods.iter().enumerate() {
            check_period(&format!("{path}.periods[{at}]"), tariff, name)?;
        }
        if ![15, 30, 60].contains(&charge.window_minutes) {
            let wrong = format!("demand is not measured over {} minutes", charge.window_minutes);
            return fault(format!("{path}.window_minutes"), wrong, "write 15, 30 or 60");
        }
    }
    for (index, charge) in tariff.fixed_charges.iter().enumerate() {
        let path = format!("fixed_charges[{index}]");
        check_slug(&format!("{path}.id"), &charge.id)?;
        check_dates(&path, charge.effective_from, charge.effective_to, true)?;
        check_source(&path, &charge.source)?;
        check_classes(&format!("{path}.classes"), tariff, &charge.classes)?;
    }
    Ok(())
}
