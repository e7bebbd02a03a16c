//! A scene document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{Hall, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let mut hall = Hall::new();
    hall.put("scenes/scene.ron", text);
    let (library, refused) = hall.read().unwrap();
    assert_eq!(library.scenes.len() + refused, 1, "it was neither taken nor refused");
});
