//! Takes visits down as they are made at the glass, so that the report of a fault replays.
//!
//! Off unless asked for. What is typed is personal and never gets here: touches on keypads, keys of a keyboard, and
//! everything while the staff console is open. Nothing is written before a visit has ended.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use bevy::ecs::system::SystemParam;
use bevy::input::ButtonState;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::CursorMoved;
use journal::VisitId;

use super::document::{Document, RecordingError};
use super::step::{Phase, Step};
use crate::AppSystems;
use crate::display::{Display, RunningProfile};
use crate::fault::Guarded as _;
use crate::scene::{Control, Stage};
use crate::staff::{Command, Order};
use crate::touch::{Hits, Spot, TouchSettings};
use crate::visit::{End, EndVisit, Visit};

/// A finger that moved less says nothing new.
const LEAST_MOVE_MM: f32 = 1.0;
/// A shorter pause is part of the next one.
const LEAST_WAIT: Duration = Duration::from_millis(50);
/// The mouse as a finger.
const MOUSE: u64 = u64::MAX;

/// The visit that is being taken down.
#[derive(Resource)]
struct Recording {
    document: Document,
    visit: Option<VisitId>,
    steps: Vec<Taken>,
    /// Fingers that are down.
    strokes: BTreeMap<(Entity, u64), Stroke>,
    /// Strokes there were, for their numbers.
    count: u64,
    /// Until when the steps tell the time.
    told: Duration,
}

/// A step, with the stroke it is part of.
struct Taken {
    step: Step,
    stroke: Option<u64>,
}

/// A finger from coming down to lifting.
#[derive(Clone, Copy)]
struct Stroke {
    number: u64,
    /// The finger's number in the document: small, and its own while it is down.
    finger: u64,
    last: Vec2,
    /// It began on a keypad.
    typing: bool,
}

/// Takes visits down into `path` from now on.
///
/// # Errors
/// Where the file cannot be written, or holds something else.
pub fn record(app: &mut App, path: &Path) -> Result<(), RecordingError> {
    let profile = &app.world().resource::<RunningProfile>().0.id;
    let document = Document::open(path, profile)?;
    app.insert_resource(Recording {
        document,
        visit: None,
        steps: Vec::new(),
        strokes: BTreeMap::new(),
        count: 0,
        told: Duration::ZERO,
    })
    .add_systems(Update, take_down.guarded().in_set(AppSystems::Touch))
    .add_systems(Update, close.guarded().in_set(AppSystems::Last));
    Ok(())
}

/// What hands do.
#[derive(SystemParam)]
struct Hands<'w, 's> {
    touches: MessageReader<'w, 's, TouchInput>,
    buttons: MessageReader<'w, 's, MouseButtonInput>,
    moves: MessageReader<'w, 's, CursorMoved>,
    keys: MessageReader<'w, 's, KeyboardInput>,
    orders: MessageReader<'w, 's, Order>,
}

fn take_down(
    time: Res<Time>,
    settings: Res<TouchSettings>,
    displays: Query<(&Display, &Window)>,
    hits: Hits,
    controls: Query<&Control>,
    mut hands: Hands,
    mut recording: ResMut<Recording>,
) {
    let now = time.elapsed();
    let touches: Vec<_> = hands.all(&displays).filter(|(.., id)| settings.mouse || *id != MOUSE).collect();
    if hands.keys.read().count() > 0 {
        recording.told = now;
    }
    if settings.blocked {
        recording.forget_strokes();
    }
    for (window, phase, at, id) in touches {
        let Ok((display, _)) = displays.get(window) else { continue };
        if phase == Phase::Began && !settings.blocked {
            let under = hits.at(display, Spot { x_mm: at.x, y_mm: at.y });
            let typing = under.and_then(|hit| controls.get(hit.control).ok()).is_some_and(|control| control.typing);
            recording.begin((window, id), at, typing);
        }
        recording.touch(now, (window, id), &display.spec.id, phase, at);
    }
    for order in hands.orders.read() {
        // The end of the visit that these bring is written when it comes.
        if !matches!(order.command, Command::Restart | Command::Quit) {
            recording.push(now, Step::Command(order.command.to_string().trim().to_owned()), None);
        }
    }
}

impl Hands<'_, '_> {
    /// Touches and the mouse, in the order in which the exhibit takes them.
    fn all(&mut self, displays: &Query<(&Display, &Window)>) -> impl Iterator<Item = (Entity, Phase, Vec2, u64)> {
        let touches = self.touches.read().map(|touch| {
            let phase = match touch.phase {
                TouchPhase::Started => Phase::Began,
                TouchPhase::Moved => Phase::Moved,
                TouchPhase::Ended => Phase::Ended,
                TouchPhase::Canceled => Phase::Cancelled,
            };
            (touch.window, phase, touch.position, touch.id)
        });
        let moves = self.moves.read().map(|moved| (moved.window, Phase::Moved, moved.position, MOUSE));
        let presses = self.buttons.read().filter(|press| press.button == MouseButton::Left).filter_map(|press| {
            let at = displays.get(press.window).ok()?.1.cursor_position()?;
            let phase = if press.state == ButtonState::Pressed { Phase::Began } else { Phase::Ended };
            Some((press.window, phase, at, MOUSE))
        });
        touches.chain(moves).chain(presses)
    }
}

impl Recording {
    fn begin(&mut self, key: (Entity, u64), at: Vec2, typing: bool) {
        self.count += 1;
        // A finger whose end was lost comes down anew under its old number.
        let finger = self.strokes.get(&key).map_or_else(
            || (1..).find(|finger| self.strokes.values().all(|stroke| stroke.finger != *finger)).unwrap_or(1),
            |lost| lost.finger,
        );
        self.strokes.insert(key, Stroke { number: self.count, finger, last: at, typing });
    }

    fn touch(&mut self, now: Duration, key: (Entity, u64), display: &str, phase: Phase, at: Vec2) {
        let Some(stroke) = self.strokes.get_mut(&key) else { return };
        if phase == Phase::Moved && stroke.last.distance(at) < LEAST_MOVE_MM {
            return;
        }
        stroke.last = at;
        let Stroke { number, finger, typing, .. } = *stroke;
        if matches!(phase, Phase::Ended | Phase::Cancelled) {
            self.strokes.remove(&key);
        }
        if typing {
            // The time it took is left out too: without the touches it would be a pause in which the visit ends.
            self.told = now;
            return;
        }
        let at_mm = (tenth(at.x), tenth(at.y));
        self.push(now, Step::Touch { display: display.to_owned(), finger, phase, at_mm }, Some(number));
    }

    /// Adds a step, after the pause that was before it.
    fn push(&mut self, now: Duration, step: Step, stroke: Option<u64>) {
        let pause = now.saturating_sub(self.told);
        if self.visit.is_some() && pause >= LEAST_WAIT {
            // Never shorter than it was, or a visit that ran out would not.
            let seconds = (pause.as_secs_f32() * 100.0).ceil() / 100.0;
            self.steps.push(Taken { step: Step::Wait { seconds }, stroke: None });
            self.told = now;
        } else if self.visit.is_none() {
            self.told = now;
        }
        self.steps.push(Taken { step, stroke });
    }

    /// Touches stop counting: those under way come to nothing, and one of them may have opened the staff console.
    fn forget_strokes(&mut self) {
        let down: Vec<u64> = std::mem::take(&mut self.strokes).into_values().map(|stroke| stroke.number).collect();
        self.steps.retain(|taken| taken.stroke.is_none_or(|stroke| !down.contains(&stroke)));
    }
}

/// Writes a visit that has ended. Touches while nobody was there are forgotten.
fn close(
    time: Res<Time>,
    visit: Res<Visit>,
    stage: Res<Stage>,
    mut ends: MessageReader<EndVisit>,
    mut recording: ResMut<Recording>,
) {
    let stopped = ends.read().any(|EndVisit(reason)| *reason == End::Stopped);
    let before = std::mem::replace(&mut recording.visit, visit.id);
    if before.is_none() && visit.id.is_none() && recording.strokes.is_empty() {
        recording.steps.retain(|taken| matches!(taken.step, Step::Command(_)));
    }
    if before.is_none() || before == visit.id {
        return;
    }
    recording.visit = before;
    if stopped {
        recording.push(time.elapsed(), Step::Command(Command::EndVisit.to_string().trim().to_owned()), None);
    }
    recording.push(time.elapsed(), Step::ExpectScene { display: None, scene: stage.scene.clone() }, None);
    recording.visit = visit.id;
    let steps: Vec<Step> = std::mem::take(&mut recording.steps).into_iter().map(|taken| taken.step).collect();
    if let Err(error) = recording.document.append(&steps) {
        tracing::error!("a visit is not recorded: {error}");
    }
}

fn tenth(mm: f32) -> f32 {
    (mm * 10.0).round() / 10.0
}
