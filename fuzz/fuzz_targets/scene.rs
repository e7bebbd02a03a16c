//! A scene document. Most inputs are none, and are refused by the reader of RON before anything else looks at them; what is
//! one goes through the whole reading of a hall, and so does one refused input of a hundred.
#![no_main]

use content::SceneDoc;
use libfuzzer_sys::fuzz_target;
use ron::extensions::Extensions;
use zhidian_fuzz::{Hall, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let reader = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let is_scene = reader.from_str::<SceneDoc>(text).is_ok();
    let chosen = data.iter().fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte)) < 3;
    if !is_scene && !chosen {
        return;
    }
    let mut hall = Hall::new();
    hall.put("scenes/scene.ron", text);
    let (library, refused) = hall.read().unwrap();
    assert_eq!(library.scenes.len() + refused, 1, "it was neither taken nor refused");
});
