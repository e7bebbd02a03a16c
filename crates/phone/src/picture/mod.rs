//! The phone and its guide as trees of scene nodes. What is looked at stands above, what is touched below, within reach.

mod bars;
mod block;
mod guide;
mod keys;
mod label;
mod node;
mod page_parts;
mod screen;

pub use guide::guide_node;
pub(crate) use guide::say;
pub(crate) use label::label_of;
pub(crate) use page_parts::PageParts;
pub use screen::screen_node;

/// The room the picture has, and for whom it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub width_mm: f32,
    /// Large text.
    pub elder: bool,
    /// Words are longer than in Chinese.
    pub english: bool,
    /// Low controls: less room for them.
    pub reach: bool,
}

impl Room {
    /// Space at the sides.
    const SIDE_MM: f32 = 20.0;
    /// Space between things that are touched.
    const GAP_MM: f32 = 8.0;

    /// Width of one of `count` things side by side.
    pub(crate) fn share(&self, count: usize) -> f32 {
        let count = count.max(1) as f32;
        ((self.width_mm - 2.0 * Self::SIDE_MM - Self::GAP_MM * (count - 1.0)) / count).floor()
    }
}
