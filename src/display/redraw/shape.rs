//! The shapes of what the engine is about to draw.

use std::hash::{BuildHasher, Hash, Hasher};

use bevy::asset::AssetId;
use bevy::image::Image;
use bevy::math::{Affine2, Rect, URect, UVec2, Vec2};
use bevy::platform::hash::FixedHasher;
use bevy::prelude::{LinearRgba, SpriteImageMode};
use bevy::ui_render::ui_texture_slice_pipeline::ExtractedUiTextureSlice;
use bevy::ui_render::{ExtractedGlyph, ExtractedUiItem, ExtractedUiNode, NodeType};

use super::changed::Shape;

/// How far a shape's edge may blur over its own rectangle.
const EDGE_PX: f32 = 1.0;

/// A box, picture, border or line of text. `image` says which pixels it shows: an upload changes it.
pub(super) fn of_node(node: &ExtractedUiNode, glyphs: &[ExtractedGlyph], image: u64) -> Shape {
    let mut look = Look::new(image, node.image, node.transform, node.clip);
    let area = match &node.item {
        ExtractedUiItem::Node { color, rect, atlas_scaling, flip_x, flip_y, border_radius, border, node_type } => {
            look.color(*color).rect(*rect).vec(atlas_scaling.unwrap_or(Vec2::NAN)).flags([*flip_x, *flip_y]);
            look.floats([
                border_radius.top_left,
                border_radius.top_right,
                border_radius.bottom_right,
                border_radius.bottom_left,
            ]);
            look.vec(border.min_inset).vec(border.max_inset);
            match node_type {
                NodeType::Rect => look.number(0),
                NodeType::Inverted => look.number(1),
                NodeType::Border(sides) => look.number(2 + u64::from(*sides)),
            };
            of_size(node.transform, Vec2::ZERO, rect.size())
        }
        ExtractedUiItem::Glyphs { range } => {
            let mut area = None;
            for glyph in glyphs.get(range.clone()).unwrap_or_default() {
                look.color(glyph.color).vec(glyph.translation).rect(glyph.rect);
                let of_glyph = of_size(node.transform, glyph.translation, glyph.rect.size());
                area = Some(area.map_or(of_glyph, |area: Rect| area.union(of_glyph)));
            }
            area.unwrap_or_default()
        }
    };
    look.shape(area, node.clip)
}

/// A picture that is repeated.
pub(super) fn of_slice(slice: &ExtractedUiTextureSlice, image: u64) -> Shape {
    let mut look = Look::new(image, slice.image, slice.transform, slice.clip);
    look.color(slice.color).rect(slice.rect).rect(slice.atlas_rect.unwrap_or_default());
    look.flags([slice.flip_x, slice.flip_y]).floats([slice.inverse_scale_factor]);
    match slice.image_scale_mode {
        SpriteImageMode::Tiled { tile_x, tile_y, stretch_value } => {
            look.number(0).flags([tile_x, tile_y]).floats([stretch_value]);
        }
        ref other => {
            format!("{other:?}").hash(&mut look.0);
        }
    }
    look.shape(of_size(slice.transform, Vec2::ZERO, slice.rect.size()), slice.clip)
}

/// The upright rectangle around a possibly turned one.
fn of_size(transform: Affine2, center: Vec2, size: Vec2) -> Rect {
    let reach = (transform.matrix2.x_axis.abs() * size.x + transform.matrix2.y_axis.abs() * size.y) * 0.5;
    let center = transform.transform_point2(center);
    Rect { min: center - reach, max: center + reach }
}

/// Takes everything in that decides how a shape looks.
struct Look(bevy::platform::hash::DefaultHasher<'static>);

impl Look {
    fn new(upload: u64, image: AssetId<Image>, transform: Affine2, clip: Option<Rect>) -> Self {
        let mut look = Self(FixedHasher.build_hasher());
        image.hash(&mut look.0);
        look.number(upload).floats(transform.to_cols_array()).rect(clip.unwrap_or(Rect::EMPTY));
        look
    }

    fn number(&mut self, number: u64) -> &mut Self {
        self.0.write_u64(number);
        self
    }

    fn floats<const N: usize>(&mut self, floats: [f32; N]) -> &mut Self {
        for float in floats {
            self.0.write_u32(float.to_bits());
        }
        self
    }

    fn flags<const N: usize>(&mut self, flags: [bool; N]) -> &mut Self {
        for flag in flags {
            self.0.write_u8(u8::from(flag));
        }
        self
    }

    fn vec(&mut self, vec: Vec2) -> &mut Self {
        self.floats(vec.to_array())
    }

    fn rect(&mut self, rect: Rect) -> &mut Self {
        self.vec(rect.min).vec(rect.max)
    }

    fn color(&mut self, color: LinearRgba) -> &mut Self {
        self.floats([color.red, color.green, color.blue, color.alpha])
    }

    fn shape(self, area: Rect, clip: Option<Rect>) -> Shape {
        let area = clip.map_or(area, |clip| area.intersect(clip));
        let corner = |point: Vec2| UVec2::new(point.x.max(0.0) as u32, point.y.max(0.0) as u32);
        let area_px = if area.is_empty() {
            URect::EMPTY
        } else {
            URect { min: corner((area.min - EDGE_PX).floor()), max: corner((area.max + EDGE_PX).ceil()) }
        };
        Shape { look: self.0.finish(), area_px }
    }
}

#[cfg(test)]
mod tests {
    use bevy::prelude::Entity;
    use bevy::render::sync_world::MainEntity;
    use bevy::sprite::BorderRect;
    use bevy::ui::ResolvedBorderRadius;

    use super::*;

    /// A box of 40 x 20 pixels, and a change to it.
    fn of(change: impl FnOnce(&mut ExtractedUiNode)) -> Shape {
        let mut node = ExtractedUiNode {
            z_order: 1.0,
            image: AssetId::default(),
            clip: None,
            extracted_camera_entity: Entity::PLACEHOLDER,
            item: ExtractedUiItem::Node {
                color: LinearRgba::RED,
                rect: Rect::new(0.0, 0.0, 40.0, 20.0),
                atlas_scaling: None,
                flip_x: false,
                flip_y: false,
                border_radius: ResolvedBorderRadius::ZERO,
                border: BorderRect::ZERO,
                node_type: NodeType::Rect,
            },
            main_entity: MainEntity::from(Entity::PLACEHOLDER),
            render_entity: Entity::PLACEHOLDER,
            transform: Affine2::from_translation(Vec2::new(100.0, 50.0)),
        };
        change(&mut node);
        let glyph = ExtractedGlyph {
            color: LinearRgba::RED,
            translation: Vec2::new(30.0, 0.0),
            rect: Rect::new(5.0, 5.0, 15.0, 15.0),
        };
        of_node(&node, &[glyph], 0)
    }

    #[test]
    fn a_shape_reaches_as_far_as_its_edge_blurs() {
        assert_eq!(of(|_| {}).area_px, URect::new(79, 39, 121, 61));
        let turned = of(|node| node.transform.matrix2 = bevy::math::Mat2::from_cols(Vec2::Y, Vec2::NEG_X));
        assert_eq!(turned.area_px, URect::new(89, 29, 111, 71));
        let clipped = of(|node| node.clip = Some(Rect::new(0.0, 0.0, 90.0, 90.0)));
        assert_eq!(clipped.area_px, URect::new(79, 39, 91, 61));
        assert!(of(|node| node.clip = Some(Rect::new(0.0, 0.0, 10.0, 10.0))).area_px.is_empty());
        let text = of(|node| node.item = ExtractedUiItem::Glyphs { range: 0..1 });
        assert_eq!(text.area_px, URect::new(124, 44, 136, 56));
    }

    #[test]
    fn whatever_is_seen_changes_the_look_and_the_layer_does_not() {
        let plain = of(|_| {}).look;
        assert_eq!(of(|node| node.z_order = 7.0).look, plain);
        let item = |change: fn(&mut LinearRgba, &mut ResolvedBorderRadius, &mut NodeType)| {
            of(|node| {
                let ExtractedUiItem::Node { color, border_radius, node_type, .. } = &mut node.item else { return };
                change(color, border_radius, node_type);
            })
        };
        let others = [
            of(|node| node.transform.translation.x += 0.5),
            of(|node| node.clip = Some(Rect::new(0.0, 0.0, 500.0, 500.0))),
            of(|node| node.item = ExtractedUiItem::Glyphs { range: 0..1 }),
            item(|color, _, _| color.alpha = 0.5),
            item(|_, radius, _| radius.bottom_left = 3.0),
            item(|_, _, kind| *kind = NodeType::Border(1)),
        ];
        for (at, other) in others.iter().enumerate() {
            assert!(other.look != plain, "{at}");
        }
    }
}
