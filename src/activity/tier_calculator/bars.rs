//! Twelve bars: one a month, dragged, stepped or typed. A bar wears the colour and hatch of the tiers its energy fell into.

use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform};
use content::{Action, Align, ColourToken, TypeStep, Weight, WidgetNode};
use ui_kit::{label, label_layout};

use super::model::{Entry, TierCalculator, whole};
use crate::activity::Current;
use crate::display::Display;
use crate::scene::{Build, Control, Deed, Kit, LiveLibrary, SceneValues, Stage, message_values};
use crate::touch::ControlEvent;

/// A month's column, from its lowest to its highest place. Months count from 0.
#[derive(Component)]
pub(super) struct Column {
    month: usize,
    display: Entity,
}

/// What is drawn in a column; filled anew when figures change.
#[derive(Component)]
pub(super) struct Filling {
    month: usize,
    display: Entity,
}

/// Kilowatt-hours at the top of the columns. Stands still while a finger drags.
#[derive(Resource)]
pub(super) struct BarScale {
    top_kwh: f32,
    dragging: bool,
}

impl Default for BarScale {
    fn default() -> Self {
        Self { top_kwh: LEAST_TOP_KWH, dragging: false }
    }
}

/// A finger sets whole tens.
const SNAP_KWH: f32 = 10.0;
/// The scale of a small household.
const LEAST_TOP_KWH: f32 = 600.0;
/// Share of the column above the highest bar, for its number.
const HEADROOM: f32 = 1.18;
/// Height of the month's name below its bar.
const FOOT_MM: f32 = 12.0;

pub(super) fn draw(build: &mut Build, parent: Entity, node: &WidgetNode) {
    build.commands.entity(parent).entry::<Node>().and_modify(|mut node| {
        node.flex_direction = FlexDirection::Row;
        node.align_items = AlignItems::Stretch;
        node.column_gap = px(3.0);
    });
    for month in 0..12 {
        let values = message_values(build.values, &[]);
        let mut values = values;
        values.set("month", content::Value::Number(month as f64 + 1.0));
        let name = build.library.messages.format(build.visit.modes.language, "calc-month-short", &values);
        let number = month + 1;
        let column = build
            .commands
            .spawn((
                Node {
                    flex_grow: 1.0,
                    flex_basis: px(0.0),
                    min_width: px(0.0),
                    flex_direction: FlexDirection::Column,
                    border: UiRect::all(px(build.skin.line())),
                    border_radius: BorderRadius::all(px(build.skin.theme.radius_mm)),
                    ..default()
                },
                BorderColor::all(Color::NONE),
                Control {
                    id: format!("{}-{number}", node.id),
                    label: name.clone(),
                    action: Some(Action::Tell("month".to_owned(), number.to_string())),
                    draggable: true,
                    typing: false,
                },
                Column { month, display: build.display_entity },
                Name::new(format!("{}-{number}", node.id)),
                ChildOf(parent),
            ))
            .id();
        build.commands.spawn((
            Filling { month, display: build.display_entity },
            Node {
                flex_grow: 1.0,
                flex_basis: px(0.0),
                min_height: px(0.0),
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::FlexEnd,
                align_items: AlignItems::Center,
                ..default()
            },
            ChildOf(column),
        ));
        let foot = build
            .commands
            .spawn((
                Node {
                    height: px(FOOT_MM * if build.skin.look.elder { 1.3 } else { 1.0 }),
                    justify_content: JustifyContent::Center,
                    align_items: AlignItems::Center,
                    ..default()
                },
                ChildOf(column),
            ))
            .id();
        let text = label(&build.skin, build.fonts, name, TypeStep::Body, Weight::Regular, ColourToken::QuietInk);
        build.commands.spawn((text, label_layout(Align::Centre, true), ChildOf(foot)));
    }
}

/// A drag on a column sets its month; a tap is left to the column's action.
pub(super) fn follow_fingers(
    mut events: MessageReader<ControlEvent>,
    columns: Query<(&Column, &ComputedNode, &UiGlobalTransform)>,
    displays: Query<&Display>,
    mut scale: ResMut<BarScale>,
    mut deeds: MessageWriter<Deed>,
) {
    for event in events.read() {
        let ControlEvent::Dragged { control, at, last } = event else { continue };
        let Ok((column, node, transform)) = columns.get(*control) else { continue };
        let Ok(display) = displays.get(column.display) else { continue };
        scale.dragging = !last;
        let half_mm = node.size.y * 0.5 / display.px_per_mm;
        let bottom_mm = transform.translation.y / display.px_per_mm + half_mm - FOOT_MM;
        let height_mm = half_mm * 2.0 - FOOT_MM;
        let kwh = (bottom_mm - at.y_mm) / height_mm * scale.top_kwh;
        let kwh = (kwh / SNAP_KWH).round().max(0.0) * SNAP_KWH;
        let month = column.month + 1;
        deeds.write(Deed { action: Action::Tell("set".to_owned(), format!("{month}:{kwh:.0}")), control: None });
    }
}

pub(super) fn fill(
    mut commands: Commands,
    current: Res<Current>,
    values: Res<SceneValues>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    mut scale: ResMut<BarScale>,
    mut kit: Kit,
    fillings: Query<(Entity, Ref<Filling>)>,
    displays: Query<&Display>,
    mut columns: Query<(&Column, &mut BorderColor)>,
) {
    let Some(calculator) = current.of::<TierCalculator>() else { return };
    if !values.is_changed() && !fillings.iter().any(|(_, filling)| filling.is_added()) {
        return;
    }
    let most = calculator.usage.months.iter().flatten().map(|kwh| whole(*kwh)).max().unwrap_or(0) as f32;
    if !scale.dragging {
        scale.top_kwh = round_up((most * HEADROOM).max(LEAST_TOP_KWH));
    }
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for (entity, filling) in &fillings {
        let Ok(display) = displays.get(filling.display) else { continue };
        let look = kit.look(theme, display);
        commands.entity(entity).despawn_related::<Children>();
        let mut build = kit.build(&mut commands, &library.0, look, filling.display, display, None);
        bar(&mut build, entity, calculator, filling.month, scale.top_kwh);
        let chosen = calculator.entry == Entry::Month(filling.month);
        let edge = if chosen { build.skin.colour(ColourToken::Ink) } else { Color::NONE };
        for (column, mut border) in &mut columns {
            if column.month == filling.month && column.display == filling.display {
                border.set_if_neq(BorderColor::all(edge));
            }
        }
    }
}

/// Number, knob and segments of one month.
fn bar(build: &mut Build, parent: Entity, calculator: &TierCalculator, month: usize, top_kwh: f32) {
    let skin = build.skin.clone();
    let chosen = calculator.entry == Entry::Month(month);
    let kwh = calculator.usage.months[month];
    let text = kwh.map_or(String::new(), |kwh| whole(kwh).to_string());
    let weight = if chosen { Weight::Bold } else { Weight::Regular };
    let number = label(&skin, build.fonts, text, TypeStep::Body, weight, ColourToken::Ink);
    build.commands.spawn((number, label_layout(Align::Centre, true), ChildOf(parent)));
    let knob = skin.theme.target_mm * 0.35;
    build.commands.spawn((
        Node {
            width: px(knob),
            height: px(knob),
            flex_shrink: 0.0,
            margin: UiRect { top: px(1.0), bottom: px(-knob * 0.5), ..UiRect::ZERO },
            border: UiRect::all(px(skin.line())),
            border_radius: BorderRadius::MAX,
            ..default()
        },
        BackgroundColor(skin.colour(if chosen { ColourToken::Live } else { ColourToken::Raised })),
        BorderColor::all(skin.colour(ColourToken::Ink)),
        ZIndex(1),
        ChildOf(parent),
    ));
    let Some(known) = &calculator.figures.known else { return };
    let Some(billed) = known.bill.months.iter().find(|billed| usize::from(billed.month.month()) == month + 1) else {
        return;
    };
    for (index, tier) in billed.tiers.iter().rev().enumerate() {
        let share = whole(tier.kwh) as f32 / top_kwh * 100.0;
        let tile = build.tiles.of_tier(build.images, &skin, usize::from(tier.tier));
        let radius = if index == 0 { skin.theme.radius_mm * 0.7 } else { 0.0 };
        build.commands.spawn((
            ImageNode {
                image: tile,
                image_mode: NodeImageMode::Tiled { tile_x: true, tile_y: true, stretch_value: 1.0 },
                ..default()
            },
            Node {
                width: percent(78),
                height: percent(share),
                flex_shrink: 0.0,
                border_radius: BorderRadius { top_left: px(radius), top_right: px(radius), ..BorderRadius::ZERO },
                ..default()
            },
            ChildOf(parent),
        ));
    }
}

/// The next round number of kilowatt-hours.
fn round_up(kwh: f32) -> f32 {
    let step = if kwh > 5_000.0 {
        1_000.0
    } else if kwh > 1_000.0 {
        200.0
    } else {
        100.0
    };
    (kwh / step).ceil() * step
}
