//! The visit: everything personal lives here and in the scene's activity, and ending the visit drops both.

mod begin_end;
mod model;
mod pace;
mod publish;

use bevy::prelude::*;
use content::{Action, Contrast};
use journal::VisitId;

pub use begin_end::{End, EndVisit, follow_scene};
pub use model::{Held, Modes, Phase, Stay, Turn};
pub use pace::KeepAwake;

use crate::AppSystems;
use crate::activity::{Current, Outcomes};
use crate::display::RunningProfile;
use crate::fault::Guarded as _;
use crate::record::Recorder;
use crate::scene::{Deed, Go, Stage};

/// One visitor's stay.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Visit {
    pub id: Option<VisitId>,
    pub stay: Stay,
    pub modes: Modes,
}

/// Staff hold the idle clock: a guide talks.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdlePaused(pub bool);

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Visit>()
        .init_resource::<IdlePaused>()
        .init_resource::<begin_end::SceneClock>()
        .add_message::<EndVisit>()
        .add_systems(
            Update,
            (begin_end::wake.guarded(), follow_deeds.guarded(), pace::pass.guarded(), begin_end::end.guarded())
                .chain()
                .in_set(AppSystems::Decide),
        )
        .add_systems(Update, follow_scene.guarded().in_set(AppSystems::Follow))
        .add_systems(Update, publish::publish.guarded().in_set(AppSystems::Publish))
        .add_systems(Update, (pace::settle.guarded(), pace::set_wake_up.guarded()).in_set(AppSystems::Last));
}

/// Does what controls ask for.
pub fn follow_deeds(
    mut deeds: MessageReader<Deed>,
    mut visit: ResMut<Visit>,
    mut stage: ResMut<Stage>,
    mut current: ResMut<Current>,
    profile: Res<RunningProfile>,
    recorder: Res<Recorder>,
    mut outcomes: ResMut<Outcomes>,
    mut go: MessageWriter<Go>,
    mut end: MessageWriter<EndVisit>,
) {
    for deed in deeds.read() {
        match &deed.action {
            Action::Go(scene) => {
                go.write(Go(scene.clone()));
            }
            Action::Home => {
                go.write(Go(profile.0.home.clone()));
            }
            Action::Finish => {
                end.write(EndVisit(End::Finished));
            }
            Action::Help => stage.help = !stage.help,
            Action::Mode(mode) => {
                let value = switch(&mut visit.modes, mode);
                if let (Some(id), Some(value)) = (visit.id, value) {
                    recorder.record(journal::Event::ModeChanged { visit: id, mode: mode.clone(), value });
                }
            }
            // Words of the frame, for the idle clock and the code; the activity does not know them.
            Action::Tell(verb, _) if matches!(verb.as_str(), "stay" | "close-code") => {}
            Action::Tell(verb, argument) => outcomes.0.extend(current.tell(verb, argument)),
        }
    }
}

/// Flips a mode and says its new value, `on` or `off`, of the language its tag; `None` for a mode there is not.
fn switch(modes: &mut Modes, mode: &str) -> Option<String> {
    let is_on = match mode {
        "language" => {
            modes.language = modes.language.other();
            return Some(modes.language.tag().to_owned());
        }
        "elder" => {
            modes.elder = !modes.elder;
            modes.elder
        }
        "contrast" => {
            modes.contrast = if modes.contrast == Contrast::Normal { Contrast::High } else { Contrast::Normal };
            modes.contrast == Contrast::High
        }
        "reach" => {
            modes.reach = !modes.reach;
            modes.reach
        }
        other => {
            tracing::warn!(
                "a control asks for the mode '{other}', which there is not: language, elder, contrast or reach"
            );
            return None;
        }
    };
    Some(if is_on { "on" } else { "off" }.to_owned())
}
