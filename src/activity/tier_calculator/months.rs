//! What each month costs: twelve amounts under their months, the one that passes a limit marked.

use bevy::prelude::*;
use content::{Align, ColourToken, TypeStep, Value, Weight, WidgetNode};
use ui_kit::{label, label_layout};

use super::model::TierCalculator;
use super::values::money;
use crate::activity::Current;
use crate::display::Display;
use crate::scene::{Build, Kit, LiveLibrary, SceneValues, Stage};

/// The row on a display; filled anew when figures change.
#[derive(Component)]
pub(super) struct Months {
    display: Entity,
}

pub(super) fn draw(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    let months = Months { display: build.display_entity };
    build.commands.entity(parent).insert(months).entry::<Node>().and_modify(|mut node| {
        node.flex_direction = FlexDirection::Row;
        node.column_gap = px(2.0);
    });
}

pub(super) fn fill(
    mut commands: Commands,
    current: Res<Current>,
    values: Res<SceneValues>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    mut kit: Kit,
    rows: Query<(Entity, Ref<Months>)>,
    displays: Query<&Display>,
) {
    let Some(calculator) = current.of::<TierCalculator>() else { return };
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for (entity, months) in &rows {
        if !values.is_changed() && !months.is_added() {
            continue;
        }
        let Ok(display) = displays.get(months.display) else { continue };
        let look = kit.look(theme, display);
        commands.entity(entity).despawn_related::<Children>();
        let mut build = kit.build(&mut commands, &library.0, look, months.display, display, None);
        for month in 1..=12 {
            cell(&mut build, entity, calculator, month);
        }
    }
}

fn cell(build: &mut Build, parent: Entity, calculator: &TierCalculator, month: u8) {
    let skin = build.skin.clone();
    let known = calculator.figures.known.as_ref();
    let billed = known.and_then(|known| known.bill.months.iter().find(|m| m.month.month() == month));
    let crossing = known.is_some_and(|known| known.outlook.crossings.iter().any(|c| c.month.month() == month));
    let mut values = build.values.clone();
    values.set("month", Value::Number(f64::from(month)));
    let name = build.library.messages.format(build.visit.modes.language, "calc-month-short", &values);
    let amount = billed.map_or("–".to_owned(), |billed| money(billed.amount.get()));
    let cell = build
        .commands
        .spawn((
            Node {
                flex_grow: 1.0,
                flex_basis: px(0.0),
                min_width: px(0.0),
                flex_direction: FlexDirection::Column,
                align_items: AlignItems::Center,
                padding: UiRect::vertical(px(2.0)),
                border: UiRect::top(px(skin.line())),
                ..default()
            },
            BorderColor::all(skin.colour(if crossing { ColourToken::Tier2 } else { ColourToken::Line })),
            ChildOf(parent),
        ))
        .id();
    let (ink, weight) = if crossing { (ColourToken::Tier2, Weight::Bold) } else { (ColourToken::Ink, Weight::Regular) };
    let size = TypeStep::Subtitle;
    let name = label(&skin, build.fonts, name, size, Weight::Regular, ColourToken::QuietInk);
    let amount = label(&skin, build.fonts, amount, size, weight, ink);
    build.commands.spawn((name, label_layout(Align::Centre, true), ChildOf(cell)));
    build.commands.spawn((amount, label_layout(Align::Centre, true), ChildOf(cell)));
}
