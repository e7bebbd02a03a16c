//! The only styled code: tokens become colours, texts, buttons, drawings and codes.
//!
//! One logical unit of layout is one millimetre on the glass: every window carries its own pixels per millimetre as its
//! scale factor (see `zhidian::display`), so sizes here are the theme's millimetres and nothing else.

mod button;
mod fonts;
mod hatch;
mod label;
mod picture;
mod plate;
mod skin;

pub use button::{ButtonPaint, ButtonState, button, paint_buttons};
pub use fonts::{Fonts, load_fonts};
pub use hatch::{Hatch, HatchTiles, hatch_tile};
pub use label::{label, label_layout};
pub use picture::{PictureError, PictureKey, Pictures, token_svg};
pub use plate::code_image;
pub use skin::{Look, Skin};
