//! The workbench as a program of its own, for tests and for trying a command without building the hall server.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use workbench::{Command, WorkbenchError, run};

/// What an engineer does with files.
#[derive(Parser)]
#[command(name = "workbench")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(WorkbenchError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let line = error.to_string().replace(['\n', '\r'], " ");
            let _ = writeln!(io::stderr(), "workbench: {line}");
            ExitCode::from(2)
        }
    }
}
