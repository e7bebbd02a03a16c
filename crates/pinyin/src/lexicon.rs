use crate::grammar::Grammar;
use crate::reader::Reader;
use crate::syllables::Syllables;
use crate::words::{Word, Words};
use crate::{BadLexicon, Candidates, Fuzzy};
use std::borrow::Cow;

/// Words with their sounds, how often each is used, and which kind of word follows which.
///
/// The file, written by `assets/lexicon/make_lexicon.py`, numbers with the lowest byte first:
///
/// | bytes | field |
/// | --- | --- |
/// | 5 | `PYLX`, version 1 |
/// | 2, 1, 1, 2 | syllables, classes of words, syllables of the longest word, filtered texts |
/// | each | a syllable, sorted; then a filtered text: a byte with its length, then UTF-8 |
/// | (classes + 1) × classes | the grammar; its first row is the beginning of a sentence |
/// | 4 for each length | number of words of 1, 2, 3 … syllables |
/// | 4 n + 2 each | words of n syllables, sorted: numbers of syllables, characters in UTF-16, cost, class |
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    pub(crate) syllables: Syllables,
    pub(crate) grammar: Grammar,
    /// The words of one syllable, of two, and so on.
    pub(crate) by_length: Vec<Words>,
    filtered: Vec<String>,
}

impl Lexicon {
    /// Reads a lexicon that is embedded in the program; its words stay where they are.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Lexicon, BadLexicon> {
        let mut reader = Reader { rest: bytes };
        if reader.take(5).ok() != Some(b"PYLX\x01") {
            return Err(BadLexicon::NotALexicon);
        }
        let (syllables, classes) = (reader.two_bytes()?, reader.byte()?);
        let (longest, filtered) = (reader.byte()?, reader.two_bytes()?);
        let syllables = (0..syllables).map(|_| reader.text()).collect::<Result<Vec<_>, _>>()?;
        let filtered = (0..filtered).map(|_| reader.text()).collect::<Result<Vec<_>, _>>()?;
        let grammar = Grammar::new(classes, reader.take(Grammar::bytes(classes))?);
        let counts = (0..longest).map(|_| reader.four_bytes()).collect::<Result<Vec<_>, _>>()?;
        let mut by_length = Vec::new();
        for (length, count) in (1..).zip(counts) {
            let size = count.checked_mul(Words::record_size(length)).ok_or(BadLexicon::CutOff)?;
            by_length.push(Words::new(length, Cow::Borrowed(reader.take(size)?)));
        }
        if !reader.rest.is_empty() {
            return Err(BadLexicon::TooLong);
        }
        let lexicon = Lexicon { syllables: Syllables::new(syllables), grammar, by_length, filtered };
        if lexicon.is_sound() { Ok(lexicon) } else { Err(BadLexicon::UnknownPart) }
    }

    /// How many words with a reading it has.
    pub fn words(&self) -> usize {
        self.by_length.iter().map(Words::count).sum()
    }

    /// What the letters may mean, best first: the best sentence for all of them, then words that use all or a part of
    /// them, longest part first, and of these the commonest first. At most `most` words.
    pub fn candidates(&self, typed: &str, fuzzy: Fuzzy, most: usize) -> Candidates {
        crate::candidates::candidates(self, typed, fuzzy, most)
    }

    pub(crate) fn text(&self, word: Word) -> impl Iterator<Item = char> {
        let words = self.by_length.get(usize::from(word.length).wrapping_sub(1));
        words.into_iter().flat_map(move |words| words.characters(word.record as usize))
    }

    /// Whether a text is one that must not stand on a public screen. Words are filtered when the file is made; this is
    /// for sentences, in which harmless words may meet to something else.
    pub(crate) fn is_filtered(&self, text: &str) -> bool {
        self.filtered.iter().any(|bad| match bad.strip_prefix('=') {
            Some(whole) => text == whole,
            None => text.contains(bad.as_str()),
        })
    }

    fn is_sound(&self) -> bool {
        self.by_length.iter().all(|words| {
            (0..words.count()).all(|record| {
                let known =
                    (0..words.length).all(|place| usize::from(words.sound(record, place)) < self.syllables.count());
                known
                    && usize::from(words.class(record)) < self.grammar.classes()
                    && words.characters(record).count() == words.length
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_lexicon_is_refused_with_its_reason() {
        let check = |bytes: &'static [u8], expect| assert_eq!(Lexicon::from_bytes(bytes).err(), Some(expect));
        check(b"", BadLexicon::NotALexicon);
        check(b"PYLX\x02", BadLexicon::NotALexicon);
        check(b"PYLX\x01", BadLexicon::CutOff);
        check(b"PYLX\x01\x01\x00\x00\x00\x00\x00\x05a", BadLexicon::CutOff);
        check(b"PYLX\x01\x01\x00\x00\x00\x00\x00\x01a!", BadLexicon::TooLong);
        check(
            b"PYLX\x01\x01\x00\x01\x01\x00\x00\x01a\x00\x00\x01\x00\x00\x00\x01\x00\x00\x4e\x00\x00",
            BadLexicon::UnknownPart,
        );
    }
}
