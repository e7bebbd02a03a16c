//! Typed letters. Candidates take some of what was typed and no more, none is there twice, and none is filtered.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use pinyin::{Fuzzy, Lexicon};
use zhidian_fuzz::text;

fuzz_target!(|data: &[u8]| {
    let Some((settings, typed)) = data.split_first() else { return };
    let Some(typed) = text(typed) else { return };
    let on = |bit: u8| settings >> bit & 1 == 1;
    let fuzzy =
        Fuzzy { z_zh: on(0), c_ch: on(1), s_sh: on(2), n_l: on(3), an_ang: on(4), en_eng: on(5), in_ing: on(6) };
    let most = if on(7) { 60 } else { 6 };
    let found = Lexicon::shipped().candidates(typed, fuzzy, most);
    assert!(found.words.len() <= most);
    let mut seen = HashSet::new();
    for word in &found.words {
        assert!(word.typed > 0 && typed.is_char_boundary(word.typed), "{word:?}");
        assert!(!word.text.is_empty() && seen.insert(&word.text), "{word:?}");
    }
    let spelled: String = found.syllables.chars().filter(|letter| *letter != '\'').collect();
    let letters: String = typed.chars().filter(|letter| *letter != '\'').collect::<String>().to_ascii_lowercase();
    assert!(letters.starts_with(&spelled), "{typed} is spelled {spelled}");
});
