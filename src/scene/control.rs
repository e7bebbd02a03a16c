//! Controls: everything that can be touched has a stable id and a spoken label, and asks for one thing.

use bevy::prelude::*;
use content::Action;

use crate::touch::{ControlEvent, Spot};

/// Something to touch.
#[derive(Component, Clone, Debug)]
pub struct Control {
    /// Stable id: what records, replays and tests call it.
    pub id: String,
    /// What is read aloud.
    pub label: String,
    /// What a tap asks for; `None` where a widget decides.
    pub action: Option<Action>,
    /// Follows the finger.
    pub draggable: bool,
    /// Part of a keypad or keyboard: the place of a touch is the input itself and is never recorded.
    pub typing: bool,
}

/// Something a visitor or a member of staff asked for.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub action: Action,
    /// The control, where it was one.
    pub control: Option<String>,
}

/// A tap on a control with an action is a deed.
pub(super) fn deeds(
    mut events: MessageReader<ControlEvent>,
    controls: Query<&Control>,
    mut deeds: MessageWriter<Deed>,
) {
    for event in events.read() {
        if let ControlEvent::Tapped { control, at: Spot { .. } } = event
            && let Ok(control) = controls.get(*control)
            && let Some(action) = &control.action
        {
            deeds.write(Deed { action: action.clone(), control: Some(control.id.clone()) });
        }
    }
}
