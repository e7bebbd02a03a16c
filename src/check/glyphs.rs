//! Which characters the hall's font can draw.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use skrifa::{FontRef, MetadataProvider as _};

/// The two weights.
const FONTS: [&str; 2] = ["NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"];

/// Characters that both weights can draw.
pub(super) fn drawable() -> BTreeSet<char> {
    let [regular, bold] = FONTS.map(|name| {
        let data = crate::embedded::font(name).unwrap_or_default();
        let Ok(font) = FontRef::new(&data) else { return BTreeSet::new() };
        font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code)).collect()
    });
    regular.intersection(&bold).copied().collect()
}

/// Remembers what it looked up.
pub(super) struct Glyphs {
    font: Option<Cow<'static, [u8]>>,
    known: HashMap<char, bool>,
}

impl Glyphs {
    pub fn new() -> Self {
        Self { font: crate::embedded::font(FONTS[0]), known: HashMap::new() }
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
