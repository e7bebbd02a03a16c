//! The line of current under the steps, and the mark where the household stands now.

use bevy::prelude::*;
use content::ColourToken;

use super::pour::{Level, Side, pour};
use crate::activity::tier_calculator::steps::Step;
use crate::scene::Build;

/// The line of current under the steps.
pub(super) fn ground_line(build: &mut Build, plot: Entity) {
    let skin = build.skin.clone();
    build.commands.spawn((
        Node {
            position_type: PositionType::Absolute,
            left: percent(-8),
            right: px(0),
            bottom: px(-skin.line() * 2.0),
            height: px(skin.line() * 2.0),
            ..default()
        },
        BackgroundColor(skin.colour(ColourToken::Live)),
        ChildOf(plot),
    ));
}

/// Where the household stands now, with the price of the next kilowatt-hour.
pub(super) fn mark(build: &mut Build, plot: Entity, step: &Step, level: Level) {
    let skin = build.skin.clone();
    let width = skin.line() * 2.0;
    let line = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                margin: UiRect::left(px(-width * 0.5)),
                width: px(width),
                height: percent(step.height * 100.0),
                bottom: px(0),
                ..default()
            },
            BackgroundColor(skin.colour(ColourToken::Live)),
            ZIndex(2),
            ChildOf(plot),
        ))
        .id();
    let knob = 16.0;
    let knob = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                bottom: percent(step.height * 100.0),
                margin: UiRect { left: px(-knob * 0.5), bottom: px(-knob * 0.5), ..UiRect::ZERO },
                width: px(knob),
                height: px(knob),
                border: UiRect::all(px(knob * 0.28)),
                border_radius: BorderRadius::MAX,
                ..default()
            },
            BackgroundColor(skin.colour(ColourToken::Ink)),
            BorderColor::all(skin.colour(ColourToken::Live)),
            ZIndex(3),
            ChildOf(plot),
        ))
        .id();
    for node in [line, knob] {
        pour(build, node, Side::Left, level);
    }
}
