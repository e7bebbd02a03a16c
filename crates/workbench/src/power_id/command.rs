use std::io::Write;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use power_id::{Handle, KeyList, Life, PowerId, Purpose, Verdict, scanned, verify};

use super::arguments::{IssueArguments, PowerIdArguments, PowerIdCommand};
use super::error::PowerIdError;
use super::folder::Folder;
use super::issued::Issued;
use super::keys::Keys;
use super::revoked;
use crate::workbench_error::WorkbenchError;

/// Runs a power ID command.
pub(crate) fn run(arguments: &PowerIdArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let folder = Folder::open(arguments.data.as_deref())?;
    let now = Timestamp::now();
    match &arguments.command {
        PowerIdCommand::Issue(arguments) => writeln!(out, "{}", issue(arguments, &folder, now)?)?,
        PowerIdCommand::Verify(arguments) => {
            let id = look_at(&arguments.digits, &folder, arguments.place.purpose(), arguments.at.unwrap_or(now))?;
            writeln!(out, "{}", Verdict::Valid(id))?;
            match Issued::read(&folder)?.account(id.handle) {
                Some(account) => writeln!(out, "account {account}")?,
                None => writeln!(out, "account not in the table of this folder")?,
            }
        }
        PowerIdCommand::Revoke { digits } => {
            let id = revoke(digits, &folder, now)?;
            writeln!(out, "revoked: a {} code until {}", id.kind, id.expiry.timestamp())?;
        }
        PowerIdCommand::Keys => {
            for line in Keys::read_or_make(&folder)?.lines(&folder)? {
                writeln!(out, "{line}")?;
            }
        }
        PowerIdCommand::Roll => {
            let mut keys = Keys::read_or_make(&folder)?;
            keys.roll(&folder, now)?;
            keys.write(&folder)?;
            for line in keys.lines(&folder)? {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

fn issue(arguments: &IssueArguments, folder: &Folder, now: Timestamp) -> Result<String, PowerIdError> {
    let zone = TimeZone::get(&arguments.time_zone).map_err(|_| PowerIdError::TimeZone(arguments.time_zone.clone()))?;
    let usual = || Life::usual(arguments.kind, &now.to_zoned_datetime(zone));
    let expiry = arguments.valid_for.unwrap_or_else(usual).from(now)?;
    let mut handle = [0; 16];
    getrandom::fill(&mut handle).map_err(PowerIdError::Randomness)?;
    let handle = Handle(handle);
    let mut keys = Keys::read_or_make(folder)?;
    let issuer = keys.issuer(folder, expiry)?;
    // Both files before the digits are seen: a code that is out is known, and its key is kept for long enough.
    keys.write(folder)?;
    Issued::read(folder)?.add(folder, handle, &arguments.account, expiry, now)?;
    Ok(issuer.issue(arguments.kind, handle, expiry).to_string())
}

fn look_at(digits: &str, folder: &Folder, purpose: Purpose, now: Timestamp) -> Result<PowerId, PowerIdError> {
    let keys = match Keys::read(folder)? {
        Some(keys) => keys.list(folder)?,
        None => KeyList::new(),
    };
    let verdict = verify(&scanned(digits), &keys, &revoked::read(folder)?, purpose, now);
    verdict.valid().ok_or(PowerIdError::Refused(verdict))
}

/// Only a code that would be accepted is revoked: nobody fills the list with made-up ones.
fn revoke(digits: &str, folder: &Folder, now: Timestamp) -> Result<PowerId, PowerIdError> {
    let id = look_at(digits, folder, Purpose::ANY, now)?;
    let mut list = revoked::read(folder)?;
    list.forget_expired(now);
    list.revoke(&id)?;
    revoked::write(folder, &list)?;
    Ok(id)
}
