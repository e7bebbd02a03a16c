//! `load check`: what a load file holds, and everything that is odd about it.

use std::io::Write;
use std::sync::LazyLock;

use clap::{Args, Subcommand};
use jiff::civil::DateTime;
use load::{Done, EnergyOf, Finding, FindingKind, MicroKwh, Reading};
use serde::{Deserialize, Serialize};

use crate::load_file::read_load;
use crate::workbench_error::WorkbenchError;

/// What to do with loads.
#[derive(Args, Debug)]
pub struct LoadArguments {
    #[command(subcommand)]
    command: LoadCommand,
}

/// The load commands.
#[derive(Debug, Subcommand)]
enum LoadCommand {
    /// Read a load file as a bill would, and list what was found and repaired.
    Check {
        /// CSV or XLSX with a header such as `start,kw`.
        file: String,
        /// Names of odd columns and decisions about the file, as RON or JSON.
        #[arg(long, value_name = "FILE")]
        mapping: Option<String>,
        /// Print JSON instead of lines.
        #[arg(long)]
        json: bool,
    },
}

/// Words of the lines, from a file so that no sentence for users lives in the program's text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    from: String,
    to: String,
    intervals: String,
    of_minutes: String,
    active: String,
    reactive: String,
    not_measured: String,
    estimated: String,
    demo: String,
    findings: String,
    none: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("../messages/load.json")).unwrap_or_default());

/// What is printed.
#[derive(Serialize)]
struct Checked<'a> {
    file: &'a str,
    start: DateTime,
    end: Option<DateTime>,
    minutes: u32,
    intervals: usize,
    kwh: String,
    kvarh: Option<String>,
    estimated_intervals: usize,
    estimated_kwh: String,
    estimated_percent: String,
    demo: bool,
    findings: Vec<Found<'a>>,
}

/// A finding as it is printed.
#[derive(Serialize)]
struct Found<'a> {
    kind: FindingKind,
    done: Done,
    of: EnergyOf,
    line: Option<usize>,
    from: Option<DateTime>,
    to: Option<DateTime>,
    count: usize,
    /// kWh or kvarh.
    energy: String,
    says: &'a str,
    text: String,
}

/// Reads the file and prints what is in it.
pub fn run(arguments: &LoadArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let LoadCommand::Check { file, mapping, json } = &arguments.command;
    let reading = read_load(file, mapping.as_deref())?;
    let checked = Checked::of(file, &reading);
    if *json {
        writeln!(out, "{}", serde_json::to_string(&checked)?)?;
        return Ok(());
    }
    lines(&checked, out)
}

fn lines(checked: &Checked<'_>, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = &*WORDS;
    writeln!(out, "{}", checked.file)?;
    let end = checked.end.map_or(String::new(), |end| end.to_string());
    writeln!(out, "{} {} {} {end}", words.from, checked.start, words.to)?;
    writeln!(
        out,
        "{} {} {}",
        checked.intervals,
        words.intervals,
        words.of_minutes.replace("{}", &checked.minutes.to_string())
    )?;
    writeln!(out, "{}: {} kWh", words.active, checked.kwh)?;
    let reactive = checked.kvarh.as_ref().map_or(words.not_measured.clone(), |kvarh| format!("{kvarh} kvarh"));
    writeln!(out, "{}: {reactive}", words.reactive)?;
    let (intervals, kwh, percent) = (checked.estimated_intervals, &checked.estimated_kwh, &checked.estimated_percent);
    writeln!(out, "{}: {intervals} {}, {kwh} kWh, {percent} %", words.estimated, words.intervals)?;
    if checked.demo {
        writeln!(out, "{}", words.demo)?;
    }
    let none = if checked.findings.is_empty() { words.none.as_str() } else { "" };
    writeln!(out, "{}: {none}", words.findings)?;
    for finding in &checked.findings {
        writeln!(out, "- {}", finding.text)?;
    }
    Ok(())
}

impl<'a> Checked<'a> {
    fn of(file: &'a str, reading: &'a Reading) -> Checked<'a> {
        let series = &reading.series;
        let total: MicroKwh = series.active().iter().copied().sum();
        let reactive = series.reactive().map(|reactive| reactive.iter().copied().sum::<MicroKwh>());
        let estimated = series.estimated_energy();
        Checked {
            file,
            start: series.start(),
            end: series.end(),
            minutes: series.length().minutes(),
            intervals: series.active().len(),
            kwh: total.kwh().to_string(),
            kvarh: reactive.map(|reactive| reactive.kwh().to_string()),
            estimated_intervals: series.estimated().iter().filter(|estimated| **estimated).count(),
            estimated_kwh: estimated.kwh().to_string(),
            estimated_percent: series.estimated_percent().to_string(),
            demo: reading.is_demo(),
            findings: reading.findings.iter().map(Found::of).collect(),
        }
    }
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding) -> Found<'a> {
        let Finding { kind, done, of, line, from, to, count, .. } = *finding;
        let (energy, says, text) = (finding.kwh().to_string(), finding.says.as_str(), finding.to_string());
        Found { kind, done, of, line, from, to, count, energy, says, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_whole() {
        let words: Words = serde_json::from_str(include_str!("../messages/load.json")).unwrap();
        assert!(!words.findings.is_empty());
    }
}
