//! The bodies between exhibit, server and pages; the first byte says which. What is read and written again is the same.
#![no_main]

use hall_api::{Ack, Health, Hello, Order, OrderKind, Orders, Refusal, Screens, Welcome};
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;

fuzz_target!(|data: &[u8]| {
    let Some((kind, body)) = data.split_first() else { return };
    match kind % 9 {
        0 => look::<Hello>(body),
        1 => look::<OrderKind>(body),
        2 => look::<Orders>(body),
        3 => look::<Order>(body),
        4 => look::<Welcome>(body),
        5 => look::<Ack>(body),
        6 => look::<Screens>(body),
        7 => look::<Health>(body),
        _ => look::<Refusal>(body),
    }
});

fn look<T: DeserializeOwned + Serialize>(body: &[u8]) {
    let Ok(read) = serde_json::from_slice::<T>(body) else { return };
    let written = serde_json::to_string(&read).unwrap();
    let again: T = serde_json::from_str(&written).expect("what was written cannot be read");
    assert_eq!(serde_json::to_string(&again).unwrap(), written);
}
