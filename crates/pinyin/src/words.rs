use std::borrow::Cow;
use std::ops::Range;

/// All words of one length, sorted by their sounds, as they lie in the file: records of a fixed size that are searched
/// where they are, so that loading copies nothing.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// Syllables of each word.
    pub length: usize,
    bytes: Cow<'static, [u8]>,
}

/// One word: its place among those of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub length: u8,
    pub record: u32,
}

impl Words {
    pub fn record_size(length: usize) -> usize {
        4 * length + 2
    }

    pub fn new(length: usize, bytes: Cow<'static, [u8]>) -> Words {
        Words { length, bytes }
    }

    pub fn count(&self) -> usize {
        self.bytes.len() / Self::record_size(self.length)
    }

    fn at(&self, record: usize, offset: usize) -> u16 {
        let start = record * Self::record_size(self.length) + offset;
        match self.bytes.get(start..start + 2) {
            Some(&[low, high]) => u16::from_le_bytes([low, high]),
            _ => u16::MAX,
        }
    }

    fn byte(&self, record: usize, offset: usize) -> u8 {
        self.bytes.get(record * Self::record_size(self.length) + offset).copied().unwrap_or(u8::MAX)
    }

    /// Number of the syllable at a place of a word.
    pub fn sound(&self, record: usize, place: usize) -> u16 {
        self.at(record, 2 * place)
    }

    pub fn characters(&self, record: usize) -> impl Iterator<Item = char> {
        (0..self.length).filter_map(move |place| char::from_u32(u32::from(self.at(record, 2 * (self.length + place)))))
    }

    /// Minus ten times the natural logarithm of how often it is used.
    pub fn cost(&self, record: usize) -> i32 {
        i32::from(self.byte(record, 4 * self.length))
    }

    /// What kind of word it is, a row of the grammar.
    pub fn class(&self, record: usize) -> u8 {
        self.byte(record, 4 * self.length + 1)
    }

    /// Within records that are alike before `place`: those whose sound at `place` is at least `low` and below `end`.
    pub fn narrow(&self, within: Range<usize>, place: usize, low: u16, end: u16) -> Range<usize> {
        let start = self.first(within.clone(), |record| self.sound(record, place) >= low);
        start..self.first(start..within.end, |record| self.sound(record, place) >= end)
    }

    /// First record of a range for which a condition holds that stays true once it is true.
    fn first(&self, within: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (within.start, within.end.max(within.start));
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        low
    }
}
