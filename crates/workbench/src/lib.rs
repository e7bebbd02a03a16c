//! What an engineer does with files: bills, tariffs, and whatever else the screens work out, worked out on a command line.
//!
//! [`Command`] is what can be typed, [`run`] does it. `zhidian-hall` nests these commands beside its own; there is no
//! server, database or engine in here. Words for people come from `messages/command_line.json`.

#![warn(missing_docs)]

mod bill;
mod business_bill;
mod business_table;
mod command;
mod demo_load;
mod household_bill;
mod journal_check;
mod load_check;
mod load_file;
mod named_tariff;
mod plan;
mod plan_progress;
mod plan_table;
mod plan_words;
mod power_id;
mod price_sheet;
mod settle;
mod settle_table;
mod tariff;
mod text_file;
mod transmission_sheet;
mod words;
mod workbench_error;

pub use command::{Command, run};
pub use journal_check::JournalCheckError;
pub use power_id::PowerIdError;
pub use workbench_error::WorkbenchError;
