//! Places on the near display, in millimetres from its left top, and where in them a finger comes down.

use crate::dice::Dice;

/// The near display of the profile `dual-screen`, width and height in mm.
pub const DISPLAY_MM: [f64; 2] = [598.0, 336.0];
/// Fingers keep away from edges: this much of a place at each side stays untouched.
const MARGIN: f64 = 0.1;

/// A rectangle on the glass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub left_mm: f64,
    pub top_mm: f64,
    pub width_mm: f64,
    pub height_mm: f64,
}

impl Place {
    /// From left, top, width and height in mm.
    pub const fn new(left_mm: f64, top_mm: f64, width_mm: f64, height_mm: f64) -> Self {
        Self { left_mm, top_mm, width_mm, height_mm }
    }

    /// Where a finger that aims at the middle comes down, in mm.
    pub fn finger(&self, dice: &mut Dice) -> [f64; 2] {
        // The mean of two: more often in the middle than near an edge.
        let mut share = || MARGIN + (1.0 - 2.0 * MARGIN) * (dice.share() + dice.share()) / 2.0;
        [self.left_mm + self.width_mm * share(), self.top_mm + self.height_mm * share()]
    }

    /// The point of the place that is nearest to one.
    pub fn nearest(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [x.clamp(self.left_mm, self.left_mm + self.width_mm), y.clamp(self.top_mm, self.top_mm + self.height_mm)]
    }
}

/// Millimetres as a share of the display, as records have them.
pub fn share_of_display([x, y]: [f64; 2]) -> [f32; 2] {
    [(x / DISPLAY_MM[0]) as f32, (y / DISPLAY_MM[1]) as f32]
}
