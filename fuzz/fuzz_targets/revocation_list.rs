//! A list of revoked codes as text. What was read and is written again reads as the same, and merging takes nothing away.
#![no_main]

use libfuzzer_sys::fuzz_target;
use power_id::RevocationList;
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    match RevocationList::from_text(text) {
        Ok(list) => {
            assert_eq!(RevocationList::from_text(&list.to_text()).as_ref(), Ok(&list));
            let mut merged = RevocationList::new();
            merged.merge(&list).unwrap();
            merged.merge(&list).unwrap();
            assert_eq!(merged, list);
        }
        Err(error) => sentence(error),
    }
});
