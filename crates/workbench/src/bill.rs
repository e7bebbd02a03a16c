//! `bill`: the bill a screen shows, from files.

use std::io::Write;

use clap::Args;

use crate::business_bill::{self, BusinessArguments};
use crate::household_bill;
use crate::named_tariff::NamedTariff;
use crate::workbench_error::WorkbenchError;

/// What to bill.
#[derive(Args, Debug)]
pub struct BillArguments {
    /// A tariff file, or the id of a shipped tariff such as tianjin-residential; `ID:CLASS` names a class as well.
    #[arg(long, value_name = "FILE|ID")]
    pub tariff: String,
    /// A household's usage: a header `month,kwh` and rows like `2026-01,300`.
    #[arg(long, value_name = "FILE.csv", required_unless_present = "load", conflicts_with = "load")]
    pub usage: Option<String>,
    /// A business's load by intervals: a header `start,kw` or `start,kwh`, and `kvar` or `kvarh` if there is any.
    #[arg(long, value_name = "FILE")]
    pub load: Option<String>,
    /// People in the household.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..))]
    pub people: u8,
    /// The household is recognised as low income.
    #[arg(long)]
    pub low_income: bool,
    /// Several households share the meter.
    #[arg(long)]
    pub shared_meter: bool,
    /// What a business has agreed with the grid.
    #[command(flatten)]
    pub business: BusinessArguments,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// Works out the bill and prints it.
pub(crate) fn run(arguments: &BillArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let named = NamedTariff::read(&arguments.tariff)?;
    match (named, &arguments.usage, &arguments.load) {
        (NamedTariff::Household(tariff), Some(usage), _) => household_bill::run(arguments, &tariff, usage, out),
        (NamedTariff::Business { tariff, class }, _, Some(load)) => {
            business_bill::run(arguments, *tariff, class, load, out)
        }
        (NamedTariff::Household(tariff), ..) => Err(WorkbenchError::WrongInput {
            tariff: tariff.id.clone(),
            kind: "households",
            option: "--usage FILE.csv with a row a month",
        }),
        (NamedTariff::Business { tariff, .. }, ..) => Err(WorkbenchError::WrongInput {
            tariff: tariff.id,
            kind: "business",
            option: "--load FILE with a row an interval",
        }),
    }
}
