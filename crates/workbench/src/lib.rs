//! What an engineer does with files: bills, tariffs, and whatever else the screens work out, worked out on a command line.
//!
//! [`Command`] is what can be typed, [`run`] does it. `zhidian-hall` nests these commands beside its own; there is no
//! server, database or engine in here. Words for people come from `messages/command_line.json`.

#![warn(missing_docs)]

mod bill;
mod command;
mod demo_load;
mod load_check;
mod load_file;
mod power_id;
mod settle;
mod settle_table;
mod tariff;
mod text_file;
mod words;
mod workbench_error;

pub use command::{Command, run};
pub use power_id::PowerIdError;
pub use workbench_error::WorkbenchError;
