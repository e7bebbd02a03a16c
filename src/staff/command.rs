//! The commands: one list, one place where each is carried out and recorded.

use std::fmt;
use std::str::FromStr;

use bevy::prelude::*;
use journal::Event;

use super::{Cleaning, PanelTesting};
use crate::display::RunningProfile;
use crate::fault::Parking;
use crate::record::Recorder;
use crate::scene::{Go, LiveLibrary};
use crate::touch::Panels;
use crate::visit::{End, EndVisit, IdlePaused};

/// What staff can ask for. Written as `id argument`, such as `scene tier-calculator`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put a scene on stage now; one that is parked may stand again.
    Scene(String),
    /// Hold the idle clock, or let it run.
    IdlePause(bool),
    /// No touch counts for so many seconds.
    Cleaning(u32),
    /// Test the touch panels: the visit ends and the displays ask to be touched.
    TestPanels,
    /// End the visit.
    EndVisit,
    /// Stop with the exit code after which the supervisor starts the exhibit again.
    Restart,
    /// Leave to the desktop.
    Quit,
}

/// By which way a command came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Console,
    Screens,
    Replay,
}

/// A command, who gave it and how.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub command: Command,
    pub way: Way,
    pub who: String,
}

/// A command there is not.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "there is no command '{0}'; there are: scene <id>, idle_pause on|off, cleaning <seconds>, test_panels, end_visit, restart, quit"
)]
pub struct ParseCommandError(String);

/// Exit code that asks the supervisor for a restart.
pub const RESTART_CODE: u8 = 75;

impl Command {
    /// Id and argument apart, as they are recorded.
    #[must_use]
    pub fn parts(&self) -> (&'static str, String) {
        match self {
            Self::Scene(id) => ("scene", id.clone()),
            Self::IdlePause(on) => ("idle_pause", if *on { "on" } else { "off" }.to_owned()),
            Self::Cleaning(seconds) => ("cleaning", seconds.to_string()),
            Self::TestPanels => ("test_panels", String::new()),
            Self::EndVisit => ("end_visit", String::new()),
            Self::Restart => ("restart", String::new()),
            Self::Quit => ("quit", String::new()),
        }
    }
}

impl FromStr for Command {
    type Err = ParseCommandError;

    fn from_str(text: &str) -> Result<Self, ParseCommandError> {
        let (id, argument) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        match (id, argument.trim()) {
            ("scene", scene) if !scene.is_empty() => Ok(Self::Scene(scene.to_owned())),
            ("idle_pause", "on") => Ok(Self::IdlePause(true)),
            ("idle_pause", "off") => Ok(Self::IdlePause(false)),
            ("cleaning", seconds) => match seconds.parse() {
                Ok(seconds @ 1..=600) => Ok(Self::Cleaning(seconds)),
                _ => Err(ParseCommandError(text.to_owned())),
            },
            ("test_panels", "") => Ok(Self::TestPanels),
            ("end_visit", "") => Ok(Self::EndVisit),
            ("restart", "") => Ok(Self::Restart),
            ("quit", "") => Ok(Self::Quit),
            _ => Err(ParseCommandError(text.to_owned())),
        }
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, argument) = self.parts();
        write!(f, "{id} {argument}")
    }
}

pub(super) fn carry_out(
    mut orders: MessageReader<Order>,
    recorder: Res<Recorder>,
    library: Res<LiveLibrary>,
    parking: Res<Parking>,
    profile: Res<RunningProfile>,
    mut panels: ResMut<Panels>,
    mut testing: ResMut<PanelTesting>,
    mut paused: ResMut<IdlePaused>,
    mut cleaning: ResMut<Cleaning>,
    mut go: MessageWriter<Go>,
    mut end: MessageWriter<EndVisit>,
    mut exit: MessageWriter<AppExit>,
) {
    for Order { command, way, who } in orders.read() {
        let (id, argument) = command.parts();
        let way = match way {
            Way::Console => "console",
            Way::Screens => "screens",
            Way::Replay => "replay",
        };
        recorder.record(Event::StaffCommand {
            command: id.to_owned(),
            argument,
            way: way.to_owned(),
            who: who.clone(),
        });
        match command {
            Command::Scene(scene) => {
                parking.release(scene);
                if library.0.scenes.get(scene).is_some_and(|scene| scene.attract) {
                    end.write(EndVisit(End::Staff));
                }
                go.write(Go(scene.clone()));
            }
            Command::IdlePause(on) => paused.0 = *on,
            Command::Cleaning(seconds) => cleaning.left_ms = u64::from(*seconds) * 1000,
            Command::TestPanels => {
                end.write(EndVisit(End::Staff));
                testing.begin(&profile, &mut panels);
            }
            Command::EndVisit => {
                end.write(EndVisit(End::Staff));
            }
            Command::Restart => {
                end.write(EndVisit(End::Stopped));
                exit.write(AppExit::from_code(RESTART_CODE));
            }
            Command::Quit => {
                end.write(EndVisit(End::Stopped));
                exit.write(AppExit::Success);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_reads_back_what_it_writes() {
        for text in [
            "scene attract",
            "idle_pause on",
            "idle_pause off",
            "cleaning 30",
            "test_panels",
            "end_visit",
            "restart",
            "quit",
        ] {
            assert_eq!(text.parse::<Command>().unwrap().to_string().trim(), text);
        }
    }

    #[test]
    fn what_is_no_command_is_refused_with_the_list() {
        for text in [
            "",
            "scene",
            "cleaning",
            "cleaning 0",
            "cleaning 9999",
            "cleaning soon",
            "idle_pause",
            "reboot",
            "quit now",
        ] {
            let error = text.parse::<Command>().unwrap_err().to_string();
            assert!(error.contains("there are: scene <id>"), "{error}");
        }
    }
}
