//! Reads touches and, on desktops, the mouse, and says what came of them.

use bevy::ecs::system::SystemParam;
use bevy::input::ButtonState as Button;
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;
use bevy::window::CursorMoved;
use ui_kit::ButtonState;

use super::{Contact, ControlEvent, Finger, Hits, Outcome, Spot, TouchFingers, TouchSettings, Unwanted};
use crate::display::Display;

/// The mouse as a finger.
const MOUSE: u64 = u64::MAX;

/// Tells palms and water from fingers.
#[derive(Resource, Default)]
pub(super) struct Unmeant(Unwanted<Entity>);

#[derive(SystemParam)]
pub(super) struct Hands<'w, 's> {
    touches: MessageReader<'w, 's, TouchInput>,
    buttons: MessageReader<'w, 's, MouseButtonInput>,
    moves: MessageReader<'w, 's, CursorMoved>,
}

enum Move {
    Down,
    Along,
    Up,
    Gone,
}

pub(super) fn read(
    mut hands: Hands,
    settings: Res<TouchSettings>,
    displays: Query<(Entity, &Display, &Window)>,
    hits: Hits,
    time: Res<Time>,
    mut unmeant: ResMut<Unmeant>,
    mut fingers: ResMut<TouchFingers>,
    mut states: Query<&mut ButtonState>,
    mut events: MessageWriter<ControlEvent>,
) {
    let mut moves: Vec<(Entity, u64, Spot, Move)> = Vec::new();
    for touch in hands.touches.read() {
        let at = Spot { x_mm: touch.position.x, y_mm: touch.position.y };
        let what = match touch.phase {
            TouchPhase::Started => Move::Down,
            TouchPhase::Moved => Move::Along,
            TouchPhase::Ended => Move::Up,
            TouchPhase::Canceled => Move::Gone,
        };
        moves.push((touch.window, touch.id, at, what));
    }
    if settings.mouse {
        moves.extend(
            hands.moves.read().map(|m| (m.window, MOUSE, Spot { x_mm: m.position.x, y_mm: m.position.y }, Move::Along)),
        );
        for press in hands.buttons.read().filter(|press| press.button == MouseButton::Left) {
            let Ok((_, _, window)) = displays.get(press.window) else { continue };
            let Some(at) = window.cursor_position() else { continue };
            let what = if press.state == Button::Pressed { Move::Down } else { Move::Up };
            moves.push((press.window, MOUSE, Spot { x_mm: at.x, y_mm: at.y }, what));
        }
    } else {
        hands.moves.clear();
        hands.buttons.clear();
    }
    if settings.blocked && fingers.0.count() > 0 {
        // What was pressed when the pause began must not stay drawn as pressed.
        let outcomes = fingers.0.cancel_all();
        tell(outcomes, &mut states, &mut events);
    }
    for (window, id, at, what) in moves {
        let Ok((entity, display, _)) = displays.get(window) else { continue };
        let finger = Finger { display: entity, id };
        let under = || hits.at(display, at);
        if matches!(what, Move::Up | Move::Gone) {
            unmeant.0.up(finger);
        }
        let outcomes = match what {
            _ if settings.blocked => fingers.0.cancel(finger),
            Move::Down => match unmeant.0.down(finger, at, time.elapsed().as_millis() as u64) {
                Contact::Finger => {
                    events.write(ControlEvent::Woken { display: entity });
                    fingers.0.down(finger, at, under())
                }
                // Those that came first counted as fingers; nothing comes of them.
                Contact::Palm(hand) | Contact::Water(hand) => {
                    hand.into_iter().flat_map(|finger| fingers.0.cancel(finger)).collect()
                }
            },
            Move::Along => fingers.0.moved(finger, at, under().map(|hit| hit.control)),
            Move::Up => fingers.0.up(finger, at, under().map(|hit| hit.control)),
            Move::Gone => fingers.0.cancel(finger),
        };
        tell(outcomes, &mut states, &mut events);
    }
}

/// Fingers that lie still for long are water or a sleeve.
pub(super) fn let_go_stuck(
    time: Res<Time>,
    mut fingers: ResMut<TouchFingers>,
    mut states: Query<&mut ButtonState>,
    mut events: MessageWriter<ControlEvent>,
) {
    if fingers.0.count() > 0 {
        let outcomes = fingers.0.pass(time.delta().as_millis() as u64);
        tell(outcomes, &mut states, &mut events);
    }
}

fn tell(
    outcomes: Vec<Outcome<Entity, Entity>>,
    states: &mut Query<&mut ButtonState>,
    events: &mut MessageWriter<ControlEvent>,
) {
    let mut press = |control, pressed| {
        if let Ok(mut state) = states.get_mut(control) {
            state.pressed = pressed;
        }
    };
    for outcome in outcomes {
        match outcome {
            Outcome::Pressed { control, .. } => press(control, true),
            Outcome::Released { control, .. } => press(control, false),
            Outcome::Tapped { control, at, .. } => {
                events.write(ControlEvent::Tapped { control, at });
            }
            Outcome::Dragged { control, at, last, .. } => {
                events.write(ControlEvent::Dragged { control, at, last });
            }
            Outcome::Touched { finger, control, at } => {
                events.write(ControlEvent::Touched { display: finger.display, control, at });
            }
        }
    }
}
