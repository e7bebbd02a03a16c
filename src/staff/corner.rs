//! The way to the console: a finger held for some seconds in the first display's left top corner, where no control is.

use bevy::input::touch::{TouchInput, TouchPhase};
use bevy::prelude::*;

use super::console::Console;
use crate::display::Display;

/// Side of the corner in millimetres.
const CORNER_MM: f32 = 22.0;
/// How long it must be held: long enough that a visitor never does.
const HOLD_S: f32 = 4.0;

/// The finger that holds the corner.
#[derive(Resource, Default)]
pub struct Corner {
    held: Option<(u64, f32)>,
}

pub(super) fn watch(
    time: Res<Time>,
    mut touches: MessageReader<TouchInput>,
    mouse: Option<Res<ButtonInput<MouseButton>>>,
    displays: Query<(Entity, &Display, &Window)>,
    mut corner: ResMut<Corner>,
    mut console: ResMut<Console>,
) {
    let Some((entity, _, window)) = displays.iter().find(|(_, display, _)| display.index == 0) else { return };
    let inside = |at: Vec2| at.x < CORNER_MM && at.y < CORNER_MM;
    for touch in touches.read() {
        let here = touch.window == entity && inside(touch.position);
        match touch.phase {
            TouchPhase::Started if here => corner.held = Some((touch.id, 0.0)),
            TouchPhase::Moved if here => {}
            _ if corner.held.is_some_and(|(id, _)| id == touch.id) => corner.held = None,
            _ => {}
        }
    }
    if let Some(mouse) = mouse {
        let here = window.cursor_position().is_some_and(inside);
        if mouse.just_pressed(MouseButton::Left) && here {
            corner.held = Some((u64::MAX, 0.0));
        }
        if corner.held.is_some_and(|(id, _)| id == u64::MAX) && !(mouse.pressed(MouseButton::Left) && here) {
            corner.held = None;
        }
    }
    if let Some((_, held_s)) = &mut corner.held {
        *held_s += time.delta_secs();
        if *held_s >= HOLD_S {
            corner.held = None;
            console.open();
        }
    }
}
