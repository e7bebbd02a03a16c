//! Words for a pinyin keyboard: letters go in, candidates in Chinese come out.
//!
//! A pure function of the letters: nothing is learned and nothing is kept, since the next visitor must not
//! see what the last one wrote. The words, how often they are used and which kind of word follows which come
//! from open lists; `assets/lexicon/README.md` names them.
//!
//! ```
//! use pinyin::{Fuzzy, Lexicon};
//!
//! let found = Lexicon::shipped().candidates("jiaodianfei", Fuzzy::default(), 9);
//! assert_eq!(found.syllables, "jiao'dian'fei");
//! assert_eq!(found.words[0].text, "交电费");
//! assert_eq!(found.words[0].typed, 11);
//! ```

mod bad_lexicon;
mod candidates;
mod fuzzy;
mod grammar;
mod lattice;
mod lexicon;
mod matches;
mod reader;
mod sentence;
mod shipped;
mod syllables;
mod words;

pub use bad_lexicon::BadLexicon;
pub use candidates::{Candidate, Candidates, LONGEST_INPUT};
pub use fuzzy::Fuzzy;
pub use lexicon::Lexicon;
