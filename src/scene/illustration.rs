//! A drawing that takes the room that is left: as large as fits, with its line of current running on to both edges.

use bevy::prelude::*;
use content::{ColourToken, PictureNode, SpaceStep};

use super::Build;
use super::bind::ShownIf;
use super::place::yielding;

/// Middle of the line where it leaves a drawing, from its top, in percent of the drawing's height.
const LINE_AT: f32 = 75.0;
/// Its glow, itself, and the light in it: thickness in percent of the drawing's height, and how much of what is behind is covered.
const STRANDS: [(f32, ColourToken, f32); 3] =
    [(7.5, ColourToken::Live, 0.22), (3.1, ColourToken::LiveLine, 1.0), (1.375, ColourToken::Live, 1.0)];
/// The line goes on beneath the page's own margin, and a little beneath the drawing.
const MARGIN: SpaceStep = SpaceStep::Wide;
const UNDER_MM: f32 = 1.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Build<'_, '_, '_> {
    pub(super) fn illustration(&mut self, parent: Entity, node: &PictureNode) -> Entity {
        let width_mm = node.place.width_mm.unwrap_or(240.0);
        let image = self.drawing(&node.file, width_mm, ColourToken::Ink);
        let room = Node {
            width: auto(),
            flex_shrink: 1.0,
            min_height: px(0),
            flex_direction: FlexDirection::Column,
            justify_content: JustifyContent::Center,
            ..yielding(&node.place)
        };
        let room = self.commands.spawn((room, ChildOf(parent))).id();
        if let Some(condition) = &node.place.show_if {
            self.commands.entity(room).insert(ShownIf(condition.clone()));
        }
        let size = image.as_ref().and_then(|image| self.images.get(image)).map(Image::size_f32);
        let (Some(image), Some(size)) = (image, size) else { return room };
        let ratio = size.x / size.y;
        let row = Node { height: percent(100), max_height: px(width_mm / ratio), ..default() };
        let row = self.commands.spawn((row, ChildOf(room))).id();
        let drawing = Node { height: percent(100), aspect_ratio: Some(ratio), flex_shrink: 0.0, ..default() };
        self.line(row, Side::Left);
        self.commands.spawn((ImageNode::new(image), drawing, ChildOf(row)));
        self.line(row, Side::Right);
        room
    }

    /// The line between a drawing and the left or right edge.
    fn line(&mut self, row: Entity, side: Side) {
        let aside = Node { flex_grow: 1.0, flex_basis: px(0), min_width: px(0), ..default() };
        let aside = self.commands.spawn((aside, ChildOf(row))).id();
        let edge = px(-self.skin.space(MARGIN));
        for (thick, token, covers) in STRANDS {
            // What is seen through would be seen twice where it lies over itself.
            let drawing = if covers < 1.0 { px(0) } else { px(-UNDER_MM) };
            let (left, right) = if side == Side::Left { (edge, drawing) } else { (drawing, edge) };
            let strand = Node {
                position_type: PositionType::Absolute,
                left,
                right,
                top: percent(LINE_AT - thick / 2.0),
                height: percent(thick),
                ..default()
            };
            let colour = self.skin.colour(token).with_alpha(covers);
            self.commands.spawn((strand, BackgroundColor(colour), ChildOf(aside)));
        }
    }
}
