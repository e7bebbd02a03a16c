//! `tariff`: which prices there are, and whether a file is sound.

use std::io::Write;

use ::tariff::business::{BusinessTariff, MonthlyTable};
use ::tariff::{Household, Tariff};
use clap::{Args, Subcommand};
use jiff::civil::Date;

use crate::named_tariff::NamedTariff;
use crate::price_sheet;
use crate::text_file::read_text;
use crate::transmission_sheet;
use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// What to do with tariffs.
#[derive(Args, Debug)]
pub struct TariffArguments {
    #[command(subcommand)]
    pub command: TariffCommand,
}

/// The tariff commands.
#[derive(Debug, Subcommand)]
pub enum TariffCommand {
    /// List the tariffs that are shipped.
    List,
    /// Show a tariff.
    Show {
        /// The id of a shipped tariff such as tianjin-residential, or a tariff file.
        id: String,
        /// The day whose periods and prices a tariff of business shows; today if left out.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// A table of monthly prices that is added to the tariff; may be given several times.
        #[arg(long, value_name = "FILE")]
        prices: Vec<String>,
    },
    /// Check a tariff file, or a table of monthly prices.
    Check {
        /// The file.
        file: String,
    },
}

/// Runs a tariff command.
pub(crate) fn run(arguments: &TariffArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    match &arguments.command {
        TariffCommand::List => list(out),
        TariffCommand::Show { id, .. } if id == transmission_sheet::ID => transmission_sheet::show(out),
        TariffCommand::Show { id, on, prices } => match NamedTariff::read(id)? {
            NamedTariff::Household(tariff) => show(&tariff, *on, out),
            NamedTariff::Business { tariff, class } => {
                let mut tariff = *tariff;
                for file in prices {
                    tariff = MonthlyTable::add_to(file, &read_text(file)?, tariff)?;
                }
                let on = on.unwrap_or_else(|| jiff::ZonedDateTime::now().date());
                price_sheet::show(&tariff, class.as_deref(), on, out)
            }
        },
        TariffCommand::Check { file } => {
            writeln!(out, "{file}: {} {}", checked(file)?, words().sound)?;
            Ok(())
        }
    }
}

/// The id of what is in a file, when it is sound.
fn checked(file: &str) -> Result<String, WorkbenchError> {
    let text = read_text(file)?;
    if BusinessTariff::is_one(&text) {
        return Ok(BusinessTariff::parse(file, &text)?.id);
    }
    if MonthlyTable::is_one(&text) {
        let id = MonthlyTable::belongs_to(file, &text)?;
        let tariff = ::tariff::business::find(&id)?;
        return Ok(MonthlyTable::add_to(file, &text, tariff.clone())?.id);
    }
    Ok(Tariff::parse(file, &text)?.id)
}

fn list(out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    for tariff in &::tariff::shipped().tariffs {
        let doubt = if tariff.facts_in_doubt(&Household::default()).is_empty() {
            String::new()
        } else {
            format!("  ({})", words.to_be_verified)
        };
        writeln!(out, "{:<26} {}  {} {}{doubt}", tariff.id, tariff.effective_from, tariff.name.zh, tariff.name.en)?;
    }
    for tariff in &::tariff::business::shipped().tariffs {
        writeln!(out, "{:<26} {}  {} {}", tariff.id, tariff.effective_from, tariff.name.zh, tariff.name.en)?;
        for class in &tariff.classes {
            let id = format!("{}:{}", tariff.id, class.id);
            writeln!(out, "  {id:<36} {} {}", class.name.zh, class.name.en)?;
        }
    }
    transmission_sheet::list(out)
}

fn show(tariff: &Tariff, on: Option<Date>, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    let ended = |day: Date| day < tariff.effective_from || tariff.effective_to.is_some_and(|to| to < day);
    if let Some(day) = on.filter(|day| ended(*day)) {
        return Err(WorkbenchError::NotInForce { tariff: tariff.id.clone(), from: tariff.effective_from, day });
    }
    let doubt = tariff.facts_in_doubt(&Household::default());
    writeln!(out, "{}: {} ({}, {})", words.tariff, tariff.id, tariff.name.zh, tariff.name.en)?;
    writeln!(out, "{}: {}", words.source, tariff.source.citation())?;
    let until = tariff.effective_to.map_or(String::new(), |date| format!("..{date}"));
    writeln!(out, "{}: {}{until}", words.in_force, tariff.effective_from)?;
    if !doubt.is_empty() {
        writeln!(out, "{}: {doubt:?}", words.to_be_verified)?;
    }
    if let Some(shared) = tariff.shared_meter {
        writeln!(out, "{}: {} {}", words.shared_meter, shared.yuan_per_kwh, words.price)?;
    }
    if !tariff.settlement.is_monthly() {
        writeln!(out, "{}:", words.year)?;
        return tiers(tariff, 1, out);
    }
    // Months with the same tiers as the month before are not printed again.
    let mut shown = None;
    for month in 1..=12 {
        let ladder = tariff.ladder(&Household::default(), month)?;
        if shown.as_ref() != Some(&ladder) {
            writeln!(out, "{} {month}:", words.seasons)?;
            tiers(tariff, month, out)?;
            shown = Some(ladder);
        }
    }
    Ok(())
}

fn tiers(tariff: &Tariff, month: u8, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    let ladder = tariff.ladder(&Household::default(), month)?;
    for tier in ladder.tiers() {
        let end = tier.up_to.map_or(words.no_end.clone(), |kwh| format!("{} {kwh} {}", words.up_to, words.kwh));
        writeln!(out, "  {} {}: {end}, {} {}", words.tier, tier.number, tier.price, words.price)?;
    }
    Ok(())
}
