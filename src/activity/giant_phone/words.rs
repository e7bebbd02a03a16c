//! Where the phone's keyboard gets its candidates from: the open lexicon, with the hall's own tolerance of accents.

use content::phone::Accents;
use phone::{Guess, Words};
use pinyin::{Fuzzy, Lexicon};

/// Candidates of the shipped lexicon.
pub(super) struct Lexical(pub Accents);

impl Words for Lexical {
    fn guess(&self, letters: &str, most: usize) -> (String, Vec<Guess>) {
        let Accents { z_zh, c_ch, s_sh, n_l, an_ang, en_eng, in_ing } = self.0;
        let fuzzy = Fuzzy { z_zh, c_ch, s_sh, n_l, an_ang, en_eng, in_ing };
        let found = Lexicon::shipped().candidates(letters, fuzzy, most);
        let guesses = found.words.into_iter().map(|word| Guess { text: word.text, letters: word.typed }).collect();
        (found.syllables, guesses)
    }
}
