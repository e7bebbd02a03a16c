//! One step of the picture: its edge, the water in it, its name above and its sum below.

use bevy::prelude::*;
use content::{Align, ColourToken, TypeStep, Weight};
use ui_kit::{Hatch, label, label_layout};

use super::pour::{Level, Side, pour};
use super::say;
use crate::activity::tier_calculator::steps::Step;
use crate::activity::tier_calculator::values::{energy, price};
use crate::scene::Build;

/// The step's edge and the water in it.
pub(super) fn outline(build: &mut Build, plot: Entity, step: &Step, level: Level) {
    let skin = build.skin.clone();
    let (_, _, edge) = Hatch::of_tier(usize::from(step.tier.number));
    let frame = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                left: percent(step.left * 100.0),
                width: percent(step.width * 100.0),
                height: percent(step.height * 100.0),
                bottom: px(0),
                border: UiRect::all(px(skin.line())),
                ..default()
            },
            BackgroundColor(skin.colour(ColourToken::Raised)),
            BorderColor::all(skin.colour(edge)),
            ChildOf(plot),
        ))
        .id();
    if step.filled <= 0.0 && level.share.at(level.now) <= step.left {
        return;
    }
    if step.filled > 1.0 {
        cut(build, frame);
    }
    let tile = build.tiles.of_tier(build.images, &skin, usize::from(step.tier.number));
    let water = build
        .commands
        .spawn((
            ImageNode {
                image: tile,
                image_mode: NodeImageMode::Tiled { tile_x: true, tile_y: true, stretch_value: 1.0 },
                ..default()
            },
            Node {
                height: percent(100),
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::FlexEnd,
                overflow: Overflow::clip(),
                ..default()
            },
            ChildOf(frame),
        ))
        .id();
    pour(build, water, Side::Width { left: step.left, width: step.width }, level);
    // Inside only where it has room; below the line it always stands.
    let room_mm = step.filled * step.width * build.display.spec.width_mm;
    if let Some(amount) = step.money.as_ref().filter(|_| room_mm > if skin.look.elder { 260.0 } else { 190.0 }) {
        let ink = [ColourToken::OnTier1, ColourToken::OnTier2, ColourToken::OnTier3]
            [usize::from(step.tier.number.clamp(1, 3)) - 1];
        let text = say(build, "calc-yuan", &[("amount", amount.clone())]);
        let text = label(&skin, build.fonts, text, TypeStep::Figure, Weight::Bold, ink);
        let edge = Node { margin: UiRect::all(px(skin.space(content::SpaceStep::Medium))), ..default() };
        build.commands.spawn((text, label_layout(Align::Start, true), edge, ChildOf(water)));
    }
}

/// A gap in a step that goes on beyond the picture.
fn cut(build: &mut Build, frame: Entity) {
    let colour = build.skin.colour(ColourToken::Ground);
    for offset in [62.0, 68.0] {
        build.commands.spawn((
            Node {
                position_type: PositionType::Absolute,
                left: percent(offset),
                top: percent(-4),
                width: px(5.0),
                height: percent(108),
                ..default()
            },
            UiTransform::from_rotation(Rot2::degrees(8.0)),
            BackgroundColor(colour),
            ZIndex(1),
            ChildOf(frame),
        ));
    }
}

/// Name and price above the step.
pub(super) fn names(build: &mut Build, plot: Entity, step: &Step) {
    let skin = build.skin.clone();
    let (_, _, colour) = Hatch::of_tier(usize::from(step.tier.number));
    let names = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                left: percent(step.left * 100.0),
                bottom: percent(step.height * 100.0),
                padding: UiRect { left: px(1.0), bottom: px(9.0), ..UiRect::ZERO },
                flex_direction: FlexDirection::Column,
                ..default()
            },
            ChildOf(plot),
        ))
        .id();
    let name = say(build, &format!("tier-{}", step.tier.number.clamp(1, 3)), &[]);
    let each = say(build, "calc-tier-price", &[("price", price(step.tier.price.get()))]);
    for (text, size, weight) in [(name, TypeStep::Title, Weight::Bold), (each, TypeStep::Subtitle, Weight::Regular)] {
        let text = label(&skin, build.fonts, text, size, weight, colour);
        build.commands.spawn((text, label_layout(Align::Start, true), ChildOf(names)));
    }
}

/// Range, energy and money below the step.
pub(super) fn below(build: &mut Build, foot: Entity, step: &Step, flat: bool) {
    let skin = build.skin.clone();
    let column = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                left: percent(step.left * 100.0),
                top: px(3.0),
                padding: UiRect::left(px(1.0)),
                flex_direction: FlexDirection::Column,
                ..default()
            },
            ChildOf(foot),
        ))
        .id();
    let range = match step.tier.up_to {
        _ if flat => say(build, "calc-flat", &[]),
        Some(to) => say(build, "calc-tier-range", &[("from", energy(step.tier.above)), ("to", energy(to))]),
        None => say(build, "calc-tier-range-open", &[("from", energy(step.tier.above))]),
    };
    let mut lines = vec![(range, TypeStep::Subtitle, Weight::Regular, ColourToken::QuietInk)];
    if let Some(amount) = &step.money {
        // Elder size has room for the amount alone.
        let sum = if skin.look.elder {
            say(build, "calc-yuan", &[("amount", amount.clone())])
        } else {
            say(
                build,
                "calc-tier-sum",
                &[("kwh", energy(step.kwh)), ("price", price(step.tier.price.get())), ("amount", amount.clone())],
            )
        };
        lines.push((sum, TypeStep::Subtitle, Weight::Bold, ColourToken::Ink));
    }
    for (text, size, weight, colour) in lines {
        let text = label(&skin, build.fonts, text, size, weight, colour);
        build.commands.spawn((text, label_layout(Align::Start, true), ChildOf(column)));
    }
}
