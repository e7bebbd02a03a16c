//! Who signs: an issuer's secret key, and the public keys that a counter holds.

use std::fmt;

use ed25519_dalek::{Signature, Signer};

use crate::payload::{SIGNATURE_BYTES, SIGNED_BYTES};

/// What every signed message begins with, so that a signature of this key means nothing elsewhere. The zero byte ends the
/// text.
const DOMAIN: &[u8] = b"hall/power-id/v1\0";

/// The secret key of an issuer. The caller draws 32 random bytes once and keeps them on the hall server only.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Takes the 32 secret bytes as they are stored.
    #[must_use]
    pub fn from_secret(secret: [u8; 32]) -> SigningKey {
        SigningKey(ed25519_dalek::SigningKey::from_bytes(&secret))
    }

    /// The key that counters need to check what this one signs.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8; SIGNED_BYTES]) -> [u8; SIGNATURE_BYTES] {
        self.0.sign(&[DOMAIN, message].concat()).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    // The secret must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(of {})", self.public())
    }
}

/// A key that checks signatures. Known to everyone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// Takes the 32 bytes of the key; refuses bytes that are no key, or one that anybody can sign for.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<PublicKey, BadPublicKey> {
        match ed25519_dalek::VerifyingKey::from_bytes(&bytes) {
            Ok(key) if !key.is_weak() => Ok(PublicKey(key)),
            _ => Err(BadPublicKey),
        }
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    // verify_strict: the lenient check accepts several signatures for one message.
    pub(crate) fn verifies(self, message: &[u8; SIGNED_BYTES], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(&[DOMAIN, message].concat(), &signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

/// 64 lower-case hexadecimal digits.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Bytes that are no usable public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these 32 bytes are not a usable Ed25519 public key: copy the key again from the server that issues power IDs")]
pub struct BadPublicKey;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_and_never_print_their_secret() {
        let key = SigningKey::from_secret([7; 32]);
        assert_eq!(PublicKey::from_bytes(key.public().to_bytes()), Ok(key.public()));
        assert!(!format!("{key:?}").contains("7, 7"));
        assert_eq!(key.public().to_string().len(), 64);
    }

    #[test]
    fn a_key_anybody_can_sign_for_is_refused() {
        // The neutral element of the curve.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(PublicKey::from_bytes(neutral), Err(BadPublicKey));
    }
}
