//! The command line: the server, and everything a screen computes, computed from files.

mod arguments;
mod bill;
mod serve;
mod staff_pin;
mod tariff;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A tariff or usage is wrong.
    #[error(transparent)]
    Tariff(#[from] ::tariff::TariffError),
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
    /// The server does not run.
    #[error(transparent)]
    Server(#[from] crate::server::ServerError),
    /// The staff PIN was not reset.
    #[error(transparent)]
    StaffPin(#[from] staff_pin::StaffPinError),
    /// JSON could not be made.
    #[error("the result cannot be written as JSON ({0}): report this as a fault of the program")]
    Json(#[from] serde_json::Error),
    /// The output went away.
    #[error("the output cannot be written ({0}): see where it goes")]
    Output(#[from] io::Error),
}

/// Runs the command of this process. Errors are one line on stderr and exit code 2.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = io::stdout().lock();
    let done = match arguments.command {
        Command::Serve(arguments) => {
            drop(out);
            serve::run(arguments)
        }
        Command::Bill(arguments) => bill::run(&arguments, &mut out),
        Command::Tariff(arguments) => tariff::run(&arguments, &mut out),
        Command::StaffPin(arguments) => staff_pin::run(&arguments, &mut out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // `zhidian-hall tariff list | head` is no error.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let line = error.to_string().replace(['\n', '\r'], " ");
            // Where stderr is closed too there is nobody to tell.
            let _ = writeln!(io::stderr(), "zhidian-hall: {line}");
            ExitCode::from(2)
        }
    }
}

/// Reads a text file, naming it and the line where it is not text.
fn read_text(file: &str) -> Result<String, CommandError> {
    let bytes = std::fs::read(file).map_err(|source| CommandError::Read { file: file.to_owned(), source })?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        CommandError::NotText { file: file.to_owned(), line }
    })
}
