//! What fingers hold while the picture is drawn anew under them: another visitor changes the language or turns a page.

use std::collections::HashMap;

use bevy::prelude::*;
use ui_kit::ButtonState;

use super::TouchFingers;
use crate::scene::{Control, Stage};

/// Scene and id of each control that is held.
#[derive(Resource, Default)]
pub(super) struct HeldControls(HashMap<Entity, (String, String)>);

/// A control that was drawn anew in its scene is held on; one that left the screen is held by no finger.
pub(super) fn follow_redrawn(
    mut gone: RemovedComponents<Control>,
    mut held: ResMut<HeldControls>,
    stage: Res<Stage>,
    controls: Query<(Entity, &Control)>,
    mut fingers: ResMut<TouchFingers>,
    mut states: Query<&mut ButtonState>,
) {
    for entity in gone.read() {
        let was = held.0.remove(&entity).filter(|(scene, _)| *scene == stage.scene);
        let now = was.and_then(|(_, id)| controls.iter().find(|(_, control)| control.id == id));
        match now {
            None => fingers.0.forget(entity),
            Some((control, _)) => {
                if fingers.0.replace(entity, control)
                    && let Ok(mut state) = states.get_mut(control)
                {
                    state.pressed = true;
                }
            }
        }
    }
}

/// Remembers what is held, for when it is gone.
pub(super) fn remember(
    fingers: Res<TouchFingers>,
    stage: Res<Stage>,
    controls: Query<&Control>,
    mut held: ResMut<HeldControls>,
) {
    held.0.clear();
    for entity in fingers.0.controls() {
        if let Ok(control) = controls.get(entity) {
            held.0.insert(entity, (stage.scene.clone(), control.id.clone()));
        }
    }
}
