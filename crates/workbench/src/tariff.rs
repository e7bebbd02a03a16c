//! `tariff`: which prices there are, and whether a file is sound.

use std::io::Write;
use std::path::Path;

use ::tariff::{Household, Tariff};
use clap::{Args, Subcommand};

use crate::text_file::read_text;
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
    /// Show a shipped tariff.
    Show {
        /// Its id, such as tianjin-residential.
        id: String,
    },
    /// Check a tariff file.
    Check {
        /// The file.
        file: String,
    },
}

/// Runs a tariff command.
pub fn run(arguments: &TariffArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    match &arguments.command {
        TariffCommand::List => list(out),
        TariffCommand::Show { id } => show(::tariff::find(id)?, out),
        TariffCommand::Check { file } => {
            let tariff = Tariff::parse(file, &read_text(file)?)?;
            writeln!(out, "{file}: {} {}", tariff.id, words().sound)?;
            Ok(())
        }
    }
}

/// The tariff in a file, or the shipped one of an id.
pub fn named(file_or_id: &str) -> Result<Tariff, WorkbenchError> {
    let path = Path::new(file_or_id);
    let is_file = path.exists() || path.extension().is_some() || path.components().count() > 1;
    if is_file {
        return Ok(Tariff::parse(file_or_id, &read_text(file_or_id)?)?);
    }
    Ok(::tariff::find(file_or_id)?.clone())
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
    Ok(())
}

fn show(tariff: &Tariff, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
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
