//! A list of keys changed in any order. A retired key is never accepted for longer, and no number names two keys.
#![no_main]

use arbitrary::Arbitrary;
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use power_id::{Expiry, KeyId, KeyList, PublicKey};
use zhidian_fuzz::sentence;

#[derive(Arbitrary, Debug)]
enum Change {
    Add(u8, [u8; 32]),
    Retire(u8, u32),
    Forget(u32),
}

fuzz_target!(|changes: Vec<Change>| {
    let mut list = KeyList::new();
    for change in changes {
        let before = list.clone();
        match change {
            Change::Add(id, bytes) => match PublicKey::from_bytes(bytes) {
                Ok(key) => {
                    assert_eq!(key.to_bytes(), bytes);
                    let _ = list.add(KeyId(id), key).map_err(sentence);
                    assert!(
                        before.iter().all(|(id, key)| list.iter().any(|now| now == (id, key))),
                        "a key was changed"
                    );
                }
                Err(error) => sentence(error),
            },
            Change::Retire(id, expiry) => {
                let _ = list.retire(KeyId(id), Expiry(expiry)).map_err(sentence);
                for (id, _) in list.iter() {
                    let longer = |expiry| list.for_code(id, expiry).is_some() && before.for_code(id, expiry).is_none();
                    assert!(!longer(Expiry(expiry)) && !longer(Expiry(u32::MAX)));
                }
            }
            Change::Forget(now) => list.forget_expired(Timestamp::from_second(i64::from(now)).unwrap()),
        }
    }
});
