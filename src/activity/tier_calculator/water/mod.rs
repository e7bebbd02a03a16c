//! The year as three steps filling with water: width is energy, height is price, so the area is the money.

mod mark;
mod pour;
mod step;

use std::time::Duration;

use bevy::prelude::*;
use content::{Value, WidgetNode};

use super::model::TierCalculator;
use super::steps::{Step, lay_out};
use crate::activity::Current;
use crate::display::Display;
use crate::motion::{Ease, Pace};
use crate::scene::{Build, Kit, LiveLibrary, SceneValues, Stage};

use pour::Level;
pub(super) use pour::flow;

/// The picture on a display; filled anew when figures change.
#[derive(Component)]
pub(super) struct Water {
    pub display: Entity,
    /// Share of the picture's width that is filled.
    level: Ease,
}

/// Height of the lines below the steps.
pub(super) const FOOT_MM: f32 = 50.0;

pub(super) fn draw(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    let water = Water { display: build.display_entity, level: Ease::at_rest(0.0) };
    build.commands.entity(parent).insert(water);
}

pub(super) fn fill(
    mut commands: Commands,
    current: Res<Current>,
    values: Res<SceneValues>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    mut kit: Kit,
    pace: Pace,
    mut pictures: Query<(Entity, &mut Water)>,
    displays: Query<&Display>,
) {
    let Some(calculator) = current.of::<TierCalculator>() else { return };
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for (entity, mut water) in &mut pictures {
        if !values.is_changed() && !water.is_added() {
            continue;
        }
        let Ok(display) = displays.get(water.display) else { continue };
        let look = kit.look(theme, display);
        commands.entity(entity).despawn_related::<Children>();
        let mut build = kit.build(&mut commands, &library.0, look, water.display, display, None);
        let Some(ladder) = &calculator.figures.ladder else { continue };
        let steps = lay_out(calculator, ladder.tiers());
        // A picture that has just come up is full at once: only what the hands change flows.
        let lasts = if water.is_added() { Duration::ZERO } else { pace.enter() };
        water.level = water.level.toward(filled(&steps), pace.now(), lasts);
        draw_steps(&mut build, entity, &steps, Level { share: water.level, now: pace.now() });
    }
}

/// How far the picture is filled, as a share of its width.
pub(super) fn filled(steps: &[Step]) -> f32 {
    let last = steps.iter().rev().find(|step| step.filled > 0.0);
    last.map_or(0.0, |step| step.left + step.width * step.filled.min(1.0))
}

fn draw_steps(build: &mut Build, parent: Entity, steps: &[Step], level: Level) {
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
    for one in steps {
        step::outline(build, plot, one, level);
        step::names(build, plot, one);
        step::below(build, foot, one, steps.len() == 1);
    }
    mark::ground_line(build, plot);
    if let Some(step) = steps.iter().rev().find(|step| step.filled > 0.0) {
        mark::mark(build, plot, step, level);
    }
}

/// A message with the scene's values and some more.
fn say(build: &Build, message: &str, more: &[(&str, String)]) -> String {
    let mut values = build.values.clone();
    for (name, value) in more {
        values.set(*name, Value::Text(value.clone()));
    }
    build.library.messages.format(build.visit.modes.language, message, &values)
}
