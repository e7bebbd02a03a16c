//! `zhidian-hall device`: invite, list, confirm, remove. Works on the database, which a running server asks at every request.

use std::io::{self, Write};

use jiff::Timestamp;

use super::arguments::{DeviceArguments, DeviceCommand, data_folder};
use super::words::words;
use super::{CommandError, existing_database};
use crate::clock::now_ms;
use crate::device::{Enrolled, State, confirm, invite, list, remove};

/// Does what was asked with the devices of a data folder.
pub fn run(arguments: &DeviceArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let database = existing_database(&data_folder(arguments.data.clone()))?;
    let words = words();
    match &arguments.command {
        DeviceCommand::Invite { name } => {
            let code = database.write_now(|connection| invite(connection, name, now_ms()))?;
            // The code alone on stdout, for scripts.
            writeln!(out, "{code}")?;
            writeln!(io::stderr(), "{}", words.code_use)?;
        }
        DeviceCommand::List => {
            let devices = database.write_now(|connection| list(connection))?;
            if devices.is_empty() {
                writeln!(io::stderr(), "{}", words.no_devices)?;
            }
            devices.iter().try_for_each(|device| row(out, device))?;
        }
        DeviceCommand::Confirm { fingerprint } => {
            let device = database.write_now(|connection| confirm(connection, fingerprint, now_ms()))?;
            writeln!(out, "{} {} {}", device.fingerprint, words.let_in, device.name)?;
        }
        DeviceCommand::Remove { device } => {
            let keys = database.write_now(|connection| remove(connection, device, now_ms()))?;
            writeln!(out, "{} {keys}", words.shut_out)?;
        }
    }
    Ok(())
}

fn row(out: &mut impl Write, device: &Enrolled) -> io::Result<()> {
    let words = words();
    let state = match device.state {
        State::Pending => &words.pending,
        State::Confirmed => &words.confirmed,
        State::Removed => &words.removed,
    };
    let enrolled = Timestamp::from_millisecond(device.enrolled_ms)
        .map_or_else(|_| String::new(), |at| at.strftime("%F").to_string());
    let Enrolled { fingerprint, name, device, .. } = device;
    writeln!(out, "{fingerprint}  {state:<8}  {enrolled:<10}  {device}  {name}")
}
