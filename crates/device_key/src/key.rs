//! The two halves of a device's key.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::crockford;

/// Digits of a fingerprint: 30 bits.
const FINGERPRINT_DIGITS: usize = 6;

/// What only the device has. It never leaves the device's data folder.
#[derive(Clone)]
pub struct DeviceKey(SigningKey);

/// What the hall server keeps of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A text is no public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a public key is 64 lower-case hex digits of an Ed25519 key: enrol the device again")]
pub struct BadKey;

impl DeviceKey {
    /// The key of 32 random bytes.
    #[must_use]
    pub fn from_secret(secret: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&secret))
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, text: &str) -> [u8; 64] {
        self.0.sign(text.as_bytes()).to_bytes()
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DeviceKey({})", self.public().fingerprint())
    }
}

impl PublicKey {
    /// Six letters and digits that people compare: the same at the exhibit and at the server.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        crockford::digits(&Sha256::digest(self.0.as_bytes()), FINGERPRINT_DIGITS)
    }

    /// Whether it signed the text. Strict: keys and signatures that fit more than one text are refused.
    pub(crate) fn has_signed(&self, text: &str, signature: &[u8; 64]) -> bool {
        self.0.verify_strict(text.as_bytes(), &Signature::from_bytes(signature)).is_ok()
    }
}

impl FromStr for PublicKey {
    type Err = BadKey;

    fn from_str(hex: &str) -> Result<Self, BadKey> {
        let bytes = lower_hex(hex).ok_or(BadKey)?;
        VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak()).map(Self).ok_or(BadKey)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_bytes().iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Exactly so many bytes in lower-case hex digits.
pub(crate) fn lower_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_key_is_read_back_and_anything_else_is_refused() {
        let key = DeviceKey::from_secret([7; 32]).public();
        let text = key.to_string();
        assert_eq!(text.parse(), Ok(key));
        // The neutral point would fit every signature.
        let weak = format!("01{}", "00".repeat(31));
        for bad in [&text.to_uppercase(), &text[1..], "", &weak, &"+f".repeat(32)] {
            assert_eq!(bad.parse::<PublicKey>(), Err(BadKey), "{bad}");
        }
    }

    #[test]
    fn fingerprints_are_short_and_differ() {
        let print = |secret| DeviceKey::from_secret([secret; 32]).public().fingerprint();
        assert_eq!(print(1).len(), 6);
        assert_ne!(print(1), print(2));
        assert_eq!(format!("{:?}", DeviceKey::from_secret([1; 32])), format!("DeviceKey({})", print(1)));
    }
}
