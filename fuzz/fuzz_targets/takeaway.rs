//! The fragment of an address: as it is, and as the bytes of a bill or lesson that is signed here, so that changed bytes
//! reach what stands behind the signature. What opens and is sealed again is the same fragment.
#![no_main]

use std::sync::LazyLock;

use ed25519_dalek::Signer;
use libfuzzer_sys::fuzz_target;
use takeaway::{Opened, PublicKey, SigningKey, open, seal};
use zhidian_fuzz::{sentence, text};

/// The test halls' key, which signed the vectors too.
const SECRET: [u8; 32] = {
    let mut secret = [0; 32];
    let mut at = 0;
    while at < 32 {
        secret[at] = at as u8 + 1;
        at += 1;
    }
    secret
};
const DOMAIN: &[u8] = b"zhidian/takeaway/v1\0";
/// Bytes of a chunk, and digits of 0 to 7 bytes.
const CHUNK: usize = 7;
const WIDTHS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

/// The key in all the forms that an input asks for: making one of them takes as long as a signature.
struct Keys {
    sealing: SigningKey,
    signing: ed25519_dalek::SigningKey,
    public: [PublicKey; 1],
    id: Vec<u8>,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let sealing = SigningKey::from_secret(SECRET);
    let public = sealing.public();
    let id = public.id().0.to_vec();
    Keys { sealing, signing: ed25519_dalek::SigningKey::from_bytes(&SECRET), public: [public], id }
});

fuzz_target!(|data: &[u8]| {
    if let Some(text) = text(data) {
        look(text);
    }
    look(&signed(data));
});

fn look(fragment: &str) {
    match open(fragment, &KEYS.public) {
        Ok(Opened { carried, code, valid_until, .. }) => {
            let again = seal(&carried, &KEYS.sealing, code, valid_until).unwrap();
            assert_eq!(again.as_str(), fragment, "one message has two spellings");
        }
        Err(error) => sentence(error),
    }
}

/// The first byte, twelve bytes of code and time and then the body, as the hall would sign them.
fn signed(data: &[u8]) -> String {
    let (first, rest) = data.split_first().unwrap_or((&0x11, &[]));
    let mut bytes = vec![*first];
    bytes.extend(&KEYS.id);
    bytes.extend(rest);
    let message = [DOMAIN, &bytes].concat();
    bytes.extend(KEYS.signing.sign(&message).to_bytes());
    digits(&bytes)
}

fn digits(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for chunk in bytes.chunks(CHUNK) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        digits.push_str(&format!("{:0width$}", u64::from_le_bytes(word), width = WIDTHS[chunk.len()]));
    }
    digits
}
