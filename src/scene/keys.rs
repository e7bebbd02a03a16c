//! A keyboard or tactile keypad beside the glass types like the keys on it.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use content::Action;

use super::Deed;

/// What a key of a keyboard asks for: digits type, `<` is backspace, a new line goes on.
#[must_use]
pub fn key_deed(key: char) -> Option<Deed> {
    let (verb, argument) = match key {
        '0'..='9' => ("digit", key.to_string()),
        '<' => ("delete", String::new()),
        '\n' => ("next-month", String::new()),
        _ => return None,
    };
    Some(Deed { action: Action::Tell(verb.to_owned(), argument), control: None })
}

pub(super) fn type_keys(mut keys: MessageReader<KeyboardInput>, mut deeds: MessageWriter<Deed>) {
    for key in keys.read().filter(|key| key.state == ButtonState::Pressed) {
        let deed = match &key.logical_key {
            Key::Character(text) => text.chars().next().and_then(key_deed),
            Key::Backspace => key_deed('<'),
            Key::Enter => key_deed('\n'),
            _ => None,
        };
        if let Some(deed) = deed {
            deeds.write(deed);
        }
    }
}
