//! `plan`: what a business could do to pay less, what it costs and what it is worth.

use std::io::Write;
use std::path::Path;

use clap::Args;
use demand_response::{Participant, Programme};
use energy_plan::{Assumptions, Case, Effort, Plan, Request, Site, draw_up};
use jiff::civil::Date;
use serde::Serialize;

use crate::business_bill::BusinessArguments;
use crate::load_file::read_load;
use crate::named_tariff::NamedTariff;
use crate::plan_progress::Told;
use crate::plan_table::table;
use crate::settle::{MOST_BYTES, named};
use crate::text_file::read_text_up_to;
use crate::workbench_error::WorkbenchError;

/// What to plan for.
#[derive(Args, Debug)]
pub struct PlanArguments {
    /// A tariff file, or the id of a shipped tariff such as tianjin-demo; `ID:CLASS` names a class as well.
    #[arg(long, value_name = "FILE|ID")]
    pub tariff: String,
    /// Twelve whole months at the meter by intervals, with reactive energy if there is any.
    #[arg(long, value_name = "FILE")]
    pub load: String,
    /// What the load does not say: roof, transformers, processes, devices, chargers; a file, or a demo company's id.
    #[arg(long, value_name = "FILE|ID", alias = "processes")]
    pub site: Option<String>,
    /// Sections of assumptions in place of those that come with the program, as RON.
    #[arg(long, value_name = "FILE")]
    pub assume: Option<String>,
    /// A programme of demand response, a file or an id; by default the newest one of the tariff's area.
    #[arg(long, value_name = "FILE|ID")]
    pub programme: Option<String>,
    /// Who takes part in it: industrial, other or aggregator.
    #[arg(long, default_value_t = Participant::Industrial)]
    pub who: Participant,
    /// What the business has agreed with the grid.
    #[command(flatten)]
    pub business: BusinessArguments,
    /// Size storage and solar by the whole year at hourly steps; Ctrl-C stops with the best so far.
    #[arg(long)]
    pub full: bool,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// The plan as JSON, with what was odd about the load's file.
#[derive(Serialize)]
pub(crate) struct Printed {
    #[serde(flatten)]
    pub plan: Plan,
    /// Whether the load's file says that it is made up.
    pub demo_load: bool,
    /// How many oddities `load check` lists.
    pub load_findings: usize,
}

/// Draws up the plan and prints it.
pub(crate) fn run(arguments: &PlanArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let (tariff, class) = match NamedTariff::read(&arguments.tariff)? {
        NamedTariff::Business { tariff, class } => (arguments.business.priced(*tariff)?, class),
        NamedTariff::Household(tariff) => {
            return Err(WorkbenchError::WrongInput {
                tariff: tariff.id,
                kind: "households",
                option: "--tariff of a business, and `bill --usage FILE.csv` for a household",
            });
        }
    };
    let assumptions = match &arguments.assume {
        Some(file) => Assumptions::shipped()?.replaced_by(file, &read_text_up_to(file, MOST_BYTES)?)?,
        None => Assumptions::shipped()?.clone(),
    };
    let site = site(arguments.site.as_deref())?;
    let reading = read_load(&arguments.load, arguments.business.mapping.as_deref())?;
    let (demo_load, load_findings) = (reading.is_demo(), reading.findings.len());
    let load = arguments.business.chosen(reading.series)?;
    let programme = match &arguments.programme {
        Some(programme) => Some(named(programme)?),
        None => of_area(&tariff.id, load.start().date()).cloned(),
    };
    let request = Request {
        case: Case::new(&tariff, arguments.business.contract(class), load),
        site: &site,
        assumptions: &assumptions,
        programme: programme.as_ref().map(|programme| (programme, arguments.who)),
    };
    let plan = if arguments.full {
        let mut told = Told::new()?;
        let plan = draw_up(&request, Effort::Full(&mut |progress| told.of(progress)));
        told.end();
        plan?
    } else {
        draw_up(&request, Effort::Quick)?
    };
    let printed = Printed { plan, demo_load, load_findings };
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string(&printed)?)?;
        return Ok(());
    }
    table(&printed, out)
}

fn site(named: Option<&str>) -> Result<Site, WorkbenchError> {
    let Some(named) = named else { return Ok(Site::default()) };
    let path = Path::new(named);
    if path.exists() || path.extension().is_some() || path.components().count() > 1 {
        return Ok(Site::parse(named, &read_text_up_to(named, MOST_BYTES)?)?);
    }
    Ok(Site::of_demo(named)?)
}

/// The newest shipped programme of the area that a tariff's id begins with, of those in force when the load begins.
fn of_area(tariff: &str, day: Date) -> Option<&'static Programme> {
    let area = tariff.split('-').next()?;
    let shipped = demand_response::shipped().programmes.iter();
    let in_force = |programme: &&Programme| {
        programme.id.split('-').next() == Some(area)
            && programme.effective_from <= day
            && programme.effective_to.value().is_none_or(|last| day <= *last)
    };
    shipped.filter(in_force).max_by_key(|programme| programme.effective_from)
}
