//! A year of a household as CSV. What was read and is written again reads as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tariff::UsageYear;
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    match UsageYear::parse_csv("usage.csv", text) {
        Ok(usage) => {
            let mut written = String::from("month,kwh\n");
            for (month, kwh) in usage.entered() {
                written.push_str(&format!("{month},{kwh}\n"));
            }
            assert_eq!(UsageYear::parse_csv("written.csv", &written).as_ref(), Ok(&usage));
        }
        Err(error) => sentence(error),
    }
});
