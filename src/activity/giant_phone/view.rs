//! The picture of phone and guide: where its tree of nodes became another what differs is drawn anew, and texts follow by
//! themselves.

use bevy::prelude::*;
use content::{Language, Node as SceneNode, WidgetNode};
use phone::{Room, guide_node, screen_node};

use super::GiantPhone;
use crate::activity::Current;
use crate::display::Display;
use crate::scene::{Build, Kit, LiveLibrary, Stage, Stretched};
use crate::visit::Visit;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Screen,
    Guide,
}

/// A part on a display, and what of it is drawn.
#[derive(Component)]
pub(super) struct PhonePart {
    part: Part,
    display: Entity,
    drawn: Option<SceneNode>,
}

pub(super) fn draw_screen(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    draw(build, parent, Part::Screen);
}

pub(super) fn draw_guide(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    draw(build, parent, Part::Guide);
}

fn draw(build: &mut Build, parent: Entity, part: Part) {
    let part = PhonePart { part, display: build.display_entity, drawn: None };
    build.commands.entity(parent).insert(part).entry::<Node>().and_modify(|mut node| {
        node.flex_direction = FlexDirection::Column;
    });
}

pub(super) fn fill(
    mut commands: Commands,
    current: Res<Current>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    visit: Res<Visit>,
    mut kit: Kit,
    mut parts: Query<(Entity, &mut PhonePart)>,
    displays: Query<&Display>,
    children: Query<&Children>,
) {
    let Some(activity) = current.of::<GiantPhone>() else { return };
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for (entity, mut part) in &mut parts {
        if !current.is_changed() && part.drawn.is_some() {
            continue;
        }
        let Ok(display) = displays.get(part.display) else { continue };
        let modes = visit.modes;
        let english = modes.language == Language::En;
        let room = Room { width_mm: display.spec.width_mm, elder: modes.elder, english, reach: modes.reach };
        let wanted = match part.part {
            Part::Screen => screen_node(activity.phone(), room),
            Part::Guide => guide_node(activity.phone(), room),
        };
        if part.drawn.as_ref() == Some(&wanted) {
            continue;
        }
        let look = kit.look(theme, display);
        let mut build = kit.build(&mut commands, &library.0, look, part.display, display, None);
        let drawn = children.get(entity).ok().and_then(|children| children.first().copied());
        match (drawn, &part.drawn) {
            (Some(drawn), Some(old)) => build.renew((entity, 0, Stretched::Width), drawn, (old, &wanted), &children),
            _ => {
                build.node(entity, &wanted, Stretched::Width);
            }
        }
        part.drawn = Some(wanted);
    }
}
