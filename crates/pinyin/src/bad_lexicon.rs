/// Why bytes are no lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLexicon {
    #[error("this is no lexicon of version 1; make it with assets/lexicon/make_lexicon.py")]
    NotALexicon,
    #[error("the lexicon is cut off; make it anew with assets/lexicon/make_lexicon.py")]
    CutOff,
    #[error("the lexicon has bytes behind its end; make it anew with assets/lexicon/make_lexicon.py")]
    TooLong,
    #[error("a word of the lexicon names a syllable, class or character that does not exist")]
    UnknownPart,
}
