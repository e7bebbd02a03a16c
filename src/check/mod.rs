//! The built-in check: every document by itself, and every scene of every profile, laid out without graphics in every
//! language and mode, measured against the bars people need (targets, reach, contrast, text, glyphs, messages).

mod checked;
mod documents;
mod glyphs;
mod layout;
mod measure;
mod situation;
mod targets;
mod texts;
mod ways;

pub use checked::{Checked, check};
pub use layout::{Bar, Finding};
pub use situation::Sight;
pub use ways::ways_svg;
