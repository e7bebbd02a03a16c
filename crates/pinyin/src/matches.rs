use crate::lattice::Lattice;
use crate::lexicon::Lexicon;
use crate::words::{Word, Words};
use std::ops::Range;

/// A word that letters may stand for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    /// Place behind its letters and separators.
    pub end: usize,
    pub word: Word,
    /// What using it costs, see [`Words::cost`]; more if its sound is only alike.
    pub cost: i32,
    pub class: u8,
    /// A bit for each place where one of its syllables ends.
    pub cuts: u64,
}

/// What a sound that is merely alike costs: as if the word were four times rarer.
const ALIKE: i32 = 14;

/// Steps of the search for the words that begin at one place: a sound looked up or a word found. Whole syllables take
/// some hundreds. Rows of initials would take many thousands, and a key must not wait for candidates that nobody
/// reads: the short words come first and are never cut, so that every place is still passed.
const STEPS: usize = 4_000;
/// The same for the places behind the first, of which only the likeliest words matter.
const STEPS_BEHIND: usize = 1_000;

pub(crate) struct Search<'a> {
    pub lexicon: &'a Lexicon,
    pub lattice: &'a Lattice,
    steps: usize,
}

impl<'a> Search<'a> {
    pub fn new(lexicon: &'a Lexicon, lattice: &'a Lattice) -> Search<'a> {
        Search { lexicon, lattice, steps: 0 }
    }

    /// Every word that begins at a place.
    pub fn words_at(&mut self, place: usize) -> Vec<Match> {
        let mut found = Vec::new();
        self.steps = if place == self.lattice.start { STEPS } else { STEPS_BEHIND };
        let lexicon = self.lexicon;
        for words in &lexicon.by_length {
            let all = Path { records: 0..words.count(), length: 0, end: place, cost: 0, cuts: 0 };
            self.extend(words, all, &mut found);
        }
        found
    }

    fn extend(&mut self, words: &Words, path: Path, found: &mut Vec<Match>) {
        let lattice = self.lattice;
        for edge in lattice.from.get(path.end).into_iter().flatten() {
            for meant in &edge.reading.meant {
                let mut left = words.narrow(path.records.clone(), path.length, meant.start, meant.end);
                while !left.is_empty() && self.steps > 0 {
                    self.steps -= 1;
                    let sound = words.sound(left.start, path.length);
                    let same = words.narrow(left.clone(), path.length, sound, sound + 1);
                    left.start = same.end;
                    let alike = if edge.reading.exact.contains(&sound) { 0 } else { ALIKE };
                    let cuts = path.cuts | 1 << edge.end;
                    let longer =
                        Path { records: same, length: path.length + 1, end: edge.end, cost: path.cost + alike, cuts };
                    if longer.length < words.length {
                        self.extend(words, longer, found);
                    } else {
                        self.steps = self.steps.saturating_sub(longer.records.len());
                        found.extend(longer.matches(words));
                    }
                }
            }
        }
    }
}

/// Syllables in a row, and the words that begin with them.
struct Path {
    records: Range<usize>,
    length: usize,
    end: usize,
    cost: i32,
    cuts: u64,
}

impl Path {
    fn matches(self, words: &Words) -> impl Iterator<Item = Match> {
        let Path { records, length, end, cost, cuts } = self;
        records.map(move |record| Match {
            end,
            word: Word { length: length as u8, record: record as u32 },
            cost: cost + words.cost(record),
            class: words.class(record),
            cuts,
        })
    }
}
