//! The year as three steps filling with water: width is energy, height is price, so the area is the money.

use bevy::prelude::*;
use content::{Align, ColourToken, TypeStep, Value, Weight, WidgetNode};
use ui_kit::{Hatch, label, label_layout};

use super::model::TierCalculator;
use super::steps::{Step, lay_out};
use super::values::{energy, price};
use crate::activity::Current;
use crate::display::Display;
use crate::scene::{Build, Kit, LiveLibrary, SceneValues, Stage};

/// The picture on a display; filled anew when figures change.
#[derive(Component)]
pub(super) struct Water {
    display: Entity,
}

/// Height of the lines below the steps.
const FOOT_MM: f32 = 50.0;

pub(super) fn draw(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    let water = Water { display: build.display_entity };
    build.commands.entity(parent).insert(water);
}

pub(super) fn fill(
    mut commands: Commands,
    current: Res<Current>,
    values: Res<SceneValues>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    mut kit: Kit,
    pictures: Query<(Entity, Ref<Water>)>,
    displays: Query<&Display>,
) {
    let Some(calculator) = current.of::<TierCalculator>() else { return };
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for (entity, water) in &pictures {
        if !values.is_changed() && !water.is_added() {
            continue;
        }
        let Ok(display) = displays.get(water.display) else { continue };
        let look = kit.look(theme, display);
        commands.entity(entity).despawn_related::<Children>();
        let mut build = kit.build(&mut commands, &library.0, look, water.display, display, None);
        steps(&mut build, entity, calculator);
    }
}

fn steps(build: &mut Build, parent: Entity, calculator: &TierCalculator) {
    let Some(ladder) = &calculator.figures.ladder else { return };
    let steps = lay_out(calculator, ladder.tiers());
    let plot = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                left: px(0),
                right: px(0),
                top: px(0),
                bottom: px(FOOT_MM),
                ..default()
            },
            ChildOf(parent),
        ))
        .id();
    let foot = build
        .commands
        .spawn((
            Node {
                position_type: PositionType::Absolute,
                left: px(0),
                right: px(0),
                height: px(FOOT_MM),
                bottom: px(0),
                ..default()
            },
            ChildOf(parent),
        ))
        .id();
    for step in &steps {
        outline(build, plot, step);
        names(build, plot, step);
        below(build, foot, step, steps.len() == 1);
    }
    ground_line(build, plot);
    if let Some(step) = steps.iter().rev().find(|step| step.filled > 0.0) {
        mark(build, plot, step);
    }
}

/// The step's edge and the water in it.
fn outline(build: &mut Build, plot: Entity, step: &Step) {
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
    if step.filled <= 0.0 {
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
                width: percent((step.filled * 100.0).min(100.0)),
                height: percent(100),
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::FlexEnd,
                overflow: Overflow::clip(),
                ..default()
            },
            ChildOf(frame),
        ))
        .id();
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
fn names(build: &mut Build, plot: Entity, step: &Step) {
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
fn below(build: &mut Build, foot: Entity, step: &Step, flat: bool) {
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

/// The line of current under the steps.
fn ground_line(build: &mut Build, plot: Entity) {
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
fn mark(build: &mut Build, plot: Entity, step: &Step) {
    let skin = build.skin.clone();
    let at = step.left + step.width * step.filled.min(1.0);
    let width = skin.line() * 2.0;
    build.commands.spawn((
        Node {
            position_type: PositionType::Absolute,
            left: percent(at * 100.0),
            margin: UiRect::left(px(-width * 0.5)),
            width: px(width),
            height: percent(step.height * 100.0),
            bottom: px(0),
            ..default()
        },
        BackgroundColor(skin.colour(ColourToken::Live)),
        ZIndex(2),
        ChildOf(plot),
    ));
    let knob = 16.0;
    build.commands.spawn((
        Node {
            position_type: PositionType::Absolute,
            left: percent(at * 100.0),
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
    ));
}

fn say(build: &Build, message: &str, more: &[(&str, String)]) -> String {
    let mut values = build.values.clone();
    for (name, value) in more {
        values.set(*name, Value::Text(value.clone()));
    }
    build.library.messages.format(build.visit.modes.language, message, &values)
}
