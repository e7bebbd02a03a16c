//! Panels rise into place and sink out of it.

use std::time::Duration;

use bevy::prelude::*;

use super::ease::Ease;
use super::{Moving, Pace};

/// From so far below a panel comes, and so far it goes.
const RISE_MM: f32 = 10.0;

/// A panel that comes.
#[derive(Component)]
#[require(Moving)]
pub struct Rising(Ease);

/// A panel that goes: still drawn, but no finger meets it.
#[derive(Component)]
#[require(Moving)]
pub struct Sinking(Ease);

impl Rising {
    #[must_use]
    pub fn new(now: Duration, lasts: Duration) -> Self {
        Self(Ease::at_rest(RISE_MM).toward(0.0, now, lasts))
    }
}

impl Sinking {
    #[must_use]
    pub fn new(now: Duration, lasts: Duration) -> Self {
        Self(Ease::at_rest(0.0).toward(RISE_MM, now, lasts))
    }
}

pub(super) fn rise(pace: Pace, mut commands: Commands, mut panels: Query<(Entity, &Rising, &mut UiTransform)>) {
    let now = pace.now();
    for (entity, panel, mut transform) in &mut panels {
        transform.translation = Val2::px(0.0, panel.0.at(now));
        if panel.0.arrived(now) {
            commands.entity(entity).remove::<(Rising, Moving)>();
        }
    }
}

pub(super) fn sink(
    pace: Pace,
    mut commands: Commands,
    mut panels: Query<(Entity, &Sinking, &mut UiTransform, &mut Node)>,
) {
    let now = pace.now();
    for (entity, panel, mut transform, mut node) in &mut panels {
        if panel.0.arrived(now) {
            transform.translation = Val2::ZERO;
            node.display = Display::None;
            commands.entity(entity).remove::<(Sinking, Moving)>();
        } else {
            transform.translation = Val2::px(0.0, panel.0.at(now));
        }
    }
}
