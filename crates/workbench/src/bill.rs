//! `bill`: the bill a screen shows, from files.

use std::io::Write;

use ::tariff::{Bill, Household, UsageYear, bill};
use clap::Args;

use crate::tariff::named;
use crate::text_file::read_text;
use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// What to bill.
#[derive(Args, Debug)]
pub struct BillArguments {
    /// A tariff file, or the id of a shipped tariff such as tianjin-residential.
    #[arg(long, value_name = "FILE|ID")]
    pub tariff: String,
    /// Usage: a header `month,kwh` and rows like `2026-01,300`.
    #[arg(long, value_name = "FILE.csv")]
    pub usage: String,
    /// People in the household.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..))]
    pub people: u8,
    /// The household is recognised as low income.
    #[arg(long)]
    pub low_income: bool,
    /// Several households share the meter.
    #[arg(long)]
    pub shared_meter: bool,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// Works out the bill and prints it.
pub fn run(arguments: &BillArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let tariff = named(&arguments.tariff)?;
    let usage = UsageYear::parse_csv(&arguments.usage, &read_text(&arguments.usage)?)?;
    let household =
        Household { people: arguments.people, low_income: arguments.low_income, shared_meter: arguments.shared_meter };
    let bill = bill(&tariff, &household, &usage)?;
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
