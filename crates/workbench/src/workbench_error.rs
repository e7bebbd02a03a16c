use std::io;

use thiserror::Error;

/// Why a command did not do what it was asked. Every message is one sentence that says what to do.
#[derive(Debug, Error)]
pub enum WorkbenchError {
    /// A tariff or usage is wrong.
    #[error(transparent)]
    Tariff(#[from] tariff::TariffError),
    /// There is no bill of a business.
    #[error(transparent)]
    Business(#[from] tariff::business::BusinessTariffError),
    /// The load is no series of intervals.
    #[error(transparent)]
    Series(#[from] load::SeriesError),
    /// A tariff of households got a load, or one of business monthly usage.
    #[error("{tariff} is a tariff of {kind}: bring {option}")]
    WrongInput {
        /// Id of the tariff.
        tariff: String,
        /// Whom it is for.
        kind: &'static str,
        /// What it is billed from.
        option: &'static str,
    },
    /// A tariff is asked for a day on which it is not in force.
    #[error("{tariff} is in force from {from} and not on {day}: ask for another day or bring the tariff of that day")]
    NotInForce {
        /// Id of the tariff.
        tariff: String,
        /// Its first day.
        from: jiff::civil::Date,
        /// The day.
        day: jiff::civil::Date,
    },
    /// Records on disk are not whole, or could not be looked at.
    #[error(transparent)]
    Journal(#[from] crate::journal_check::JournalCheckError),
    /// A power ID was not issued, accepted or revoked.
    #[error(transparent)]
    PowerId(#[from] crate::power_id::PowerIdError),
    /// There is no plan.
    #[error(transparent)]
    Plan(#[from] energy_plan::PlanError),
    /// A programme of demand response is wrong.
    #[error(transparent)]
    Programme(#[from] demand_response::ProgrammeError),
    /// A file of events is wrong.
    #[error(transparent)]
    Event(#[from] demand_response::EventError),
    /// An event is not settled.
    #[error(transparent)]
    Settle(#[from] demand_response::SettleError),
    /// A settlement is no report.
    #[error(transparent)]
    Report(#[from] demand_response::ReportError),
    /// There is no such event in the file.
    #[error("there is no event {event} in the file: name one of {known}")]
    NoSuchEvent {
        /// What was asked for.
        event: String,
        /// The events of the file, separated by commas.
        known: String,
    },
    /// A load file is wrong.
    #[error(transparent)]
    Load(#[from] load::LoadError),
    /// There is no such demo load.
    #[error(transparent)]
    DemoLoad(#[from] ::demo_load::DemoError),
    /// A file cannot be written.
    #[error(
        "{file} cannot be written ({source}): give the path of a file that does not exist, in a folder that you may write"
    )]
    Write {
        /// The file as it was named.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file cannot be read.
    #[error("{file} cannot be read ({source}): give the path of a file that exists and that you may read")]
    Read {
        /// The file as it was named.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not text.
    #[error("{file}, line {line}: the bytes are not UTF-8 text; save the file as UTF-8")]
    NotText {
        /// The file as it was named.
        file: String,
        /// The first line that is not text.
        line: usize,
    },
    /// JSON could not be made.
    #[error("the result cannot be written as JSON ({0}): report this as a fault of the program")]
    Json(#[from] serde_json::Error),
    /// The output went away.
    #[error("the output cannot be written ({0}): see where it goes")]
    Output(#[from] io::Error),
}
