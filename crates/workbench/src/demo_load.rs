//! `demo-load`: a year at the meter of a company that does not exist.

use std::fs::OpenOptions;
use std::io::Write;

use ::demo_load::{demo_csv, demo_year, find};
use clap::Args;

use crate::workbench_error::WorkbenchError;

/// Whose year to make.
#[derive(Args, Debug)]
pub struct DemoLoadArguments {
    /// The company: machine-shop, cold-store, supermarket, hotel, school, office, plating-works or data-room.
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// The calendar year.
    #[arg(long, value_name = "YYYY", default_value_t = 2025)]
    pub year: i16,
    /// Another seed is another year of the same company.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Write to this file, which must not exist yet, instead of the output.
    #[arg(long, value_name = "FILE.csv")]
    pub out: Option<String>,
}

/// Makes the year and writes it as a load file that is marked as demo data.
pub fn run(arguments: &DemoLoadArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let company = find(&arguments.kind)?;
    let load = demo_year(company, arguments.year, arguments.seed)?;
    let text = demo_csv(company, &load, arguments.seed);
    let Some(file) = &arguments.out else {
        out.write_all(text.as_bytes())?;
        return Ok(());
    };
    // Never over something that may have been measured.
    let written =
        OpenOptions::new().write(true).create_new(true).open(file).and_then(|mut to| to.write_all(text.as_bytes()));
    written.map_err(|source| WorkbenchError::Write { file: file.clone(), source })
}
