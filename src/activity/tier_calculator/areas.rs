//! The areas to choose from: a button each, from the tariffs that ship.

use bevy::prelude::*;
use content::{Action, Align, ButtonKind, ColourToken, Condition, Language, TypeStep, Weight, WidgetNode};
use tariff::shipped;
use ui_kit::{button, label, label_layout};

use crate::scene::{Build, Control};

/// Height of an area's button.
const AREA_MM: f32 = 40.0;

pub(super) fn draw(build: &mut Build, parent: Entity, node: &WidgetNode) {
    let gap = build.skin.theme.target_gap_mm;
    build.commands.entity(parent).entry::<Node>().and_modify(move |mut node| {
        node.flex_direction = FlexDirection::Row;
        node.flex_wrap = FlexWrap::Wrap;
        node.row_gap = px(gap);
        node.column_gap = px(gap);
        node.align_content = AlignContent::FlexStart;
    });
    for tariff in &shipped().tariffs {
        let name = match build.visit.modes.language {
            Language::ZhCn => tariff.name.zh.clone(),
            Language::En => tariff.name.en.clone(),
        };
        let control = Control {
            id: format!("{}-{}", node.id, tariff.id.trim_end_matches("-residential")),
            label: name.clone(),
            action: Some(Action::Tell("area".to_owned(), tariff.id.clone())),
            draggable: false,
            typing: false,
        };
        let entity = build
            .commands
            .spawn((button(&build.skin, ButtonKind::Key), Name::new(control.id.clone()), control, ChildOf(parent)))
            .id();
        build.commands.entity(entity).entry::<Node>().and_modify(|mut node| {
            node.width = percent(15.6);
            node.min_height = px(AREA_MM);
        });
        let chosen = Condition::try_from(format!("calc.area={}", tariff.id)).ok();
        build.chosen_if(entity, chosen);
        let text = label(&build.skin, build.fonts, name, TypeStep::Lead, Weight::Regular, ColourToken::Ink);
        let ink = build.ink(entity, ButtonKind::Key);
        build.commands.spawn((text, label_layout(Align::Centre, false), ink, ChildOf(entity)));
    }
}
