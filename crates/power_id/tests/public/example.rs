//! One issuer, its codes, and a verifier that knows it.

use jiff::Timestamp;
use power_id::{
    Digits, Expiry, Handle, Issuer, KeyId, KeyList, Kind, Purpose, RevocationList, SigningKey, Verdict, verify,
};

pub const KEY: KeyId = KeyId(1);
pub const EXPIRY: Expiry = Expiry(1_795_568_520);

/// 0x01 to 0x20.
pub fn secret() -> [u8; 32] {
    std::array::from_fn(|position| position as u8 + 1)
}

/// 0xa0 to 0xaf.
pub fn handle() -> Handle {
    Handle(std::array::from_fn(|position| position as u8 + 0xa0))
}

pub fn issuer() -> Issuer {
    Issuer::new(KEY, SigningKey::from_secret(secret()))
}

pub fn code(kind: Kind) -> Digits {
    issuer().issue(kind, handle(), EXPIRY)
}

pub fn keys() -> KeyList {
    let mut keys = KeyList::new();
    keys.add(KEY, issuer().public()).unwrap();
    keys
}

/// Seconds after the expiry.
pub fn after_expiry(second: i64) -> Timestamp {
    Timestamp::from_second(i64::from(EXPIRY.0) + second).unwrap()
}

/// A counter of the hall, while the code is good.
pub fn look_at(digits: &str) -> Verdict {
    verify(digits, &keys(), &RevocationList::new(), Purpose::COUNTER, after_expiry(-100))
}
