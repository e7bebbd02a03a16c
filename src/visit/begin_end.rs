//! A visit begins with a touch on the attract loop, and its end drops everything it held.

use bevy::prelude::*;
use journal::{Event, KEYPAD, VisitEnd, VisitId};

use super::{Phase, Stay, Visit};
use crate::activity::{Activities, Current, Surroundings};
use crate::display::{Display, RunningProfile};
use crate::record::Recorder;
use crate::scene::{Control, Go, LiveLibrary, Stage};
use crate::takeaway_code::ShownCode;
use crate::touch::{ControlEvent, TouchFingers};

/// Why a visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Idle,
    Finished,
    Staff,
    Stopped,
}

/// End the visit now.
#[derive(Message, Clone, Copy, Debug)]
pub struct EndVisit(pub End);

/// When the scene on stage was entered, on the stay's clock.
#[derive(Resource, Default)]
pub struct SceneClock {
    scene: String,
    entered_ms: u64,
    /// The visit it was entered in; none for the attract loop before the first touch.
    visit: Option<VisitId>,
}

/// Touches wake the attract loop, start the idle clock again and are recorded.
pub(super) fn wake(
    mut events: MessageReader<ControlEvent>,
    mut visit: ResMut<Visit>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    profile: Res<RunningProfile>,
    displays: Query<&Display>,
    controls: Query<&Control>,
    recorder: Res<Recorder>,
    fingers: Res<TouchFingers>,
    mut clock: ResMut<SceneClock>,
    mut go: MessageWriter<Go>,
) {
    for event in events.read() {
        let display = match event {
            ControlEvent::Woken { display } | ControlEvent::Touched { display, .. } => displays.get(*display).ok(),
            _ => None,
        };
        let Some(display) = display else { continue };
        let began = match (event, visit.id) {
            (ControlEvent::Touched { .. }, None) => {
                let id = VisitId(crate::record::random_number());
                let (stay, language) = (Stay::begin(), visit.modes);
                *visit = Visit { id: Some(id), stay, modes: language };
                recorder.record(Event::VisitStarted { visit: id, display: display.spec.id.clone() });
                if library.0.scenes.get(&stage.scene).is_none_or(|scene| scene.attract) {
                    go.write(Go(profile.0.home.clone()));
                } else {
                    // Staff or a guide put this scene on stage before anybody came: the visit begins in it.
                    *clock = SceneClock { scene: stage.scene.clone(), entered_ms: 0, visit: Some(id) };
                    recorder.record(Event::SceneEntered { visit: id, scene: stage.scene.clone() });
                }
                true
            }
            _ => false,
        };
        let Some(id) = visit.id else { continue };
        // A finger that comes down on the countdown's own buttons must find them still there when it lifts.
        if matches!(event, ControlEvent::Woken { .. }) && visit.stay.phase == Phase::Leaving && fingers.0.count() > 0 {
            continue;
        }
        if visit.stay.touch() {
            recorder.record(Event::IdleExtended { visit: id, scene: stage.scene.clone() });
        }
        let ControlEvent::Touched { control, at, .. } = event else { continue };
        let control = control.and_then(|control| controls.get(control).ok());
        let typing = control.is_some_and(|control| control.typing);
        let share = [at.x_mm / display.spec.width_mm, at.y_mm / display.spec.height_mm];
        let scene = library.0.scenes.get(&stage.scene);
        recorder.record(Event::Touched {
            visit: id,
            scene: stage.scene.clone(),
            display: display.spec.id.clone(),
            layout: scene.map_or(0, |scene| scene.layout),
            control: control.map(|control| if typing { KEYPAD.to_owned() } else { control.id.clone() }),
            at: (!typing && !began).then_some(share),
        });
    }
}

/// Ends the visit: the last scene and the visit are recorded, then everything personal is dropped.
pub(super) fn end(
    mut ends: MessageReader<EndVisit>,
    mut visit: ResMut<Visit>,
    mut clock: ResMut<SceneClock>,
    mut current: ResMut<Current>,
    mut code: ResMut<ShownCode>,
    mut fingers: ResMut<TouchFingers>,
    profile: Res<RunningProfile>,
    recorder: Res<Recorder>,
    mut go: MessageWriter<Go>,
) {
    let Some(EndVisit(reason)) = ends.read().last().copied() else { return };
    let Some(id) = visit.id else { return };
    tell_end(&mut current, id, &clock, &recorder);
    leave_scene(&visit, id, &mut clock, &recorder);
    let reason = match reason {
        End::Idle => VisitEnd::Idle,
        End::Finished => VisitEnd::Finished,
        End::Staff => VisitEnd::Staff,
        End::Stopped => VisitEnd::Stopped,
    };
    recorder.record(Event::VisitEnded {
        visit: id,
        reason,
        active_ms: visit.stay.last_touch_ms,
        total_ms: visit.stay.total_ms,
    });
    *visit = Visit::default();
    *current = Current::default();
    *code = ShownCode::default();
    fingers.0.cancel_all();
    recorder.record(Event::Wiped { visit: id });
    go.write(Go(profile.0.attract.clone()));
}

/// A new scene on stage: the old one's dwell is recorded and the new one's activity begins.
pub fn follow_scene(
    stage: Res<Stage>,
    visit: Res<Visit>,
    library: Res<LiveLibrary>,
    activities: Res<Activities>,
    surroundings: Res<Surroundings>,
    mut clock: ResMut<SceneClock>,
    mut current: ResMut<Current>,
    recorder: Res<Recorder>,
) {
    if clock.scene == stage.scene {
        return;
    }
    if let Some(id) = visit.id {
        tell_end(&mut current, id, &clock, &recorder);
        leave_scene(&visit, id, &mut clock, &recorder);
    }
    let Some(scene) = library.0.scenes.get(&stage.scene) else { return };
    *current = activities.begin(scene, &library.0, &surroundings);
    clock.scene.clone_from(&stage.scene);
    clock.entered_ms = visit.stay.total_ms;
    clock.visit = visit.id;
    if let Some(id) = visit.id
        && visit.stay.phase != Phase::Nobody
    {
        recorder.record(Event::SceneEntered { visit: id, scene: stage.scene.clone() });
    }
}

/// The activity of the scene that is left says what it has still to tell.
fn tell_end(current: &mut Current, id: VisitId, clock: &SceneClock, recorder: &Recorder) {
    let events = current.leave().into_iter().filter_map(|outcome| outcome.event(id, &clock.scene));
    events.for_each(|event| recorder.record(event));
}

fn leave_scene(visit: &Visit, id: VisitId, clock: &mut SceneClock, recorder: &Recorder) {
    if !clock.scene.is_empty() && clock.visit == Some(id) {
        recorder.record(Event::SceneLeft {
            visit: id,
            scene: std::mem::take(&mut clock.scene),
            active_ms: visit.stay.last_touch_ms.saturating_sub(clock.entered_ms),
            total_ms: visit.stay.total_ms.saturating_sub(clock.entered_ms),
        });
    }
}
