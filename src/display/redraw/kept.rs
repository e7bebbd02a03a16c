//! The pictures that displays show, as long as their pixels are kept.

use std::time::Instant;

use bevy::color::Color;
use bevy::ecs::entity::EntityHashMap;
use bevy::math::UVec2;
use bevy::prelude::Resource;
use bevy::render::render_resource::TextureId;

use super::changed::{Changed, Shape};

/// By the camera in the render world.
#[derive(Resource, Default)]
pub(super) struct KeptPictures(pub EntityHashMap<KeptPicture>);

/// One display's picture.
pub(super) struct KeptPicture {
    /// From the lowest to the highest.
    pub shapes: Vec<Shape>,
    pub ground: Color,
    pub size_px: UVec2,
    /// Something that is not a shape was drawn over it.
    pub covered: bool,
    /// Which pixels hold it; none before it was drawn.
    pub texture: Option<TextureId>,
    /// What is to be drawn in the frame under way.
    pub changed: Changed,
    /// When its window showed it last.
    pub shown: Option<Instant>,
    pub opened: Instant,
}
