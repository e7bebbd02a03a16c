//! Which characters the hall's font can draw.

use std::collections::HashMap;

use skrifa::{FontRef, MetadataProvider as _};

/// Remembers what it looked up.
pub(super) struct Glyphs {
    font: Option<Vec<u8>>,
    known: HashMap<char, bool>,
}

impl Glyphs {
    pub fn new() -> Self {
        Self { font: crate::embedded::font("NotoSansSC-Regular.otf"), known: HashMap::new() }
    }

    /// Characters of `text` that the font lacks.
    pub fn missing(&mut self, text: &str) -> String {
        let Some(font) = self.font.as_ref().and_then(|data| FontRef::new(data).ok()) else { return text.to_owned() };
        let charmap = font.charmap();
        text.chars()
            .filter(|c| !c.is_control())
            .filter(|c| !*self.known.entry(*c).or_insert_with(|| charmap.map(*c).is_some()))
            .collect()
    }
}
