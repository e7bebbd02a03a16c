//! Twelve bars: one a month, dragged, stepped or typed. A bar wears the colour and hatch of the tiers its energy fell into.

use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform};
use content::{Action, Align, ColourToken, TypeStep, Weight, WidgetNode};
use ui_kit::{label, label_layout};

use super::filling::Filling;
use crate::display::Display;
use crate::scene::{Build, Control, Deed, message_values};
use crate::touch::ControlEvent;
use crate::visit::Visit;

/// A month's column, from its lowest to its highest place. Months count from 0.
#[derive(Component)]
pub(super) struct Column {
    pub month: usize,
    pub display: Entity,
}

/// Kilowatt-hours at the top of the columns. Stands still while a finger drags.
#[derive(Resource)]
pub(super) struct BarScale {
    pub top_kwh: f32,
    pub dragging: bool,
}

impl Default for BarScale {
    fn default() -> Self {
        Self { top_kwh: LEAST_TOP_KWH, dragging: false }
    }
}

/// A finger sets whole tens.
const SNAP_KWH: f32 = 10.0;
/// The scale of a small household.
pub(super) const LEAST_TOP_KWH: f32 = 600.0;
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
            Filling::new(month, build.display_entity),
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
                    height: px(foot_mm(build.skin.look.elder)),
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
    visit: Res<Visit>,
    mut scale: ResMut<BarScale>,
    mut deeds: MessageWriter<Deed>,
) {
    for event in events.read() {
        let ControlEvent::Dragged { control, at, last } = event else { continue };
        let Ok((column, node, transform)) = columns.get(*control) else { continue };
        let Ok(display) = displays.get(column.display) else { continue };
        scale.dragging = !last;
        let half_mm = node.size.y * 0.5 / display.px_per_mm;
        let foot_mm = foot_mm(visit.modes.elder);
        let bottom_mm = transform.translation.y / display.px_per_mm + half_mm - foot_mm;
        let height_mm = half_mm * 2.0 - foot_mm;
        let kwh = (bottom_mm - at.y_mm) / height_mm * scale.top_kwh;
        let kwh = (kwh / SNAP_KWH).round().max(0.0) * SNAP_KWH;
        let month = column.month + 1;
        deeds.write(Deed { action: Action::Tell("set".to_owned(), format!("{month}:{kwh:.0}")), control: None });
    }
}

/// Height of the month's name, which elder size writes larger.
fn foot_mm(elder: bool) -> f32 {
    if elder { FOOT_MM * 1.3 } else { FOOT_MM }
}
