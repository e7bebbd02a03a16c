//! The panel test: staff touch a mark on each display and sweep over it. It finds panels that the system takes for each
//! other and places that do not answer, keeps the one and tells the other.

mod model;
mod view;

use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use journal::Event;

use model::{PanelTest, Step};

use crate::display::{Display, RunningProfile};
use crate::record::Recorder;
use crate::touch::{FAR_FINGERS, Panels};

/// The test under way, if there is one.
#[derive(Resource, Default)]
pub struct PanelTesting(Option<PanelTest>);

impl PanelTesting {
    /// True while the test has the displays.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Begins with the displays that hands reach.
    pub(super) fn begin(&mut self, profile: &RunningProfile, panels: &mut Panels) {
        let displays = profile.0.displays.iter().enumerate().filter(|(_, display)| display.touch);
        let displays: Vec<_> = displays.map(|(index, spec)| (index, spec.width_mm, spec.height_mm)).collect();
        panels.raw = true;
        self.0 = Some(PanelTest::new(&displays));
    }
}

pub(super) use view::show;

/// Moves the test on.
pub(super) fn run(
    time: Res<Time>,
    mut touches: MessageReader<TouchInput>,
    displays: Query<(&Display, &Window)>,
    profile: Res<RunningProfile>,
    recorder: Res<Recorder>,
    mut testing: ResMut<PanelTesting>,
    mut panels: ResMut<Panels>,
) {
    let Some(test) = testing.bypass_change_detection().0.as_mut() else {
        touches.clear();
        return;
    };
    let before = test.clone();
    for touch in touches.read().filter(|touch| touch.id < FAR_FINGERS) {
        let Ok((display, window)) = displays.get(touch.window) else { continue };
        let share = touch.position / window.size().max(Vec2::ONE);
        if matches!(touch.phase, TouchPhase::Started | TouchPhase::Moved) {
            test.touched(display.index, share.into(), touch.phase == TouchPhase::Started);
        }
    }
    test.pass(time.delta().as_millis() as u64);
    if before.step != test.step && test.step == Step::Told {
        keep(test, &profile, &mut panels);
        tell(test, &profile, &recorder);
    }
    if test.step == Step::Over {
        testing.0 = None;
        panels.raw = false;
    } else if before.step != test.step || before.panels != test.panels {
        testing.set_changed();
    }
}

fn keep(test: &PanelTest, profile: &RunningProfile, panels: &mut Panels) {
    let id = |index: usize| profile.0.displays[index].id.clone();
    let found = test.found().into_iter().map(|(arrives, meant)| (id(arrives), id(meant)));
    if let Err(error) = panels.take(found) {
        tracing::error!("{error}");
    }
}

/// What does not answer is on record.
fn tell(test: &PanelTest, profile: &RunningProfile, recorder: &Recorder) {
    for (index, panel) in test.panels.iter().enumerate() {
        let (dead, id) = (test.dead(index), &profile.0.displays[panel.display].id);
        let what = match (panel.arrives, dead) {
            (None, _) => format!("the touch panel of the display '{id}' does not answer"),
            (Some(_), 0) => continue,
            (Some(_), _) => {
                format!("{dead} of {} places of the display '{id}' do not answer to touch", panel.answered.len())
            }
        };
        tracing::error!("{what}");
        recorder.record(Event::Fault { what });
    }
}
