//! A drawing that takes the room that is left: as large as fits, with its line of current running on to both edges.

use bevy::prelude::*;
use content::{ColourToken, PictureNode};

use super::Build;
use super::bind::ShownIf;
use super::place::yielding;

/// Where the line leaves a drawing, from its top, and how thick it is, in percent of the drawing's height.
const LINE_TOP: f32 = 73.4;
const LINE_THICK: f32 = 3.2;

impl Build<'_, '_, '_> {
    pub(super) fn illustration(&mut self, parent: Entity, node: &PictureNode) -> Entity {
        let width_mm = node.place.width_mm.unwrap_or(240.0);
        let image = self.drawing(&node.file, width_mm, ColourToken::Ink);
        let room = Node {
            width: auto(),
            flex_shrink: 1.0,
            min_height: px(0),
            overflow: Overflow::clip(),
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
        self.line(row);
        self.commands.spawn((ImageNode::new(image), drawing, ChildOf(row)));
        self.line(row);
        room
    }

    /// The line between a drawing and an edge.
    fn line(&mut self, row: Entity) {
        let aside = Node { flex_grow: 1.0, flex_basis: px(0), min_width: px(0), ..default() };
        let aside = self.commands.spawn((aside, ChildOf(row))).id();
        let line = Node {
            position_type: PositionType::Absolute,
            left: px(0),
            right: px(0),
            top: percent(LINE_TOP),
            height: percent(LINE_THICK),
            ..default()
        };
        let colour = self.skin.colour(ColourToken::LiveLine);
        self.commands.spawn((line, BackgroundColor(colour), ChildOf(aside)));
    }
}
