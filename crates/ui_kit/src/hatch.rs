//! Hatches: each tier has a pattern besides its colour, so that colour never carries the meaning alone.

use std::collections::HashMap;

use bevy::asset::RenderAssetUsages;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use content::{ColourToken, Rgb};

use crate::Skin;

/// Pattern of a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hatch {
    /// Tier 1: plain.
    Plain,
    /// Tier 2: rising stripes.
    Stripes,
    /// Tier 3: dots.
    Dots,
}

impl Hatch {
    /// The pattern and fill of a tier, counted from 1.
    #[must_use]
    pub fn of_tier(tier: usize) -> (Self, ColourToken, ColourToken) {
        match tier {
            1 => (Self::Plain, ColourToken::Tier1Fill, ColourToken::Tier1),
            2 => (Self::Stripes, ColourToken::Tier2Fill, ColourToken::Tier2),
            _ => (Self::Dots, ColourToken::Tier3Fill, ColourToken::Tier3),
        }
    }
}

/// Tiles already drawn.
#[derive(Resource, Default)]
pub struct HatchTiles(HashMap<(Hatch, u32, [u8; 3], [u8; 3]), Handle<Image>>);

impl HatchTiles {
    /// The tile of a tier on this display.
    pub fn of_tier(&mut self, images: &mut Assets<Image>, skin: &Skin, tier: usize) -> Handle<Image> {
        let (hatch, fill, mark) = Hatch::of_tier(tier);
        let (fill, mark) = (skin.rgb(fill), skin.rgb(mark));
        let side = (skin.look.px_per_mm * 5.0).round().clamp(6.0, 96.0) as u32;
        self.0
            .entry((hatch, side, [fill.r, fill.g, fill.b], [mark.r, mark.g, mark.b]))
            .or_insert_with(|| images.add(hatch_tile(hatch, side, fill, mark)))
            .clone()
    }
}

/// Draws one tile of `side` pixels that repeats without a seam. The mark is blended lightly, so figures stay legible over it.
#[must_use]
pub fn hatch_tile(hatch: Hatch, side: u32, fill: Rgb, mark: Rgb) -> Image {
    let mut data = Vec::with_capacity((side * side * 4) as usize);
    for y in 0..side {
        for x in 0..side {
            let strength = coverage(hatch, side, x, y) * 0.38;
            let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * strength).round() as u8;
            data.extend_from_slice(&[mix(fill.r, mark.r), mix(fill.g, mark.g), mix(fill.b, mark.b), 255]);
        }
    }
    Image::new(
        Extent3d { width: side, height: side, depth_or_array_layers: 1 },
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::default(),
    )
}

/// How much of the mark covers a pixel, 0..1, with soft edges.
fn coverage(hatch: Hatch, side: u32, x: u32, y: u32) -> f32 {
    let (x, y, s) = (x as f32 + 0.5, y as f32 + 0.5, side as f32);
    match hatch {
        Hatch::Plain => 0.0,
        Hatch::Stripes => {
            let along = (x + y) % s;
            let distance = (along - s * 0.5).abs();
            ((s * 0.2 - distance) / 1.4 + 0.5).clamp(0.0, 1.0)
        }
        Hatch::Dots => {
            let distance = ((x - s * 0.5).powi(2) + (y - s * 0.5).powi(2)).sqrt();
            (s * 0.2 - distance + 0.5).clamp(0.0, 1.0)
        }
    }
}
