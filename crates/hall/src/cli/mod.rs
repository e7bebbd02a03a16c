//! The command line: the server, its devices and staff PIN, and the workbench, which does with files what a screen does.

mod arguments;
mod backup;
mod certificate;
mod device;
mod serve;
mod staff_pin;
mod words;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use workbench::WorkbenchError;

use crate::certificate::CertificateError;
use crate::data_folder::DATABASE;
use crate::database::{Database, DatabaseError};
use crate::device::{EnrolledError, InviteError};
use arguments::{Arguments, Command};

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A command of the workbench failed.
    #[error(transparent)]
    Workbench(#[from] WorkbenchError),
    /// The server does not run.
    #[error(transparent)]
    Server(#[from] crate::server::ServerError),
    /// No server has used the folder.
    #[error("{0} is no data folder of a hall server: give the right one with --data, or start the server once")]
    NoDatabase(String),
    /// This user cannot look into the folder.
    #[error(
        "{0} cannot be looked into ({1}): run this as the server's user, with the packages by `runuser -u zhidian-hall --`"
    )]
    NoLook(String, io::Error),
    /// The database did not open.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// No certificate was made.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// No code was made.
    #[error(transparent)]
    Invite(#[from] InviteError),
    /// Nothing was done with a device.
    #[error(transparent)]
    Device(#[from] EnrolledError),
    /// The staff PIN was not reset.
    #[error(transparent)]
    StaffPin(#[from] staff_pin::StaffPinError),
    /// A backup was not made, or not restored.
    #[error(transparent)]
    Backup(#[from] crate::backup::BackupError),
    /// The output went away.
    #[error("the output cannot be written ({0}): see where it goes")]
    Output(#[from] io::Error),
}

/// Runs the command of this process. Errors are one line on stderr and exit code 2.
pub fn run() -> ExitCode {
    let arguments: Arguments = configuration::parse();
    let mut out = io::stdout().lock();
    let done = match arguments.command {
        Command::Serve(arguments) if arguments.check => serve::check(arguments, &mut out),
        Command::Serve(arguments) => {
            drop(out);
            serve::run(arguments)
        }
        Command::Workbench(command) => workbench::run(&command, &mut out).map_err(CommandError::from),
        Command::Device(arguments) => device::run(&arguments, &mut out),
        Command::Certificate(arguments) => certificate::run(&arguments, &mut out),
        Command::StaffPin(arguments) => staff_pin::run(&arguments, &mut out),
        Command::Backup(arguments) => backup::backup(&arguments, &mut out),
        Command::Restore(arguments) => backup::restore(&arguments, &mut out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // `zhidian-hall tariff list | head` is no error.
        Err(CommandError::Output(error) | CommandError::Workbench(WorkbenchError::Output(error)))
            if error.kind() == io::ErrorKind::BrokenPipe =>
        {
            ExitCode::SUCCESS
        }
        Err(error) => {
            let line = error.to_string().replace(['\n', '\r'], " ");
            // Where stderr is closed too there is nobody to tell.
            let _ = writeln!(io::stderr(), "zhidian-hall: {line}");
            ExitCode::from(2)
        }
    }
}

/// The database of a server that was started before; it may be running.
fn existing_database(folder: &Path) -> Result<Database, CommandError> {
    let file = folder.join(DATABASE);
    let name = || folder.display().to_string();
    match file.try_exists() {
        Ok(true) => Ok(Database::open(&file)?),
        Ok(false) => Err(CommandError::NoDatabase(name())),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(CommandError::NoDatabase(name())),
        Err(error) => Err(CommandError::NoLook(name(), error)),
    }
}
