use crate::candidates::LONGEST_INPUT;
use crate::grammar::BEGINNING;
use crate::lexicon::Lexicon;
use crate::matches::Match;

/// Ways to a place that are gone on with. The best row almost never comes from a way behind the sixteenth, and sixty
/// initials would have a hundred at each place.
const KEPT: usize = 16;

/// The likeliest row of words for all letters: each word costs what it costs alone, less what it gains by standing
/// behind the one before (Viterbi's algorithm, with the class of the last word as the state).
pub(crate) struct Sentence {
    /// Best ways to each place, one for each class of the last word.
    ways: Vec<Vec<Way>>,
}

#[derive(Clone, Copy)]
struct Way {
    cost: i32,
    /// The last word, and where it and which way before it begin; nothing at the beginning.
    last: Option<(Match, usize, usize)>,
}

impl Way {
    fn class(&self) -> u8 {
        self.last.map_or(BEGINNING, |(word, ..)| word.class)
    }
}

impl Sentence {
    pub fn new(start: usize, end: usize) -> Sentence {
        let mut ways = vec![Vec::new(); end + 1];
        ways[start].push(Way { cost: 0, last: None });
        Sentence { ways }
    }

    /// Whether any row of words reaches a place.
    pub fn reaches(&self, place: usize) -> bool {
        self.ways.get(place).is_some_and(|ways| !ways.is_empty())
    }

    /// Goes on with the words that begin at a place; all words before it must be in already.
    pub fn go_on(&mut self, lexicon: &Lexicon, place: usize, words: &[Match]) {
        self.ways[place].sort_by_key(|way| way.cost);
        self.ways[place].truncate(KEPT);
        for word in best_of_each_class(words) {
            let costs = self.ways[place].iter().enumerate();
            let best =
                costs.map(|(number, way)| (way.cost - lexicon.grammar.gain(way.class(), word.class), number)).min();
            let Some((before, number)) = best else { return };
            let way = Way { cost: before + word.cost, last: Some((*word, place, number)) };
            let known = self.ways[word.end].iter_mut().find(|known| known.class() == word.class);
            match known {
                Some(known) if known.cost > way.cost => *known = way,
                Some(_) => {}
                None => self.ways[word.end].push(way),
            }
        }
    }

    /// The words of the best row that ends at a place, in order.
    pub fn best(&self, end: usize) -> Vec<Match> {
        let mut words = Vec::new();
        let mut way = self.ways.get(end).and_then(|ways| ways.iter().min_by_key(|way| way.cost));
        while let Some((word, place, number)) = way.and_then(|way| way.last) {
            words.push(word);
            way = self.ways.get(place).and_then(|ways| ways.get(number));
        }
        words.reverse();
        words
    }
}

/// Of the words of one class with the same letters only the cheapest can be in the best row.
fn best_of_each_class(words: &[Match]) -> Vec<&Match> {
    let mut best: Vec<&Match> = Vec::new();
    // Where the best of a class and end stands in `best`, one more than that; 0 is none yet.
    let mut places = vec![0_u16; (LONGEST_INPUT + 1) * (1 << 8)];
    for word in words {
        let place = &mut places[word.end << 8 | usize::from(word.class)];
        match *place {
            0 => {
                best.push(word);
                *place = best.len() as u16;
            }
            known if best[usize::from(known) - 1].cost > word.cost => best[usize::from(known) - 1] = word,
            _ => {}
        }
    }
    best
}
