//! What is on stage.

use bevy::prelude::*;

use super::LiveLibrary;
use crate::display::RunningProfile;
use crate::fault::Parking;

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

/// Follows the last wish of the frame; an unknown scene leaves what is there, a parked one gives way to what stands.
pub(super) fn go(
    mut wishes: MessageReader<Go>,
    mut stage: ResMut<Stage>,
    library: Res<LiveLibrary>,
    profile: Res<RunningProfile>,
    parking: Res<Parking>,
) {
    let Some(Go(wanted)) = wishes.read().last() else { return };
    let scene = parking.instead(wanted, &profile.0);
    if library.0.scenes.contains_key(&scene) {
        let build = stage.build + 1;
        *stage = Stage { scene, build, help: false };
    } else {
        tracing::warn!("there is no scene '{scene}'; the scene on stage stays");
    }
}
