//! `settle`: what a demand response event is paid, interval by interval.

use std::io::Write;
use std::path::Path;

use clap::Args;
use demand_response::{
    Aggregate, Assumptions, Case, Event, Member, MemberShare, Participant, Programme, Settlement, find, parse_events,
    report, settle, settle_aggregate,
};
use load::{Reading, WorkCalendar};
use serde::Serialize;

use crate::load_file::read_load;
use crate::settle_table::table;
use crate::text_file::read_text_up_to;
use crate::workbench_error::WorkbenchError;

/// What to settle.
#[derive(Args, Debug)]
pub struct SettleArguments {
    /// A programme file, or the id of a shipped programme such as tianjin-2023-spring-festival.
    #[arg(long, value_name = "FILE|ID")]
    pub programme: String,
    /// A load file, CSV or XLSX. Given more than once, these are the customers of an aggregator.
    #[arg(long, value_name = "FILE", required = true)]
    pub load: Vec<String>,
    /// An OpenADR 3 event, or a list of all events of this customer: their days are no baseline for each other.
    #[arg(long, value_name = "FILE")]
    pub event: String,
    /// Settle this event of the list alone.
    #[arg(long, value_name = "ID")]
    pub only: Option<String>,
    /// Who takes part: industrial, other or aggregator; by default industrial, with several loads aggregator.
    #[arg(long)]
    pub who: Option<Participant>,
    /// Rules in place of those that the programme does not know, as RON.
    #[arg(long, value_name = "FILE")]
    pub assume: Option<String>,
    /// Names of odd columns and decisions about the load files, as RON or JSON.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<String>,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
    /// Print OpenADR 3 reports instead, in the name of this client.
    #[arg(long, value_name = "CLIENT", conflicts_with = "json")]
    pub report: Option<String>,
}

/// An event that was settled.
#[derive(Serialize)]
pub(crate) struct Settled {
    #[serde(flatten)]
    pub settlement: Settlement,
    /// The customers of an aggregator.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberShare>,
}

/// A load as it was read.
#[derive(Serialize)]
pub(crate) struct LoadRead<'a> {
    pub file: &'a str,
    pub demo: bool,
    pub findings: Vec<String>,
}

/// What is printed.
#[derive(Serialize)]
pub(crate) struct Printed<'a> {
    pub settlements: Vec<Settled>,
    pub loads: Vec<LoadRead<'a>>,
}

/// The most bytes of a file of rules or events that are read: one more is refused by whoever parses it.
pub(crate) const MOST_BYTES: u64 = 4_000_001;

/// Settles the events and prints what is paid.
pub fn run(arguments: &SettleArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let programme = named(&arguments.programme)?;
    let assumptions = match &arguments.assume {
        Some(file) => Assumptions::parse(file, &read_text_up_to(file, MOST_BYTES)?)?,
        None => Assumptions::default(),
    };
    let events = parse_events(&arguments.event, &read_text_up_to(&arguments.event, MOST_BYTES)?)?;
    let readings = arguments.load.iter().map(|file| read_load(file, arguments.mapping.as_deref()));
    let readings: Vec<Reading> = readings.collect::<Result<_, _>>()?;
    let settlements = chosen(arguments, &events)?
        .into_iter()
        .map(|event| one(arguments, &programme, &assumptions, event, &events, &readings))
        .collect::<Result<Vec<_>, _>>()?;
    if let Some(client) = &arguments.report {
        let reports = settlements.iter().map(|settled| report(&settled.settlement, client));
        let reports = reports.collect::<Result<Vec<_>, _>>()?;
        match reports.as_slice() {
            [report] => writeln!(out, "{}", serde_json::to_string(report)?)?,
            reports => writeln!(out, "{}", serde_json::to_string(reports)?)?,
        }
        return Ok(());
    }
    let loads = arguments.load.iter().zip(&readings).map(|(file, reading)| LoadRead {
        file,
        demo: reading.is_demo(),
        findings: reading.findings.iter().map(ToString::to_string).collect(),
    });
    let printed = Printed { settlements, loads: loads.collect() };
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string(&printed)?)?;
        return Ok(());
    }
    table(&printed, out)
}

fn chosen<'a>(arguments: &SettleArguments, events: &'a [Event]) -> Result<Vec<&'a Event>, WorkbenchError> {
    let Some(id) = &arguments.only else { return Ok(events.iter().collect()) };
    let found: Vec<&Event> = events.iter().filter(|event| event.id == *id).collect();
    if found.is_empty() {
        let known: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
        return Err(WorkbenchError::NoSuchEvent { event: id.clone(), known: known.join(", ") });
    }
    Ok(found)
}

fn one(
    arguments: &SettleArguments,
    programme: &Programme,
    assumptions: &Assumptions,
    event: &Event,
    events: &[Event],
    readings: &[Reading],
) -> Result<Settled, WorkbenchError> {
    let others: Vec<Event> = events.iter().filter(|other| other.id != event.id).cloned().collect();
    let usual = if readings.len() > 1 { Participant::Aggregator } else { Participant::Industrial };
    let who = arguments.who.unwrap_or(usual);
    let case = Case { programme, assumptions, event, others: &others, who, calendar: WorkCalendar::shipped() };
    if let ([reading], false) = (readings, who == Participant::Aggregator) {
        return Ok(Settled { settlement: settle(case, &reading.series)?, members: Vec::new() });
    }
    let members: Vec<Member> =
        arguments.load.iter().zip(readings).map(|(name, reading)| Member { name, load: &reading.series }).collect();
    let Aggregate { settlement, members } = settle_aggregate(case, &members)?;
    Ok(Settled { settlement, members })
}

/// A programme file, or a shipped programme by its id.
pub(crate) fn named(programme: &str) -> Result<Programme, WorkbenchError> {
    if programme.ends_with(".ron") || Path::new(programme).is_file() {
        return Ok(Programme::parse(programme, &read_text_up_to(programme, MOST_BYTES)?)?);
    }
    Ok(find(programme)?.clone())
}
