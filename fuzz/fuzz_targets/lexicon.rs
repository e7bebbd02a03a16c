//! A lexicon's bytes. One that is called sound is typed on.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pinyin::{Fuzzy, Lexicon};
use zhidian_fuzz::sentence;

fuzz_target!(|data: &[u8]| {
    // SAFETY: a lexicon borrows the program's own bytes for ever; this one is dropped before the input's bytes are.
    let bytes: &'static [u8] = unsafe { std::slice::from_raw_parts(data.as_ptr(), data.len()) };
    match Lexicon::from_bytes(bytes) {
        Ok(lexicon) => {
            for typed in ["dianfei", "zhuangxian", "d", "xi'an", "nv"] {
                for fuzzy in [Fuzzy::default(), Fuzzy::ALL] {
                    assert!(lexicon.candidates(typed, fuzzy, 6).words.len() <= 6);
                }
            }
        }
        Err(error) => sentence(error),
    }
});
