//! A mapping file, RON or JSON. An accepted one reads a sound table or says why not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use load::{Mapping, read};
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    match Mapping::parse("mapping.ron", text) {
        Ok(mapping) => {
            let mut table = String::from("start,kw,kvar,note\n");
            for hour in 0..48 {
                table.push_str(&format!("2025-03-{:02} {:02}:00,{},3,4\n", 1 + hour / 24, hour % 24, 40 + hour % 7));
            }
            match read("load.csv", table.as_bytes(), &mapping) {
                Ok(reading) => assert!(reading.series.active().iter().all(|energy| energy.0 >= 0)),
                Err(error) => sentence(error),
            }
        }
        Err(error) => sentence(error),
    }
});
