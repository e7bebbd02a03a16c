//! Keys of a written visit, as the system would send them.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput, NativeKeyCode};
use bevy::prelude::*;

/// Presses and releases of all keys of `text`, one after the other.
pub(super) fn strokes(window: Entity, text: &str) -> impl Iterator<Item = KeyboardInput> {
    text.chars().flat_map(move |sign| {
        let (logical_key, key_code) = match sign {
            '<' => (Key::Backspace, KeyCode::Backspace),
            '\n' => (Key::Enter, KeyCode::Enter),
            // Only what a key means counts, not where it is.
            _ => (Key::Character(sign.to_string().into()), KeyCode::Unidentified(NativeKeyCode::Unidentified)),
        };
        [ButtonState::Pressed, ButtonState::Released].map(|state| KeyboardInput {
            key_code,
            logical_key: logical_key.clone(),
            state,
            text: None,
            repeat: false,
            window,
        })
    })
}
