//! Where windows go: full screen on their monitors in a hall, side by side on a desktop.

use bevy::prelude::*;
use content::{DisplaySpec, Profile};

/// How displays become windows.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub enum Placement {
    /// Each display borderless on its own monitor.
    Fullscreen,
    /// All displays in windows beside each other, together at most this many pixels wide and high.
    Desktop { width_px: u32, height_px: u32 },
    /// At the profile's own pixels, from the left: virtual screens, pictures and tests.
    Native,
}

/// Position and size of a window in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowPlace {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

impl Placement {
    /// Places of all displays of a profile, in its order.
    #[must_use]
    pub fn places(self, profile: &Profile) -> Vec<WindowPlace> {
        let factor = match self {
            Self::Desktop { width_px, height_px } => fit(&profile.displays, width_px, height_px),
            _ => 1.0,
        };
        let mut x = 0;
        profile
            .displays
            .iter()
            .map(|spec| {
                let width = (spec.width_px as f32 * factor).floor().max(64.0) as u32;
                let height = (spec.height_px as f32 * factor).floor().max(64.0) as u32;
                let place = WindowPlace { x, y: 0, width, height };
                x += width as i32;
                place
            })
            .collect()
    }
}

/// The largest factor, at most 1, with which all displays stand side by side in the room given.
fn fit(displays: &[DisplaySpec], width_px: u32, height_px: u32) -> f32 {
    let width: u32 = displays.iter().map(|d| d.width_px).sum();
    let height = displays.iter().map(|d| d.height_px).max().unwrap_or(1);
    (width_px as f32 / width.max(1) as f32).min(height_px as f32 / height as f32).min(1.0)
}
