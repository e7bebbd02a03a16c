//! The line of current and the pulses that run along it.

use bevy::prelude::*;
use content::ColourToken;

use crate::motion::{Motion, along};
use crate::scene::Build;

/// Width of the drawing the corners are given in.
const DRAWING_WIDTH: f32 = 1210.0;
/// Seconds for a pulse from end to end; slower than the limit of one loop in 3 s.
const ROUND_S: f32 = 9.0;
const PULSES: usize = 3;

/// A pulse on its way. `phase` is its head start as a share of the way.
#[derive(Component)]
pub(super) struct Pulse {
    phase: f32,
    corners: Vec<Vec2>,
    length: f32,
    radius: f32,
}

/// Draws the line in `parent`, whose width is that of the display.
pub(super) fn draw(build: &mut Build, parent: Entity, corners: &[(f32, f32)]) {
    let scale = build.display.spec.width_mm / DRAWING_WIDTH;
    let corners: Vec<Vec2> = corners.iter().map(|(x, y)| Vec2::new(*x, *y) * scale).collect();
    let skin = build.skin.clone();
    let width = skin.line() * 1.6;
    let colour = skin.colour(ColourToken::Live);
    let mut length = 0.0;
    for pair in corners.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let way = to - from;
        let long = way.length();
        length += long;
        let middle = (from + to) * 0.5;
        build.commands.spawn((
            Node {
                position_type: PositionType::Absolute,
                left: px(middle.x - (long + width) * 0.5),
                top: px(middle.y - width * 0.5),
                width: px(long + width),
                height: px(width),
                border_radius: BorderRadius::MAX,
                ..default()
            },
            UiTransform::from_rotation(Rot2::radians(way.y.atan2(way.x))),
            BackgroundColor(colour),
            ChildOf(parent),
        ));
    }
    let radius = width * 2.2;
    for number in 0..PULSES {
        build.commands.spawn((
            Pulse { phase: number as f32 / PULSES as f32, corners: corners.clone(), length, radius },
            Node {
                position_type: PositionType::Absolute,
                left: px(0),
                top: px(0),
                width: px(radius * 2.0),
                height: px(radius * 2.0),
                border: UiRect::all(px(radius * 0.45)),
                border_radius: BorderRadius::MAX,
                ..default()
            },
            UiTransform::default(),
            BackgroundColor(skin.colour(ColourToken::Ink)),
            BorderColor::all(colour),
            ChildOf(parent),
        ));
    }
}

/// Moves the pulses. A pulse moves by its transform alone, so nothing is laid out anew.
pub(super) fn flow(time: Res<Time>, motion: Res<Motion>, mut pulses: Query<(&Pulse, &mut UiTransform)>) {
    // Wrapped at an hour, a whole number of rounds: seconds since the start grow too coarse within weeks.
    let rounds = if motion.reduced { 0.0 } else { time.elapsed_secs_wrapped() / ROUND_S };
    for (pulse, mut transform) in &mut pulses {
        let share = (rounds + pulse.phase).fract();
        let at = along(&pulse.corners, share * pulse.length) - Vec2::splat(pulse.radius);
        transform.translation = Val2::px(at.x, at.y);
    }
}
