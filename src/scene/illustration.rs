//! A drawing that takes the room that is left: as large as fits, with its line of current running on to both edges.

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use content::{ColourToken, PictureNode, SpaceStep};
use ui_kit::{PictureKey, Pictures};

use super::Build;
use super::bind::ShownIf;
use super::place::{Stretched, yielding};

/// Middle of the line where it leaves a drawing, from its top, in percent of the drawing's height.
const LINE_AT: f32 = 75.0;
/// Its glow, itself, and the light in it: thickness in percent of the drawing's height, and how much of what is behind is covered.
const STRANDS: [(f32, ColourToken, f32); 3] =
    [(7.5, ColourToken::Live, 0.22), (3.1, ColourToken::LiveLine, 1.0), (1.375, ColourToken::Live, 1.0)];
/// The line goes on beneath the page's own margin, and a little beneath the drawing.
const MARGIN: SpaceStep = SpaceStep::Wide;
const UNDER_MM: f32 = 1.0;
/// Width of a drawing whose place says none.
const WIDTH_MM: f32 = 240.0;

/// Room for a drawing that is not there yet: it is drawn aside, since that takes longer than a frame.
#[derive(Component)]
pub(super) struct Illustration {
    key: PictureKey,
    width_mm: f32,
    margin_mm: f32,
    /// Thickness and colour of the strands of the line.
    strands: [(f32, Color); 3],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Build<'_, '_, '_> {
    pub(super) fn illustration(&mut self, parent: Entity, node: &PictureNode) -> Entity {
        let room =
            Node { width: auto(), flex_shrink: 1.0, min_height: px(0), ..yielding(&node.place, Stretched::Neither) };
        let room = self.commands.spawn((room, ChildOf(parent))).id();
        if let Some(condition) = &node.place.show_if {
            self.commands.entity(room).insert(ShownIf(condition.clone()));
        }
        let Some(svg) = self.art.svg(&node.file) else {
            tracing::warn!("there is no drawing '{}'", node.file);
            return room;
        };
        let width_mm = node.place.width_mm.unwrap_or(WIDTH_MM);
        let key = self.pictures.draw_aside(&self.skin, &node.file, &svg, width_mm, ColourToken::Ink);
        let strands = STRANDS.map(|(thick, token, covers)| (thick, self.skin.colour(token).with_alpha(covers)));
        let illustration = Illustration { key, width_mm, margin_mm: self.skin.space(MARGIN), strands };
        match self.pictures.drawn(&illustration.key).and_then(|image| Some((image, self.images.get(image)?))) {
            Some((image, drawn)) => illustration.show(self.commands, room, image.clone(), drawn.size_f32()),
            None => drop(self.commands.entity(room).insert(illustration)),
        }
        room
    }
}

/// Shows the drawings that have been drawn since.
pub(super) fn show_drawn(
    mut commands: Commands,
    mut pictures: ResMut<Pictures>,
    mut images: ResMut<Assets<Image>>,
    waiting: Query<(Entity, &Illustration)>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if !pictures.is_drawing() && waiting.is_empty() {
        return;
    }
    if let Err(error) = pictures.take_over(&mut images) {
        tracing::warn!("{error}");
    }
    for (room, illustration) in &waiting {
        let Some(image) = pictures.drawn(&illustration.key) else { continue };
        let Some(size) = images.get(image).map(Image::size_f32) else { continue };
        illustration.show(&mut commands, room, image.clone(), size);
        commands.entity(room).remove::<Illustration>();
    }
    if pictures.is_drawing() {
        // Where nothing else moves no frame would follow that could show it.
        redraw.write(RequestRedraw);
    }
}

impl Illustration {
    fn show(&self, commands: &mut Commands, room: Entity, image: Handle<Image>, size: Vec2) {
        let ratio = size.x / size.y;
        // Freely over the room, so that nothing around it asks how large it would like to be.
        let row = Node {
            position_type: PositionType::Absolute,
            left: px(0),
            right: px(0),
            top: px(0),
            bottom: px(0),
            height: percent(100),
            max_height: px(self.width_mm / ratio),
            margin: UiRect::vertical(auto()),
            ..default()
        };
        let row = commands.spawn((row, ChildOf(room))).id();
        let drawing = Node { height: percent(100), aspect_ratio: Some(ratio), flex_shrink: 0.0, ..default() };
        self.line(commands, row, Side::Left);
        commands.spawn((ImageNode::new(image), drawing, ChildOf(row)));
        self.line(commands, row, Side::Right);
    }

    /// The line between a drawing and the left or right edge.
    fn line(&self, commands: &mut Commands, row: Entity, side: Side) {
        let aside = Node { flex_grow: 1.0, flex_basis: px(0), min_width: px(0), ..default() };
        let aside = commands.spawn((aside, ChildOf(row))).id();
        let edge = px(-self.margin_mm);
        for (thick, colour) in self.strands {
            // What is seen through would be seen twice where it lies over itself.
            let drawing = if colour.alpha() < 1.0 { px(0) } else { px(-UNDER_MM) };
            let (left, right) = if side == Side::Left { (edge, drawing) } else { (drawing, edge) };
            let strand = Node {
                position_type: PositionType::Absolute,
                left,
                right,
                top: percent(LINE_AT - thick / 2.0),
                height: percent(thick),
                ..default()
            };
            commands.spawn((strand, BackgroundColor(colour), ChildOf(aside)));
        }
    }
}
