//! The theme as one display wears it now.

use bevy::prelude::*;
use content::{ColourToken, Contrast, Rgb, SpaceStep, Theme, ThemeName, TypeStep};

/// What a scene on a display wears: theme, contrast, elder size and the display's sharpness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub theme: ThemeName,
    pub contrast: Contrast,
    pub elder: bool,
    /// Physical pixels per millimetre of the display.
    pub px_per_mm: f32,
}

/// A theme and a look: answers every question about colour and size.
#[derive(Clone)]
pub struct Skin<'a> {
    pub theme: &'a Theme,
    pub look: Look,
}

impl Skin<'_> {
    /// A colour.
    #[must_use]
    pub fn colour(&self, token: ColourToken) -> Color {
        let Rgb { r, g, b } = self.rgb(token);
        Color::srgb_u8(r, g, b)
    }

    /// A colour as bytes, for drawings.
    #[must_use]
    pub fn rgb(&self, token: ColourToken) -> Rgb {
        self.theme.colour(self.look.theme, self.look.contrast, token)
    }

    /// A type size in millimetres.
    #[must_use]
    pub fn type_mm(&self, step: TypeStep) -> f32 {
        self.theme.type_mm(step, self.look.elder)
    }

    /// A distance in millimetres.
    #[must_use]
    pub fn space(&self, step: SpaceStep) -> f32 {
        self.theme.space_mm(step)
    }

    /// A line's width: the theme's, but never thinner than two physical pixels.
    #[must_use]
    pub fn line(&self) -> f32 {
        self.theme.line_mm.max(2.0 / self.look.px_per_mm)
    }
}
