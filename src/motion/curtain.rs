//! The old scene is a curtain over the new one, drawn aside by the line of current.
//!
//! The new scene lies finished beneath from the first frame, so a finger never waits for a picture. Only transforms
//! move: the curtain goes aside and the sheet on it the other way, so what is still covered stays where it was.

use std::time::Duration;

use bevy::prelude::*;

use super::ease::Ease;
use super::{Moving, Pace};

/// A curtain on its way.
#[derive(Component)]
#[require(Moving)]
pub struct Curtain {
    /// What is painted on it, its child; none where it is plain.
    pub sheet: Option<Entity>,
    /// It goes to the right, or to the left on the way back.
    pub to_right: bool,
    share: Ease,
}

impl Curtain {
    /// Begins to go at `now`.
    #[must_use]
    pub fn new(sheet: Option<Entity>, to_right: bool, now: Duration, lasts: Duration) -> Self {
        Self { sheet, to_right, share: Ease::at_rest(0.0).toward(1.0, now, lasts) }
    }
}

pub(super) fn sweep(
    pace: Pace,
    mut commands: Commands,
    curtains: Query<(Entity, &Curtain)>,
    mut transforms: Query<&mut UiTransform>,
) {
    let now = pace.now();
    for (entity, curtain) in &curtains {
        if curtain.share.arrived(now) {
            commands.entity(entity).despawn();
            continue;
        }
        let aside = curtain.share.at(now) * if curtain.to_right { 100.0 } else { -100.0 };
        for (entity, aside) in [(Some(entity), aside), (curtain.sheet, -aside)] {
            if let Some(mut transform) = entity.and_then(|entity| transforms.get_mut(entity).ok()) {
                transform.translation = Val2::percent(aside, 0.0);
            }
        }
    }
}
