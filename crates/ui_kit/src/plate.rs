//! A code on its white plate: dark on light in every theme, whole pixels, four modules of quiet zone.

use bevy::asset::RenderAssetUsages;
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

/// Quiet zone on each side, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// Draws a code of `modules` x `modules` with `module_px` whole pixels a module, quiet zone included.
#[must_use]
pub fn code_image(modules: usize, module_px: u32, dark: impl Fn(usize, usize) -> bool) -> Image {
    let scale = module_px as usize;
    let side = (modules + 2 * QUIET) * scale;
    let mut data = vec![255_u8; side * side * 4];
    for y in 0..modules * scale {
        for x in 0..modules * scale {
            if dark(x / scale, y / scale) {
                let at = ((y + QUIET * scale) * side + x + QUIET * scale) * 4;
                data[at..at + 3].fill(0);
            }
        }
    }
    let side = side as u32;
    let mut image = Image::new(
        Extent3d { width: side, height: side, depth_or_array_layers: 1 },
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::default(),
    );
    image.sampler = ImageSampler::nearest();
    image
}
