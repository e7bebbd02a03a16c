use std::io::Write;

use clap::Subcommand;

use crate::bill::{self, BillArguments};
use crate::power_id::{self, PowerIdArguments};
use crate::tariff::{self, TariffArguments};
use crate::workbench_error::WorkbenchError;

/// What can be typed: one command a file, each with its own arguments and its own `run`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Work out a household's bill from a file of monthly usage.
    Bill(BillArguments),
    /// Look at tariffs.
    Tariff(TariffArguments),
    /// Issue, look at and withdraw power IDs.
    PowerId(PowerIdArguments),
}

/// Does what was typed and writes the result to `out`. Nothing is written there when it fails before there is a result.
pub fn run(command: &Command, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    match command {
        Command::Bill(arguments) => bill::run(arguments, out),
        Command::Tariff(arguments) => tariff::run(arguments, out),
        Command::PowerId(arguments) => power_id::run(arguments, out),
    }
}
