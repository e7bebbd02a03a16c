//! Water that rises or falls to a new level, and the mark that rides on it.

use std::time::Duration;

use bevy::prelude::*;

use crate::motion::{Ease, Moving, Pace};
use crate::scene::Build;

/// How far the picture is filled, as a share of its width, on its way at a time.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub share: Ease,
    pub now: Duration,
}

/// What of a node follows the level.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Width of the water in a step, as a share of the step.
    Width { left: f32, width: f32 },
    /// Place in the picture.
    Left,
}

/// A node that follows the level.
#[derive(Component)]
pub(in crate::activity::tier_calculator) struct Pour {
    side: Side,
    share: Ease,
}

/// Sets `node` to the level, and lets it follow while that is on its way.
pub(super) fn pour(build: &mut Build, node: Entity, side: Side, level: Level) {
    build
        .commands
        .entity(node)
        .entry::<Node>()
        .and_modify(move |mut node| side.put(&mut node, level.share.at(level.now)));
    if !level.share.arrived(level.now) {
        build.commands.entity(node).insert((Pour { side, share: level.share }, Moving));
    }
}

pub(in crate::activity::tier_calculator) fn flow(
    pace: Pace,
    mut commands: Commands,
    mut nodes: Query<(Entity, &Pour, &mut Node)>,
) {
    let now = pace.now();
    for (entity, pour, mut node) in &mut nodes {
        pour.side.put(&mut node, pour.share.at(now));
        if pour.share.arrived(now) {
            commands.entity(entity).remove::<(Pour, Moving)>();
        }
    }
}

impl Side {
    fn put(self, node: &mut Node, share: f32) {
        match self {
            Self::Width { left, width } => node.width = percent(((share - left) / width).clamp(0.0, 1.0) * 100.0),
            Self::Left => node.left = percent(share.clamp(0.0, 1.0) * 100.0),
        }
    }
}
