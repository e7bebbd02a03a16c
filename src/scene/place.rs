//! Where a node stands: a place of a scene file becomes the engine's layout.

use bevy::prelude::*;
use content::{Align, BoxNode, Flow, Place, ReachRoom};

use crate::display::Display;

/// The side of a node that the box around it stretches to its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretched {
    #[default]
    Neither,
    Width,
    Height,
}

impl Stretched {
    /// What is in a box.
    pub(super) fn within(node: &BoxNode) -> Self {
        match (node.flow, node.across) {
            (Flow::Wrap, _) | (_, Some(Align::Start | Align::Centre | Align::End)) => Self::Neither,
            (Flow::Down, _) => Self::Width,
            (Flow::Across, _) => Self::Height,
        }
    }
}

/// A text or picture standing at a place: its engine takes a share of its box for one of all room there is, so it is left to be
/// stretched by the layout.
pub(super) fn placed(place: &Place) -> Node {
    let mut node = Node::default();
    put(&mut node, place, Stretched::Neither);
    node
}

/// The same for a box: one that grows may also become smaller than what is in it, so that its siblings keep their room.
pub(super) fn yielding(place: &Place, stretched: Stretched) -> Node {
    let mut node = Node::default();
    put(&mut node, place, stretched);
    if place.grow > 0.0 && place.min_height_mm.is_none() {
        node.min_height = px(0.0);
    }
    node
}

pub(super) fn put(node: &mut Node, place: &Place, stretched: Stretched) {
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
    // What has a size of its own keeps it: nothing in it has to be asked how small it could be. Not the size itself, which the
    // engine's cache would take for one that the content was measured at.
    for (size, least) in [(place.width_mm, &mut node.min_width), (place.height_mm, &mut node.min_height)] {
        if size.is_some() && *least == Val::Auto {
            *least = px(0);
        }
    }
    // The engine stretches by itself, but only after it has asked everything in the node how large it would like to be.
    if node.position_type == PositionType::Relative {
        let side = match stretched {
            Stretched::Neither => return,
            Stretched::Width => &mut node.width,
            Stretched::Height => &mut node.height,
        };
        if *side == Val::Auto {
            *side = percent(100);
        }
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
