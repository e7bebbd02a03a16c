//! The three headers of a signed request, as lines: as the input says, and as they were signed with bytes of them changed.
//! Only what was signed is taken.
#![no_main]

use std::sync::OnceLock;

use device_key::{DeviceKey, Message, ReceivedSignature};
use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{sentence, text};

const MESSAGE: Message<'static> =
    Message { method: "POST", authority: "127.0.0.1:8420", path: "/api/device/records", query: "" };

static LINES: OnceLock<String> = OnceLock::new();

fuzz_target!(|data: &[u8]| {
    let lines = LINES.get_or_init(signed);
    if let Some(text) = text(data) {
        look(text, lines);
    }
    let mut changed = lines.clone().into_bytes();
    for edit in data.chunks_exact(3) {
        let at = usize::from(u16::from_be_bytes([edit[0], edit[1]])) % changed.len();
        changed[at] = edit[2];
    }
    if let Some(changed) = text(&changed) {
        look(changed, lines);
    }
});

fn signed() -> String {
    let signed = DeviceKey::from_secret([7; 32]).sign_request(&MESSAGE, b"a batch", 1_772_424_000, [9; 16]);
    [signed.content_digest, signed.signature_input, signed.signature].join("\n")
}

fn look(lines: &str, signed: &str) {
    let mut parts = lines.splitn(3, '\n');
    let (Some(digest), Some(input), Some(signature)) = (parts.next(), parts.next(), parts.next()) else { return };
    match ReceivedSignature::read(digest, input, signature) {
        Ok(received) => match received.verify(&MESSAGE) {
            Ok(()) => assert_eq!(lines, signed, "what nobody signed is taken"),
            Err(error) => sentence(error),
        },
        Err(error) => sentence(error),
    }
}
