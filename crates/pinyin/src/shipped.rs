use crate::{BadLexicon, Lexicon};
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!("../../../assets/lexicon/lexicon.bin");

impl Lexicon {
    /// The lexicon of `assets/lexicon`, read when first asked for. Ask once before the keyboard appears and no key
    /// ever waits for it.
    pub fn shipped() -> &'static Lexicon {
        static SHIPPED: OnceLock<Lexicon> = OnceLock::new();
        // A test reads the very bytes that are embedded, so the empty lexicon is never what a visitor gets.
        SHIPPED.get_or_init(|| Lexicon::read_shipped().unwrap_or_default())
    }

    /// What [`Lexicon::shipped`] keeps, read anew.
    pub fn read_shipped() -> Result<Lexicon, BadLexicon> {
        Lexicon::from_bytes(BYTES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lexicon_is_sound() {
        assert!(Lexicon::read_shipped().is_ok_and(|lexicon| lexicon.words() >= 60_000));
    }
}
