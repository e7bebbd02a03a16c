//! A file of figures in the place of the shipped ones.
#![no_main]

use energy_plan::{Assumptions, Outlook};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    match Assumptions::shipped().unwrap().replaced_by("measures.ron", text) {
        Ok(assumptions) => {
            for (name, figure) in assumptions.all() {
                let (low, high) = (figure.gain(Outlook::Low), figure.gain(Outlook::High));
                assert!(Decimal::ZERO <= low && low <= high, "{name} falls");
            }
            let _ = assumptions.carbon_of(Some("12")).is_some() || assumptions.sun_of(Some("12")).is_some();
        }
        Err(error) => sentence(error),
    }
});
