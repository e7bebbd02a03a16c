//! `zhidian-hall staff-pin reset`.

use std::io::Write;

use super::CommandError;
use super::arguments::{StaffPinArguments, StaffPinCommand, data_folder};
use super::existing_database;
use super::words::words;
use crate::data_folder::STAFF_PIN;
use crate::identity::{IdentityError, reset_staff_pin};

/// Why the PIN was not reset.
#[derive(Debug, thiserror::Error)]
pub enum StaffPinError {
    /// The PIN could not be made or kept.
    #[error(transparent)]
    Identity(#[from] IdentityError),
}

/// Makes a new PIN and says it once.
pub fn run(arguments: &StaffPinArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let StaffPinCommand::Reset { data } = &arguments.command;
    let folder = data_folder(data.clone());
    let database = existing_database(&folder)?;
    let pin = database.write_now(|connection| reset_staff_pin(connection, &folder)).map_err(StaffPinError::from)?;
    let words = words();
    writeln!(out, "{} {pin}", words.new_pin)?;
    writeln!(out, "{} {}", words.pin_file, folder.join(STAFF_PIN).display())?;
    Ok(())
}
