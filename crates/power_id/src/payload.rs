//! The 86 bytes: what a power ID says, and the signature.

use crate::{Expiry, Handle, KeyId, Kind, Malformed};

/// High half of the first byte.
const VERSION: u8 = 1;
/// Bytes that are signed.
pub(crate) const SIGNED_BYTES: usize = 1 + 1 + 16 + 4;
/// Bytes of a signature (RFC 8032, Ed25519).
pub(crate) const SIGNATURE_BYTES: usize = 64;
/// All bytes.
pub(crate) const BYTES: usize = SIGNED_BYTES + SIGNATURE_BYTES;

/// What a power ID says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PowerId {
    /// Where it is shown.
    pub kind: Kind,
    /// Which key signed it.
    pub key: KeyId,
    /// What the server finds the customer by.
    pub handle: Handle,
    /// Until when it counts.
    pub expiry: Expiry,
}

impl PowerId {
    pub(crate) fn to_bytes(self) -> [u8; SIGNED_BYTES] {
        let mut bytes = [0; SIGNED_BYTES];
        bytes[0] = VERSION << 4 | self.kind.number();
        bytes[1] = self.key.0;
        bytes[2..18].copy_from_slice(&self.handle.0);
        bytes[18..].copy_from_slice(&self.expiry.0.to_be_bytes());
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8; SIGNED_BYTES]) -> Result<PowerId, Malformed> {
        let [first, key, rest @ ..] = bytes;
        let (version, kind) = (first >> 4, first & 0x0f);
        if version != VERSION {
            return Err(Malformed::Version { version });
        }
        let Some(kind) = Kind::from_number(kind) else {
            return Err(Malformed::Kind { kind });
        };
        let mut handle = [0; 16];
        handle.copy_from_slice(&rest[..16]);
        let mut expiry = [0; 4];
        expiry.copy_from_slice(&rest[16..]);
        Ok(PowerId { kind, key: KeyId(*key), handle: Handle(handle), expiry: Expiry(u32::from_be_bytes(expiry)) })
    }
}

/// What is signed and the signature, taken apart.
pub(crate) fn split(bytes: &[u8; BYTES]) -> ([u8; SIGNED_BYTES], [u8; SIGNATURE_BYTES]) {
    let (mut signed, mut signature) = ([0; SIGNED_BYTES], [0; SIGNATURE_BYTES]);
    signed.copy_from_slice(&bytes[..SIGNED_BYTES]);
    signature.copy_from_slice(&bytes[SIGNED_BYTES..]);
    (signed, signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_first_byte_is_read_or_refused() {
        for first in 0..=255_u8 {
            let mut bytes = [9; SIGNED_BYTES];
            bytes[0] = first;
            match PowerId::from_bytes(&bytes) {
                Ok(id) => {
                    assert!((0x11..=0x13).contains(&first));
                    assert_eq!(id.to_bytes(), bytes);
                }
                Err(Malformed::Version { version }) => assert!(version != 1 && version == first >> 4),
                Err(Malformed::Kind { kind }) => assert!(![1, 2, 3].contains(&kind) && first == 0x10 | kind),
                Err(other) => panic!("{other}"),
            }
        }
    }
}
