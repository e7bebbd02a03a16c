//! `zhidian`: the exhibit of a smart service hall.

use std::process::ExitCode;

use clap::Parser as _;
use zhidian::cli::{Arguments, run};

fn main() -> ExitCode {
    run(&Arguments::parse())
}
