//! The bill of a household as JSON or a table.

use std::io::Write;

use ::tariff::{Bill, Household, Tariff, UsageYear, bill};

use crate::bill::BillArguments;
use crate::text_file::read_text;
use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// Works out the bill of the months in `usage` and prints it.
pub(crate) fn run(
    arguments: &BillArguments,
    tariff: &Tariff,
    usage: &str,
    out: &mut dyn Write,
) -> Result<(), WorkbenchError> {
    let usage = UsageYear::parse_csv(usage, &read_text(usage)?)?;
    // A year whose prices have ended, or not begun, is refused by name rather than billed at other prices.
    usage.entered().try_for_each(|(month, _)| tariff.refuse_out_of_force(month))?;
    let household =
        Household { people: arguments.people, low_income: arguments.low_income, shared_meter: arguments.shared_meter };
    let bill = bill(tariff, &household, &usage)?;
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string(&bill)?)?;
        return Ok(());
    }
    table(&bill, out)
}

fn table(bill: &Bill, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    writeln!(out, "{:<8} {:>10} {:>12}  {}", words.month, words.kwh, words.amount, words.tiers)?;
    for month in &bill.months {
        let tiers: Vec<String> = month
            .tiers
            .iter()
            .map(|charge| format!("{} x {} ({} {})", charge.kwh, charge.price, words.tier.to_lowercase(), charge.tier))
            .collect();
        let credit = month.credit.map_or(String::new(), |credit| format!(" - {} {}", credit.amount, words.credit));
        // Padded as text: the numbers' own Display does not promise to mind a width.
        writeln!(
            out,
            "{:<8} {:>10} {:>12}  {}{credit}",
            month.month.to_string(),
            month.kwh.to_string(),
            month.amount.to_string(),
            tiers.join(" + ")
        )?;
    }
    writeln!(out, "{:<8} {:>10} {:>12}", words.total, "", bill.total.to_string())?;
    if !bill.missing.is_empty() {
        let missing: Vec<String> = bill.missing.iter().map(ToString::to_string).collect();
        writeln!(out, "{}: {}", words.missing, missing.join(", "))?;
    }
    writeln!(
        out,
        "{}: {}, {} {}",
        words.tariff,
        bill.tariff.id,
        words.in_force.to_lowercase(),
        bill.tariff.effective_from
    )?;
    writeln!(out, "{}: {}", words.source, bill.tariff.source)?;
    Ok(())
}
