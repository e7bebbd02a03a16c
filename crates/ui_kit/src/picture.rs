//! Drawings: SVG with placeholder colours becomes a picture in the theme's colours at the display's own resolution.

use std::collections::HashMap;
use std::sync::Arc;

use bevy::asset::RenderAssetUsages;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy::tasks::futures_lite::future::poll_once;
use bevy::tasks::{AsyncComputeTaskPool, Task, TaskPool, block_on};
use content::ColourToken;
use resvg::{tiny_skia, usvg};

use crate::{Look, Skin};

/// Placeholder colours of `assets/pictures/*.svg` and the tokens they stand for.
const TOKENS: [(&str, ColourToken); 10] = [
    ("#010101", ColourToken::Ink),
    ("#020202", ColourToken::QuietInk),
    ("#030303", ColourToken::Brand),
    ("#040404", ColourToken::Live),
    ("#050505", ColourToken::Raised),
    ("#060606", ColourToken::Ground),
    ("#070707", ColourToken::Tier1),
    ("#080808", ColourToken::Tier2),
    ("#090909", ColourToken::Tier3),
    ("#0a0a0a", ColourToken::Live),
];

/// What is live, drawn as a line.
const LIVE_LINE: &str = "stroke=\"#040404\"";

/// Why a drawing cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The text is no SVG.
    #[error("the drawing cannot be read: {0}; check the SVG file")]
    Unreadable(String),
    /// The size in pixels is zero or too large.
    #[error("a drawing of {0}x{1} pixels cannot be made; check the sizes in the scene and profile")]
    Size(u32, u32),
}

/// What a picture shows: file, size, ink, look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureKey(String);

impl PictureKey {
    fn new(skin: &Skin, name: &str, width_mm: f32, ink: ColourToken) -> Self {
        // Large text is no other picture.
        let Look { theme, contrast, .. } = skin.look;
        Self(format!("{name} {} {ink:?} {theme:?} {contrast:?}", width_px(skin, width_mm)))
    }
}

/// Pictures that nothing shows are kept up to so many bytes of pixels: a visitor who comes back to a page waits for none,
/// and every page in every look does not stay for ever.
const KEPT_BYTES: usize = 48 << 20;

/// Pictures already drawn, and those that are drawn aside.
#[derive(Resource, Default)]
pub struct Pictures {
    drawn: HashMap<PictureKey, Drawn>,
    aside: HashMap<PictureKey, Task<Result<Image, PictureError>>>,
    /// Counts up with every use.
    uses: u64,
}

struct Drawn {
    image: Handle<Image>,
    bytes: usize,
    last_use: u64,
}

impl Drawn {
    /// True where something besides this cache holds it.
    fn is_shown(&self) -> bool {
        matches!(&self.image, Handle::Strong(handle) if Arc::strong_count(handle) > 1)
    }
}

impl Pictures {
    /// The drawing `svg` named `name` in `width_mm`, as a picture of the display's own resolution; `ink` replaces the ink token.
    ///
    /// # Errors
    /// Where the SVG cannot be read or its size is none.
    pub fn draw(
        &mut self,
        images: &mut Assets<Image>,
        skin: &Skin,
        name: &str,
        svg: &str,
        width_mm: f32,
        ink: ColourToken,
    ) -> Result<Handle<Image>, PictureError> {
        let key = PictureKey::new(skin, name, width_mm, ink);
        if let Some(image) = self.drawn(&key) {
            return Ok(image.clone());
        }
        let image = rasterise(&token_svg(skin, svg, ink), width_px(skin, width_mm))?;
        Ok(self.keep(key, images, image))
    }

    /// The same for a large picture, which would hold up a frame: it is drawn aside, and [`Self::drawn`] has it some frames later.
    pub fn draw_aside(&mut self, skin: &Skin, name: &str, svg: &str, width_mm: f32, ink: ColourToken) -> PictureKey {
        let key = PictureKey::new(skin, name, width_mm, ink);
        if !self.drawn.contains_key(&key) && !self.aside.contains_key(&key) {
            let (svg, width_px) = (token_svg(skin, svg, ink), width_px(skin, width_mm));
            let pool = AsyncComputeTaskPool::get_or_init(TaskPool::default);
            self.aside.insert(key.clone(), pool.spawn(async move { rasterise(&svg, width_px) }));
        }
        key
    }

    /// A picture that is there.
    pub fn drawn(&mut self, key: &PictureKey) -> Option<&Handle<Image>> {
        self.uses += 1;
        let drawn = self.drawn.get_mut(key)?;
        drawn.last_use = self.uses;
        Some(&drawn.image)
    }

    /// Keeps a new picture, and lets go of those that were not used for longest where there are too many.
    fn keep(&mut self, key: PictureKey, images: &mut Assets<Image>, image: Image) -> Handle<Image> {
        self.uses += 1;
        let bytes = image.data.as_ref().map_or(0, Vec::len);
        let image = images.add(image);
        self.drawn.insert(key, Drawn { image: image.clone(), bytes, last_use: self.uses });
        let idle = |(_, drawn): &(&PictureKey, &Drawn)| !drawn.is_shown();
        let mut kept: usize = self.drawn.iter().filter(idle).map(|(_, drawn)| drawn.bytes).sum();
        while kept > KEPT_BYTES {
            let oldest = self.drawn.iter().filter(idle).min_by_key(|(_, drawn)| drawn.last_use);
            let Some(key) = oldest.map(|(key, _)| key.clone()) else { break };
            kept -= self.drawn.remove(&key).map_or(0, |drawn| drawn.bytes);
        }
        image
    }

    /// True while pictures are drawn aside.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        !self.aside.is_empty()
    }

    /// Takes over what was drawn aside.
    ///
    /// # Errors
    /// Of the drawings that cannot be read.
    pub fn take_over(&mut self, images: &mut Assets<Image>) -> Result<(), PictureError> {
        let done: Vec<_> =
            self.aside.iter().filter(|(_, task)| task.is_finished()).map(|(key, _)| key.clone()).collect();
        for key in done {
            if let Some(image) = self.aside.remove(&key).and_then(|task| block_on(poll_once(task))) {
                self.keep(key, images, image?);
            }
        }
        Ok(())
    }
}

fn width_px(skin: &Skin, width_mm: f32) -> f32 {
    (width_mm * skin.look.px_per_mm).ceil().max(1.0)
}

/// Replaces placeholder colours by those of the skin.
#[must_use]
pub fn token_svg(skin: &Skin, svg: &str, ink: ColourToken) -> String {
    let hex = |token| {
        let rgb = skin.rgb(token);
        format!("#{:02x}{:02x}{:02x}", rgb.r, rgb.g, rgb.b)
    };
    // Live amber is too light for a line on a light ground.
    let mut text = svg.replace(LIVE_LINE, &format!("stroke=\"{}\"", hex(ColourToken::LiveLine)));
    for (placeholder, token) in TOKENS {
        let token = if token == ColourToken::Ink { ink } else { token };
        text = text.replace(placeholder, &hex(token));
    }
    text
}

fn rasterise(svg: &str, width_px: f32) -> Result<Image, PictureError> {
    let tree =
        usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(|e| PictureError::Unreadable(e.to_string()))?;
    let scale = width_px / tree.size().width();
    let (width, height) = (width_px as u32, (tree.size().height() * scale).ceil() as u32);
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or(PictureError::Size(width, height))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let mut data = Vec::with_capacity(pixmap.data().len());
    for pixel in pixmap.pixels() {
        let c = pixel.demultiply();
        data.extend_from_slice(&[c.red(), c.green(), c.blue(), c.alpha()]);
    }
    Ok(Image::new(
        Extent3d { width, height, depth_or_array_layers: 1 },
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        // The processor needs its pixels no longer once the graphics device has them.
        RenderAssetUsages::RENDER_WORLD,
    ))
}
