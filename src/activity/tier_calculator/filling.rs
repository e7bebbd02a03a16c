//! What is in the columns: a bar that grows from its base, its number and its knob.

use std::time::Duration;

use bevy::prelude::*;
use content::{Align, ColourToken, TypeStep, Weight};
use ui_kit::{label, label_layout};

use super::bars::{BarScale, Column, LEAST_TOP_KWH};
use super::model::{Entry, TierCalculator, whole};
use crate::activity::Current;
use crate::display::Display;
use crate::motion::{Ease, Moving, Pace};
use crate::scene::{Build, Kit, LiveLibrary, SceneValues, Stage};
use crate::touch::TouchFingers;

/// What is drawn in a column; filled anew when figures change.
#[derive(Component)]
pub(super) struct Filling {
    month: usize,
    display: Entity,
    /// Height of the bar as a share of the column.
    height: Ease,
    drawn: Option<Drawn>,
}

/// All that a column's picture follows from.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    kwh: Option<u32>,
    chosen: bool,
    /// Tier and energy of each segment, from the base up.
    segments: Vec<(u8, u32)>,
    top_kwh: f32,
}

impl Drawn {
    fn of(calculator: &TierCalculator, month: usize, top_kwh: f32) -> Self {
        let months = calculator.figures.known.as_ref().map(|known| known.bill.months.as_slice()).unwrap_or_default();
        let billed = months.iter().find(|billed| usize::from(billed.month.month()) == month + 1);
        let tiers = billed.map(|billed| billed.tiers.as_slice()).unwrap_or_default();
        Self {
            kwh: calculator.usage.months[month].map(whole),
            chosen: calculator.entry == Entry::Month(month),
            segments: tiers.iter().map(|line| (line.tier, whole(line.kwh))).collect(),
            top_kwh,
        }
    }

    /// Height of the bar as a share of the column.
    fn height(&self) -> f32 {
        self.kwh.unwrap_or(0) as f32 / self.top_kwh * 100.0
    }
}

impl Filling {
    pub(super) fn new(month: usize, display: Entity) -> Self {
        Self { month, display, height: Ease::at_rest(0.0), drawn: None }
    }
}

/// A bar that grows to its height.
#[derive(Component)]
pub(super) struct Bar(Ease);

/// Share of the column above the highest bar, for its number.
const HEADROOM: f32 = 1.18;

pub(super) fn fill(
    mut commands: Commands,
    current: Res<Current>,
    values: Res<SceneValues>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    fingers: Res<TouchFingers>,
    mut scale: ResMut<BarScale>,
    mut kit: Kit,
    pace: Pace,
    mut fillings: Query<(Entity, &mut Filling)>,
    displays: Query<&Display>,
    mut columns: Query<(&Column, &mut BorderColor)>,
) {
    // A drag that was cancelled says no last place; without a finger nothing is dragged.
    let let_go = scale.dragging && fingers.0.count() == 0;
    if let_go {
        scale.dragging = false;
    }
    let Some(calculator) = current.of::<TierCalculator>() else { return };
    if !values.is_changed() && !let_go && !fillings.iter_mut().any(|(_, filling)| filling.is_added()) {
        return;
    }
    let most = calculator.usage.months.iter().flatten().map(|kwh| whole(*kwh)).max().unwrap_or(0) as f32;
    if !scale.dragging {
        scale.top_kwh = round_up((most * HEADROOM).max(LEAST_TOP_KWH));
    }
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for (entity, mut filling) in &mut fillings {
        let drawn = Drawn::of(calculator, filling.month, scale.top_kwh);
        // A finger changes one month of twelve.
        if filling.drawn.as_ref() == Some(&drawn) {
            continue;
        }
        let Ok(display) = displays.get(filling.display) else { continue };
        let look = kit.look(theme, display);
        commands.entity(entity).despawn_related::<Children>();
        let mut build = kit.build(&mut commands, &library.0, look, filling.display, display, None);
        // Under a finger the bar is where the finger is.
        let lasts = if scale.dragging || filling.is_added() { Duration::ZERO } else { pace.enter() };
        filling.height = filling.height.toward(drawn.height(), pace.now(), lasts);
        bar(&mut build, entity, &drawn, filling.height, pace.now());
        let edge = if drawn.chosen { build.skin.colour(ColourToken::Ink) } else { Color::NONE };
        for (column, mut border) in &mut columns {
            if column.month == filling.month && column.display == filling.display {
                border.set_if_neq(BorderColor::all(edge));
            }
        }
        filling.drawn = Some(drawn);
    }
}

/// Number, knob and segments of one month.
fn bar(build: &mut Build, parent: Entity, drawn: &Drawn, height: Ease, now: Duration) {
    let skin = build.skin.clone();
    let text = drawn.kwh.map_or(String::new(), |kwh| kwh.to_string());
    let weight = if drawn.chosen { Weight::Bold } else { Weight::Regular };
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
        BackgroundColor(skin.colour(if drawn.chosen { ColourToken::Live } else { ColourToken::Raised })),
        BorderColor::all(skin.colour(ColourToken::Ink)),
        ZIndex(1),
        ChildOf(parent),
    ));
    if drawn.segments.is_empty() {
        return;
    }
    let stack = Node {
        width: percent(78),
        height: percent(height.at(now)),
        flex_shrink: 0.0,
        flex_direction: FlexDirection::Column,
        ..default()
    };
    let stack = build.commands.spawn((stack, ChildOf(parent))).id();
    if !height.arrived(now) {
        build.commands.entity(stack).insert((Bar(height), Moving));
    }
    let all = drawn.segments.iter().map(|(_, kwh)| u64::from(*kwh)).sum::<u64>().max(1) as f32;
    for (index, (tier, kwh)) in drawn.segments.iter().rev().enumerate() {
        let share = *kwh as f32 / all * 100.0;
        let tile = build.tiles.of_tier(build.images, &skin, usize::from(*tier));
        let radius = if index == 0 { skin.theme.radius_mm * 0.7 } else { 0.0 };
        build.commands.spawn((
            ImageNode {
                image: tile,
                image_mode: NodeImageMode::Tiled { tile_x: true, tile_y: true, stretch_value: 1.0 },
                ..default()
            },
            Node {
                width: percent(100),
                height: percent(share),
                flex_shrink: 0.0,
                border_radius: BorderRadius { top_left: px(radius), top_right: px(radius), ..BorderRadius::ZERO },
                ..default()
            },
            ChildOf(stack),
        ));
    }
}

/// Bars grow from their base.
pub(super) fn grow(pace: Pace, mut commands: Commands, mut bars: Query<(Entity, &Bar, &mut Node)>) {
    for (entity, bar, mut node) in &mut bars {
        node.height = percent(bar.0.at(pace.now()));
        if bar.0.arrived(pace.now()) {
            commands.entity(entity).remove::<(Bar, Moving)>();
        }
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
