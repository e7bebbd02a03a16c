//! The commands as they are typed.

mod business_bill;
mod command_line;
mod journal;
mod load_files;
mod plan;
mod power_id;
mod settle;
mod typed;
