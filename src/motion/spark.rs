//! A spark on the line of current: what a hand entered near flies to where its meaning is.

use std::time::Duration;

use bevy::prelude::*;
use content::ColourToken;

use super::along::{along, length};
use super::ease::{eased, share};
use super::{Moving, Pace};
use crate::scene::Build;

/// The way of a spark on one display.
#[derive(Clone, Debug, PartialEq)]
pub struct Flight {
    /// In millimetres from the display's left top.
    pub corners: Vec<Vec2>,
    /// When it comes up; before, it is not drawn.
    pub begins: Duration,
    pub lasts: Duration,
}

/// A spark in flight.
#[derive(Component)]
#[require(Moving)]
pub struct Spark {
    flight: Flight,
    radius_mm: f32,
}

/// Throws a spark over a whole display; `sheet` is the scene's sheet on it.
pub fn throw(build: &mut Build, sheet: Entity, flight: Flight) {
    let skin = build.skin.clone();
    let radius_mm = skin.line() * 4.0;
    build.commands.spawn((
        Spark { flight, radius_mm },
        Node {
            position_type: PositionType::Absolute,
            left: px(0),
            top: px(0),
            width: px(radius_mm * 2.0),
            height: px(radius_mm * 2.0),
            border: UiRect::all(px(radius_mm * 0.45)),
            border_radius: BorderRadius::MAX,
            display: Display::None,
            ..default()
        },
        BackgroundColor(skin.colour(ColourToken::Ink)),
        BorderColor::all(skin.colour(ColourToken::Live)),
        GlobalZIndex(5),
        ChildOf(sheet),
    ));
}

pub(super) fn fly(
    pace: Pace,
    mut commands: Commands,
    mut sparks: Query<(Entity, &Spark, &mut Node, &mut UiTransform)>,
) {
    let now = pace.now();
    for (entity, spark, mut node, mut transform) in &mut sparks {
        let Flight { corners, begins, lasts } = &spark.flight;
        if now >= *begins + *lasts {
            commands.entity(entity).despawn();
        } else if now >= *begins {
            node.display = Display::Flex;
            let at =
                along(corners, eased(share(*begins, now, *lasts)) * length(corners)) - Vec2::splat(spark.radius_mm);
            transform.translation = Val2::px(at.x, at.y);
        }
    }
}
