//! What is on stage.

use bevy::prelude::*;

use super::LiveLibrary;

/// The scene on stage.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Id of the scene; empty before the first.
    pub scene: String,
    /// Counts up whenever the displays must be built anew.
    pub build: u64,
    /// The help panel is open.
    pub help: bool,
}

/// Put a scene on stage.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct Go(pub String);

/// Follows the last wish of the frame; an unknown scene leaves what is there.
pub(super) fn go(mut wishes: MessageReader<Go>, mut stage: ResMut<Stage>, library: Res<LiveLibrary>) {
    let Some(Go(scene)) = wishes.read().last() else { return };
    if library.0.scenes.contains_key(scene) {
        let build = stage.build + 1;
        *stage = Stage { scene: scene.clone(), build, help: false };
    } else {
        tracing::warn!("there is no scene '{scene}'; the scene on stage stays");
    }
}
