//! What a scanner gives. Nothing is valid but what was signed, and 86 bytes that are signed here are read as they are.
#![no_main]

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use power_id::{
    DIGITS, Expiry, Handle, Issuer, KeyId, KeyList, Kind, Purpose, RevocationList, SigningKey, Verdict, scanned, verify,
};
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    let issuer = Issuer::new(KeyId(7), SigningKey::from_secret([3; 32]));
    let mut keys = KeyList::new();
    keys.add(KeyId(7), issuer.public()).unwrap();
    let now = Timestamp::from_second(1_800_000_000).unwrap();
    let revoked = RevocationList::new();
    if let Some(text) = text(data) {
        let digits = scanned(text);
        match verify(&digits, &keys, &revoked, Purpose::COUNTER, now) {
            Verdict::Valid(id) => panic!("valid without a signature: {id:?}"),
            Verdict::Malformed(reason) => sentence(reason),
            _ => assert_eq!(digits.len(), DIGITS),
        }
    }
    if let Some((handle, rest)) = data.split_first_chunk::<16>() {
        let kind = if rest.first().is_some_and(|byte| byte & 1 == 1) { Kind::Paper } else { Kind::Phone };
        let expiry =
            rest.get(1..5).map_or(1_800_000_060, |bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let code = issuer.issue(kind, Handle(*handle), Expiry(expiry));
        assert_eq!(code.as_str().len(), DIGITS);
        match verify(code.as_str(), &keys, &revoked, Purpose::COUNTER, now) {
            Verdict::Valid(id) => assert_eq!((id.handle, id.kind, id.expiry), (Handle(*handle), kind, Expiry(expiry))),
            verdict => assert!(Expiry(expiry).is_over_at(now), "{verdict:?}"),
        }
        let mut changed = code.as_str().as_bytes().to_vec();
        let place = rest.get(5).map_or(0, |byte| usize::from(*byte)) % DIGITS;
        changed[place] = b'0' + (changed[place] - b'0' + 1 + rest.get(6).map_or(0, |byte| byte % 9)) % 10;
        let changed = String::from_utf8(changed).unwrap();
        let verdict = verify(&changed, &keys, &revoked, Purpose::COUNTER, now);
        assert!(!matches!(verdict, Verdict::Valid(_)), "a changed digit is valid");
    }
});
