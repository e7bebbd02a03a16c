//! `zhidian-hall staff-pin reset`.

use std::io::Write;

use super::CommandError;
use super::arguments::{StaffPinArguments, StaffPinCommand, data_folder};
use super::words::words;
use crate::data_folder::{DATABASE, STAFF_PIN};
use crate::database::{Database, DatabaseError};
use crate::identity::{IdentityError, reset_staff_pin};

/// Why the PIN was not reset.
#[derive(Debug, thiserror::Error)]
pub enum StaffPinError {
    /// No server has used the folder.
    #[error("{0} is no data folder of a hall server: give the right one with --data, or start the server once")]
    NoDatabase(String),
    /// The database did not open.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The PIN could not be made or kept.
    #[error(transparent)]
    Identity(#[from] IdentityError),
}

/// Makes a new PIN and says it once.
pub fn run(arguments: &StaffPinArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let StaffPinCommand::Reset { data } = &arguments.command;
    let folder = data_folder(data.clone());
    let file = folder.join(DATABASE);
    if !file.exists() {
        return Err(StaffPinError::NoDatabase(folder.display().to_string()).into());
    }
    let database = Database::open(&file).map_err(StaffPinError::from)?;
    let pin = database.write_now(|connection| reset_staff_pin(connection, &folder)).map_err(StaffPinError::from)?;
    let words = words();
    writeln!(out, "{} {pin}", words.new_pin)?;
    writeln!(out, "{} {}", words.pin_file, folder.join(STAFF_PIN).display())?;
    Ok(())
}
