//! The clock of the stay, and when the app must wake by itself: it draws only when something changes.

use std::time::Duration;

use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};
use journal::Event;

use crate::activity::Current;

use super::{End, EndVisit, Held, IdlePaused, Turn, Visit};
use crate::display::{Display, RunningProfile};
use crate::fault::Supervisor;
use crate::record::Recorder;
use crate::scene::{Go, LiveLibrary, SceneValues, Stage};
use crate::staff::{Cleaning, PanelTesting};
use crate::touch::TouchFingers;

/// Longest sleep: heartbeats and health need a beat now and then.
const SLEEP: Duration = Duration::from_secs(30);
/// Frames drawn after a change: a new picture reaches the graphics card some frames after the node that shows it.
const SETTLE_FRAMES: u32 = 4;
/// While a finger is down or a cleaning pause runs, time must pass on the glass too: a corner held, a stuck touch, the seconds left.
const TICK: Duration = Duration::from_millis(250);
/// A frame of the attract loop.
const ATTRACT_FRAME: Duration = Duration::from_millis(50);
/// Drivers that let the processor draw.
const SOFTWARE: [&str; 2] = ["llvmpipe", "SwiftShader"];
/// The same where the processor draws: it needs a third of a second for a frame, and what waits behind a frame, an edit or a
/// touch, waits as long.
const ATTRACT_FRAME_IN_SOFTWARE: Duration = Duration::from_millis(700);

pub(super) fn pass(
    time: Res<Time>,
    paused: Res<IdlePaused>,
    fingers: Res<TouchFingers>,
    profile: Res<RunningProfile>,
    stage: Res<Stage>,
    recorder: Res<Recorder>,
    library: Res<LiveLibrary>,
    mut unattended_ms: Local<u64>,
    mut visit: ResMut<Visit>,
    mut end: MessageWriter<EndVisit>,
    mut go: MessageWriter<Go>,
) {
    let held = match (paused.0, fingers.0.count()) {
        (true, _) => Held::ByStaff,
        (false, 1..) => Held::ByFinger,
        (false, 0) => Held::Not,
    };
    let (idle_ms, countdown_ms) = (ms(profile.0.idle_s), ms(profile.0.countdown_s));
    let delta = time.delta().as_millis() as u64;
    let Some(id) = visit.id else {
        // A scene that staff put on stage and nobody came to.
        let waits = held == Held::Not && library.0.scenes.get(&stage.scene).is_some_and(|scene| !scene.attract);
        *unattended_ms = if waits { *unattended_ms + delta } else { 0 };
        if *unattended_ms >= idle_ms + countdown_ms {
            *unattended_ms = 0;
            go.write(Go(profile.0.attract.clone()));
        }
        return;
    };
    *unattended_ms = 0;
    // The clock runs every frame; as a change counts only what can be seen of it.
    let seen = |visit: &Visit| (visit.stay.phase, visit.stay.left_s());
    let before = seen(&visit);
    let turn = visit.bypass_change_detection().stay.pass(delta, held, idle_ms, countdown_ms);
    if seen(&visit) != before {
        visit.set_changed();
    }
    match turn {
        Some(Turn::Warned) => recorder.record(Event::IdleWarned { visit: id, scene: stage.scene.clone() }),
        Some(Turn::RanOut) => {
            end.write(EndVisit(End::Idle));
        }
        None => {}
    }
}

/// Draws every frame: replays.
#[derive(Resource)]
pub struct KeepAwake;

/// Draws on for some frames after anything that shows has changed, so that no picture is missing when the app sleeps.
pub(super) fn settle(
    values: Res<SceneValues>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    resized: Query<(), Changed<Display>>,
    mut left: Local<u32>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if values.is_changed() || stage.is_changed() || library.is_changed() || !resized.is_empty() {
        *left = SETTLE_FRAMES;
    }
    if *left > 0 {
        *left -= 1;
        redraw.write(RequestRedraw);
    }
}

/// Wakes at the next turn of the stay; continuously only while the attract loop moves.
pub(super) fn set_wake_up(
    visit: Res<Visit>,
    profile: Res<RunningProfile>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    fingers: Res<TouchFingers>,
    cleaning: Res<Cleaning>,
    testing: Res<PanelTesting>,
    awake: Option<Res<KeepAwake>>,
    current: Res<Current>,
    adapter: Option<Res<RenderAdapterInfo>>,
    supervisor: Option<Res<Supervisor>>,
    settings: Option<ResMut<WinitSettings>>,
) {
    let Some(mut settings) = settings else { return };
    let sleep =
        supervisor.and_then(|supervisor| supervisor.longest_sleep()).map_or(SLEEP, |longest| longest.min(SLEEP));
    let attract = library.0.scenes.get(&stage.scene).is_some_and(|scene| scene.attract);
    let turn = visit.stay.next_turn_ms(ms(profile.0.idle_s)).map_or(SLEEP, Duration::from_millis);
    let turn = current.next_change_ms().map_or(turn, |ms| turn.min(Duration::from_millis(ms)));
    let ticking = fingers.0.count() > 0 || cleaning.left_ms > 0 || testing.is_on();
    let wait = match (attract, ticking) {
        (true, _) if adapter.is_some_and(|adapter| SOFTWARE.iter().any(|name| adapter.name.contains(name))) => {
            ATTRACT_FRAME_IN_SOFTWARE
        }
        (true, _) => ATTRACT_FRAME,
        (false, true) => TICK,
        (false, false) => turn.min(sleep),
    };
    // Mouse moves of other programs must not wake us; touches and window events do.
    let mode = if awake.is_some() {
        UpdateMode::Continuous
    } else {
        UpdateMode::Reactive {
            wait,
            react_to_device_events: false,
            react_to_user_events: true,
            react_to_window_events: true,
        }
    };
    if settings.focused_mode != mode {
        *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
    }
}

fn ms(seconds: f32) -> u64 {
    (seconds * 1000.0) as u64
}
