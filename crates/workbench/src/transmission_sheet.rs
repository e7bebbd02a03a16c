//! The transmission and distribution prices of every grid.

use std::io::Write;

use ::tariff::business::{Figure, TransmissionTable};

use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// What the table is called on the command line.
pub(crate) const ID: &str = "fourth-period-transmission";

/// Its line in the list of tariffs.
pub(crate) fn list(out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let table = TransmissionTable::fourth_period()?;
    writeln!(out, "{:<26} {}  {}", table.id, table.effective_from, table.source.citation())?;
    Ok(())
}

/// Prints it, a hyphen where a price is not published or was not read.
pub(crate) fn show(out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    let table = TransmissionTable::fourth_period()?;
    let price = |figure: Option<Figure>| figure.map_or("-".to_owned(), |figure| figure.to_string());
    writeln!(out, "{}: {}", words.source, table.source.citation())?;
    writeln!(out, "{}: {}", words.in_force, table.effective_from)?;
    for grid in &table.grids {
        let funds = price(grid.funds_per_kwh);
        writeln!(
            out,
            "{} {} {}: {} %, {} {funds}",
            grid.id, grid.name.zh, grid.name.en, grid.loss_percent, words.funds
        )?;
        for row in &grid.rows {
            writeln!(
                out,
                "  {:<10} {:>8} {:>8} /kWh {:>6} /kW {:>6} /kVA",
                row.voltage,
                price(row.single_per_kwh),
                price(row.two_part_per_kwh),
                price(row.per_kw),
                price(row.per_kva)
            )?;
        }
    }
    for absent in &table.absent {
        writeln!(out, "{} {} {}: {}", absent.id, absent.name.zh, absent.name.en, absent.why)?;
    }
    Ok(())
}
