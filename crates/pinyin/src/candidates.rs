use crate::fuzzy::Fuzzy;
use crate::lattice::Lattice;
use crate::lexicon::Lexicon;
use crate::matches::{Match, Search};
use crate::sentence::Sentence;
use std::collections::HashSet;

/// Letters that are looked at; more are left for after the next choice. Nobody keeps sixty letters, some twenty
/// characters, in view on a keyboard, the work for a key stays small, and a place is one bit of a number.
pub const LONGEST_INPUT: usize = 60;

/// What letters may mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidates {
    /// The letters cut into syllables as the first word takes them, for showing: `dian'fei`.
    pub syllables: String,
    /// Best first, no text twice.
    pub words: Vec<Candidate>,
}

/// A text to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub text: String,
    /// How many bytes of the typed text it uses up, separators too; what follows stays to be typed on with.
    pub typed: usize,
}

pub(crate) fn candidates(lexicon: &Lexicon, typed: &str, fuzzy: Fuzzy, most: usize) -> Candidates {
    let is_pinyin = |c: &char| c.is_ascii_alphabetic() || *c == '\'';
    let letters: String =
        typed.chars().take_while(is_pinyin).take(LONGEST_INPUT).collect::<String>().to_ascii_lowercase();
    let lattice = Lattice::new(&letters, &lexicon.syllables, fuzzy);
    let mut search = Search::new(lexicon, &lattice);
    let mut sentence = Sentence::new(lattice.start, lattice.end);
    let mut firsts = Vec::new();
    for place in lattice.start..lattice.end {
        if sentence.reaches(place) {
            let words = search.words_at(place);
            sentence.go_on(lexicon, place, &words);
            if place == lattice.start {
                firsts = words;
            }
        }
    }
    let best = sentence.best(lattice.end);
    firsts.sort_by_key(|word| (std::cmp::Reverse(word.end), word.cost));
    let cuts = best.iter().chain(firsts.first()).take(best.len().max(1)).fold(0, |cuts, word| cuts | word.cuts);
    Candidates { syllables: spelled(&letters, cuts), words: listed(lexicon, &best, &firsts, most) }
}

/// The sentence, then the words that begin it, without texts that are there already.
fn listed(lexicon: &Lexicon, sentence: &[Match], firsts: &[Match], most: usize) -> Vec<Candidate> {
    let text = |words: &[Match]| words.iter().flat_map(|word| lexicon.text(word.word)).collect::<String>();
    let whole = sentence.last().map(|last| Candidate { text: text(sentence), typed: last.end });
    let whole = whole.filter(|whole| sentence.len() == 1 || !lexicon.is_filtered(&whole.text));
    let words = firsts.iter().map(|word| Candidate { text: text(&[*word]), typed: word.end });
    let mut seen = HashSet::new();
    whole.into_iter().chain(words).filter(|candidate| seen.insert(candidate.text.clone())).take(most).collect()
}

/// Letters with one separator at every cut, and none at the ends.
fn spelled(letters: &str, cuts: u64) -> String {
    let mut spelled = String::new();
    let mut cut = false;
    for (place, letter) in letters.char_indices() {
        cut |= cuts & 1 << place != 0 || letter == '\'';
        if letter != '\'' {
            if cut && !spelled.is_empty() {
                spelled.push('\'');
            }
            spelled.push(letter);
            cut = false;
        }
    }
    spelled
}
