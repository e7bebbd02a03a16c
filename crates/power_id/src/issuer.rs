use crate::digits::Digits;
use crate::payload::{BYTES, PowerId, SIGNED_BYTES};
use crate::{Expiry, Handle, KeyId, Kind, PublicKey, SigningKey};

/// The server that makes power IDs: its key and the number by which verifiers know it.
#[derive(Clone, Debug)]
pub struct Issuer {
    id: KeyId,
    key: SigningKey,
}

impl Issuer {
    /// An issuer that signs with this key.
    #[must_use]
    pub fn new(id: KeyId, key: SigningKey) -> Issuer {
        Issuer { id, key }
    }

    /// The key that verifiers list.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.key.public()
    }

    /// Makes a code. The handle is new for each one; the server notes down whose it is.
    #[must_use]
    pub fn issue(&self, kind: Kind, handle: Handle, expiry: Expiry) -> Digits {
        let signed = PowerId { kind, key: self.id, handle, expiry }.to_bytes();
        let mut bytes = [0; BYTES];
        bytes[..SIGNED_BYTES].copy_from_slice(&signed);
        bytes[SIGNED_BYTES..].copy_from_slice(&self.key.sign(&signed));
        Digits::of(&bytes)
    }
}
