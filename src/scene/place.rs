//! Where a node stands: a place of a scene file becomes the engine's layout.

use bevy::prelude::*;
use content::{Place, ReachRoom};

use crate::display::Display;

/// A node standing at a place.
pub(super) fn placed(place: &Place) -> Node {
    let mut node = Node::default();
    put(&mut node, place);
    node
}

/// The same for a box: one that grows may also become smaller than what is in it, so that its siblings keep their room.
pub(super) fn yielding(place: &Place) -> Node {
    let mut node = placed(place);
    if place.grow > 0.0 && place.min_height_mm.is_none() {
        node.min_height = px(0.0);
    }
    node
}

pub(super) fn put(node: &mut Node, place: &Place) {
    let set = |slot: &mut Val, mm: Option<f32>| {
        if let Some(mm) = mm {
            *slot = px(mm);
        }
    };
    set(&mut node.width, place.width_mm);
    set(&mut node.height, place.height_mm);
    set(&mut node.min_width, place.min_width_mm);
    set(&mut node.min_height, place.min_height_mm);
    set(&mut node.left, place.left_mm);
    set(&mut node.right, place.right_mm);
    set(&mut node.top, place.top_mm);
    set(&mut node.bottom, place.bottom_mm);
    if place.left_mm.or(place.right_mm).or(place.top_mm).or(place.bottom_mm).is_some() {
        node.position_type = PositionType::Absolute;
    }
    if place.grow > 0.0 {
        node.flex_grow = place.grow;
        node.flex_basis = px(0.0);
        node.min_width = if place.min_width_mm.is_some() { node.min_width } else { px(0.0) };
    }
    if place.width_mm.is_some() || place.height_mm.is_some() {
        node.flex_shrink = 0.0;
    }
}

/// Room above and below in reach mode, so that every control lies between 380 and 1120 mm above the floor (EN 301 549, 8.3).
/// A scene that keeps its controls low by itself has room only below.
pub(super) fn reach_padding(display: &Display, room: ReachRoom) -> UiRect {
    let spec = &display.spec;
    let top = match room {
        ReachRoom::Band => (spec.bottom_mm + spec.height_mm - REACH_TOP_MM).max(0.0),
        ReachRoom::Below => 0.0,
    };
    let bottom = (REACH_BOTTOM_MM - spec.bottom_mm).max(0.0);
    UiRect { top: px(top), bottom: px(bottom), ..UiRect::ZERO }
}

/// The reach band above the floor.
pub const REACH_TOP_MM: f32 = 1120.0;
/// Its lower edge.
pub const REACH_BOTTOM_MM: f32 = 380.0;
