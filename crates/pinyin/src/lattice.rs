use crate::candidates::LONGEST_INPUT;
use crate::fuzzy::Fuzzy;
use crate::syllables::{LONGEST, Reading, Syllables};

/// Every way to cut letters into syllables that leaves as few letters out as possible: `xian` is one syllable or two,
/// `df` is two initials, and `dianfei` is never `d'i'an…`.
#[derive(Debug)]
pub(crate) struct Lattice {
    /// For each place, the syllables that begin there.
    pub from: Vec<Vec<Edge>>,
    /// Where the first syllable begins: behind separators.
    pub start: usize,
    /// How far syllables reach; less than all letters if something is no pinyin.
    pub end: usize,
}

#[derive(Debug)]
pub(crate) struct Edge {
    /// Where the next syllable begins: behind this one and its separators.
    pub end: usize,
    pub reading: Reading,
}

impl Lattice {
    /// `letters` are lower case and separators, at most [`LONGEST_INPUT`].
    pub fn new(letters: &str, syllables: &Syllables, fuzzy: Fuzzy) -> Lattice {
        let start = letters.len() - letters.trim_start_matches('\'').len();
        let mut from: Vec<Vec<Edge>> = Vec::new();
        let mut least = [None::<u32>; LONGEST_INPUT + 1];
        least[start] = Some(0);
        let mut end = start;
        for place in 0..=letters.len() {
            let mut edges = Vec::new();
            if let Some(so_far) = least[place] {
                end = place;
                edges = edges_at(letters, place, syllables, fuzzy);
                for edge in &edges {
                    let sum = so_far + u32::from(edge.reading.missing);
                    least[edge.end] = Some(least[edge.end].map_or(sum, |known| known.min(sum)));
                }
            }
            from.push(edges);
        }
        let mut lattice = Lattice { from, start, end };
        lattice.keep_the_fullest(&least);
        lattice
    }

    /// Drops what is on no way to the end that misses the fewest letters.
    fn keep_the_fullest(&mut self, least: &[Option<u32>]) {
        let mut leads_on = [false; LONGEST_INPUT + 1];
        leads_on[self.end] = true;
        for place in (0..=self.end).rev() {
            let so_far = least[place];
            self.from[place].retain(|edge| {
                let sum = so_far.map(|missing| missing + u32::from(edge.reading.missing));
                leads_on[edge.end] && sum == least[edge.end]
            });
            leads_on[place] |= !self.from[place].is_empty();
        }
    }
}

fn edges_at(letters: &str, place: usize, syllables: &Syllables, fuzzy: Fuzzy) -> Vec<Edge> {
    let rest = &letters[place..];
    let run = rest.find('\'').unwrap_or(rest.len());
    let mut edges = Vec::new();
    for length in 1..=run.min(LONGEST) {
        let behind = &rest[length..];
        let end = letters.len() - behind.trim_start_matches('\'').len();
        let readings = syllables.readings(&rest[..length], length == run, fuzzy);
        edges.extend(readings.into_iter().map(|reading| Edge { end, reading }));
    }
    edges
}
