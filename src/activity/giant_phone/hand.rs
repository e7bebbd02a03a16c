//! The hand that shows where to touch next: a frame of amber around the control, and a hand beside it. Both lie in a tree of
//! their own, so that the page is not laid out again in every frame in which they move.

use std::time::Duration;

use bevy::prelude::*;
use bevy::ui::{ComputedNode, ComputedUiTargetCamera, UiGlobalTransform};
use content::{ColourToken, WidgetNode};

use super::GiantPhone;
use crate::activity::Current;
use crate::display::Display;
use crate::motion::{Ease, Moving, Pace};
use crate::scene::{Build, Control, SceneRoot};
use crate::visit::Visit;

/// Width of the frame's line, and its distance from the control.
const LINE_MM: f32 = 4.0;
const ROOM_MM: f32 = 4.0;
/// Width of the hand.
const HAND_MM: f32 = 90.0;
/// The tip of the finger lies so far from the drawing's left, in shares of its width.
const TIP_SHARE: f32 = 0.42;
/// The hand takes its time, so that eyes can follow; twice as long in elder size.
const SLOWER: u32 = 2;

/// The frame with its hand on a display.
#[derive(Component)]
pub(super) struct Hand {
    /// The node of the scene that it belongs to.
    place: Entity,
    display: Entity,
    /// What it points at.
    control: String,
    /// Left, top, width and height in millimetres.
    places: [Ease; 4],
}

pub(super) fn draw(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    let places = [Ease::at_rest(0.0); 4];
    let hand = Hand { place: parent, display: build.display_entity, control: String::new(), places };
    let frame = build
        .commands
        .spawn((
            hand,
            Node {
                position_type: PositionType::Absolute,
                display: bevy::ui::Display::None,
                border: UiRect::all(px(LINE_MM)),
                border_radius: BorderRadius::all(px(build.skin.theme.card_radius_mm * 1.5)),
                ..default()
            },
            BorderColor::all(build.skin.colour(ColourToken::LiveLine)),
            GlobalZIndex(5),
            UiTargetCamera(build.display.camera),
        ))
        .id();
    if let Some(image) = build.drawing("hand", HAND_MM, ColourToken::Ink) {
        build.commands.spawn((
            ImageNode::new(image),
            Node {
                position_type: PositionType::Absolute,
                width: px(HAND_MM),
                left: percent(70),
                top: percent(62),
                margin: UiRect::left(px(-HAND_MM * TIP_SHARE)),
                ..default()
            },
            GlobalZIndex(6),
            ChildOf(frame),
        ));
    }
}

/// Goes with its scene, also where that is only drawn aside.
pub(super) fn leave(
    mut commands: Commands,
    hands: Query<(Entity, &Hand)>,
    parents: Query<&ChildOf>,
    scenes: Query<(), With<SceneRoot>>,
) {
    for (entity, hand) in &hands {
        if !parents.iter_ancestors(hand.place).any(|ancestor| scenes.contains(ancestor)) {
            commands.entity(entity).despawn();
        }
    }
}

/// Finds what is pointed at and sets out for it.
pub(super) fn point(
    mut commands: Commands,
    current: Res<Current>,
    visit: Res<Visit>,
    pace: Pace,
    mut hands: Query<(Entity, &mut Hand, &mut Node)>,
    controls: Query<(&Control, &ComputedNode, &UiGlobalTransform, &ComputedUiTargetCamera)>,
    displays: Query<&Display>,
) {
    let pointed = current.of::<GiantPhone>().and_then(|phone| phone.phone().pointed());
    for (entity, mut hand, mut node) in &mut hands {
        let Ok(display) = displays.get(hand.display) else { continue };
        let found = pointed.as_ref().and_then(|id| {
            controls
                .iter()
                .find(|(control, size, _, camera)| {
                    control.id == *id && size.size.min_element() > 0.0 && camera.get() == Some(display.camera)
                })
                .map(|(control, size, transform, _)| (control.id.clone(), place(display, size, transform)))
        });
        let Some((control, goal)) = found else {
            if node.display != bevy::ui::Display::None {
                node.display = bevy::ui::Display::None;
                hand.control.clear();
            }
            continue;
        };
        let goals = [goal.min.x, goal.min.y, goal.width(), goal.height()];
        let same = hand.places.iter().zip(goals).all(|(ease, goal)| (ease.goal() - goal).abs() < 0.5);
        if same && node.display != bevy::ui::Display::None {
            hand.control = control;
            continue;
        }
        let lasts = if hand.control.is_empty() {
            Duration::ZERO
        } else {
            pace.enter() * if visit.modes.elder { SLOWER * 2 } else { SLOWER }
        };
        let places = hand.places;
        hand.places = std::array::from_fn(|index| places[index].toward(goals[index], pace.now(), lasts));
        hand.control = control;
        node.display = bevy::ui::Display::Flex;
        commands.entity(entity).insert(Moving);
    }
}

/// Moves it on its way.
pub(super) fn move_on(pace: Pace, mut commands: Commands, mut hands: Query<(Entity, &Hand, &mut Node), With<Moving>>) {
    let now = pace.now();
    for (entity, hand, mut node) in &mut hands {
        let [left, top, width, height] = hand.places.map(|ease| px(ease.at(now)));
        (node.left, node.top, node.width, node.height) = (left, top, width, height);
        if hand.places.iter().all(|ease| ease.arrived(now)) {
            commands.entity(entity).remove::<Moving>();
        }
    }
}

/// The frame around a control, in millimetres from the display's left top.
fn place(display: &Display, node: &ComputedNode, transform: &UiGlobalTransform) -> Rect {
    let (size, middle) = (node.size / display.px_per_mm, transform.translation / display.px_per_mm);
    Rect::from_center_size(middle, size + Vec2::splat(2.0 * (ROOM_MM + LINE_MM)))
}
