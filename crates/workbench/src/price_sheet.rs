//! A tariff of business on one day: periods of the day and prices of each class.

use std::io::Write;

use ::tariff::business::{BusinessTariff, ClassSheet};
use jiff::civil::Date;

use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// Prints what `tariff` says of `day`, for one class or all of them.
pub(crate) fn show(
    tariff: &BusinessTariff,
    class: Option<&str>,
    day: Date,
    out: &mut dyn Write,
) -> Result<(), WorkbenchError> {
    let words = words();
    let sheet = tariff.on(day)?;
    if tariff.demo {
        writeln!(out, "{}", words.demo)?;
    }
    writeln!(out, "{}: {} ({}, {})", words.tariff, tariff.id, tariff.name.zh, tariff.name.en)?;
    writeln!(out, "{}: {}", words.source, tariff.source.citation())?;
    let until = tariff.effective_to.map_or(String::new(), |date| format!("..{date}"));
    writeln!(out, "{}: {}{until}", words.in_force, tariff.effective_from)?;
    let mut shown = None;
    for of_class in sheet.classes.iter().filter(|of| class.is_none_or(|class| class == of.class)) {
        // Classes with the same periods as the one before do not say them again.
        if shown != Some(&of_class.stretches) {
            let clock = |quarter: usize| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
            let stretches: Vec<String> = of_class
                .stretches
                .iter()
                .map(|of| format!("{}-{} {}", clock(of.from_quarter), clock(of.to_quarter), of.period))
                .collect();
            writeln!(out, "{day}: {}", stretches.join(", "))?;
            shown = Some(&of_class.stretches);
        }
        prices(of_class, out)?;
    }
    Ok(())
}

fn prices(of_class: &ClassSheet, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    match &of_class.prices {
        Ok(prices) => {
            let mut found: Vec<String> =
                prices.periods.iter().map(|(period, price)| format!("{period} {price}")).collect();
            found.extend(prices.per_kw.map(|price| format!("{price} /kW")));
            found.extend(prices.per_kva.map(|price| format!("{price} /kVA")));
            writeln!(out, "  {:<20} {}", of_class.class, found.join(", "))?;
        }
        Err(why) => writeln!(out, "  {:<20} {why}", of_class.class)?,
    }
    Ok(())
}
