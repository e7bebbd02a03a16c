//! A keyboard or tactile keypad beside the glass types like the keys on it.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use content::Action;

use super::Deed;
use crate::touch::{ControlEvent, TouchSettings};

pub(super) fn type_keys(
    mut keys: MessageReader<KeyboardInput>,
    settings: Res<TouchSettings>,
    mut events: MessageWriter<ControlEvent>,
    mut deeds: MessageWriter<Deed>,
) {
    for key in keys.read() {
        // The cloth that wipes the glass wipes the keypad too, and staff type for themselves.
        if key.state != ButtonState::Pressed || settings.blocked {
            continue;
        }
        // A key that something lies on repeats for ever; it must not keep a visit that nobody is in.
        if !key.repeat {
            events.write(ControlEvent::Woken { display: key.window });
        }
        if let Some(deed) = deed(&key.logical_key) {
            deeds.write(deed);
        }
    }
}

/// What a key asks for: digits type, backspace deletes, enter goes on.
fn deed(key: &Key) -> Option<Deed> {
    let (verb, argument) = match key {
        Key::Character(text) => match text.chars().next()? {
            digit @ '0'..='9' => ("digit", digit.to_string()),
            _ => return None,
        },
        Key::Backspace => ("delete", String::new()),
        Key::Enter => ("next-month", String::new()),
        _ => return None,
    };
    Some(Deed { action: Action::Tell(verb.to_owned(), argument), control: None })
}
