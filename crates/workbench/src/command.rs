use std::io::Write;

use clap::Subcommand;

use crate::bill::{self, BillArguments};
use crate::demo_load::{self, DemoLoadArguments};
use crate::journal_check::{self, JournalArguments};
use crate::load_check::{self, LoadArguments};
use crate::plan::{self, PlanArguments};
use crate::power_id::{self, PowerIdArguments};
use crate::settle::{self, SettleArguments};
use crate::tariff::{self, TariffArguments};
use crate::workbench_error::WorkbenchError;

/// What can be typed: one command a file, each with its own arguments and its own `run`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Work out a household's bill from a file of monthly usage.
    Bill(BillArguments),
    /// Make up a year at the meter of a demo company, marked as demo data.
    DemoLoad(DemoLoadArguments),
    /// Look at records on disk, of an exhibit or of a hall server, and mend them.
    Journal(JournalArguments),
    /// Look at load files.
    Load(LoadArguments),
    /// Look at tariffs.
    Tariff(TariffArguments),
    /// Find out what a business could do to pay less.
    Plan(Box<PlanArguments>),
    /// Work out what a demand response event is paid.
    Settle(SettleArguments),
    /// Issue, look at and withdraw power IDs.
    PowerId(PowerIdArguments),
}

/// Does what was typed and writes the result to `out`. Nothing is written there when it fails before there is a result.
pub fn run(command: &Command, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    match command {
        Command::Bill(arguments) => bill::run(arguments, out),
        Command::DemoLoad(arguments) => demo_load::run(arguments, out),
        Command::Journal(arguments) => journal_check::run(arguments, out),
        Command::Load(arguments) => load_check::run(arguments, out),
        Command::Tariff(arguments) => tariff::run(arguments, out),
        Command::Plan(arguments) => plan::run(arguments, out),
        Command::Settle(arguments) => settle::run(arguments, out),
        Command::PowerId(arguments) => power_id::run(arguments, out),
    }
}
