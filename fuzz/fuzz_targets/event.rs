//! Events of OpenADR, JSON. What is accepted follows without a gap and lasts a day at most.
#![no_main]

use demand_response::{check_events, parse_events};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    match parse_events("events.json", text) {
        Ok(events) => {
            assert!(!events.is_empty());
            assert_eq!(check_events(&events), Ok(()));
            for event in events {
                assert!((1..=24 * 60).contains(&event.minutes()));
                assert!(event.declared_kwh() > Decimal::ZERO);
                assert!(event.start() < event.end());
            }
        }
        Err(error) => sentence(error),
    }
});
