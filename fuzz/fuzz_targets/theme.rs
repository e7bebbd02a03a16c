//! The theme.
#![no_main]

use content::{SpaceStep, TypeStep};
use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{Hall, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let mut hall = Hall::new();
    hall.put("assets/theme/theme.ron", text);
    if let Some((library, _)) = hall.read() {
        let theme = &library.theme;
        assert!(TypeStep::ALL.iter().all(|step| theme.type_mm(*step, true) >= theme.type_mm(*step, false)));
        assert!(SpaceStep::ALL.iter().all(|step| theme.space_mm(*step).is_finite()));
    }
});
