//! `zhidian run --check`: whether an exhibit could run so, without windows, journal or keys.

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;

use content::{Library, Source};

use super::arguments::RunArguments;
use crate::app::StartError;
use crate::embedded;
use crate::hall_link::{Client, HallServer};
use crate::replay::Replay;
use crate::staff::{HallPin, StaffPin};

/// Reads every file that is named, and looks for the profile.
pub(super) fn check(arguments: &RunArguments) -> Result<ExitCode, Box<dyn Error>> {
    let visit = arguments.play.as_deref().map(Replay::read).transpose()?;
    let profile = visit.as_ref().map_or(&arguments.show.profile, |visit| &visit.profile);
    let (library, refused) = Library::open(&Source::new(embedded::documents(), arguments.show.folder.clone()))?;
    if let Some(error) = refused.into_iter().next() {
        return Err(error.into());
    }
    if !library.profiles.contains_key(profile) {
        let known: Vec<_> = library.profiles.keys().cloned().collect();
        return Err(StartError::Profile(profile.clone(), known.join(", ")).into());
    }
    StaffPin::read(
        arguments.staff_pin_file.as_deref(),
        arguments.server.is_some().then(|| HallPin::open(&arguments.data)),
    )?;
    if let Some(server) = &arguments.server {
        let server = HallServer::new(server, arguments.server_certificate.clone())?;
        // Reads the device's key and the certificate.
        Client::new(&server, &arguments.data)?;
    }
    writeln!(std::io::stdout(), "Options and configuration file are good; nothing was started.")?;
    Ok(ExitCode::SUCCESS)
}
