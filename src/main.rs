//! `zhidian`: the exhibit of a smart service hall.

use std::process::ExitCode;

use zhidian::cli::{Arguments, run};

fn main() -> ExitCode {
    run(&configuration::parse::<Arguments>())
}
