//! The built-in check: every scene of every profile, laid out without graphics in every language and mode, measured
//! against the bars people need (targets, reach, contrast, text, glyphs, messages).

mod glyphs;
mod layout;
mod measure;
mod situation;

pub use layout::{Bar, Finding};
pub use situation::{Sight, check_app};
