use jiff::Timestamp;

use crate::digits::decode;
use crate::payload::split;
use crate::{KeyList, PowerId, Purpose, RevocationList, Verdict};

/// Looks at a code as it was scanned. The signature is checked before anything else that the code says is believed, so a
/// forger learns nothing from the verdict but that the signature is wrong.
pub fn verify(digits: &str, keys: &KeyList, revoked: &RevocationList, purpose: Purpose, now: Timestamp) -> Verdict {
    let read = decode(digits).map(|bytes| split(&bytes));
    let (signed, signature) = match read {
        Ok(parts) => parts,
        Err(reason) => return Verdict::Malformed(reason),
    };
    let id = match PowerId::from_bytes(&signed) {
        Ok(id) => id,
        Err(reason) => return Verdict::Malformed(reason),
    };
    let Some(key) = keys.for_code(id.key, id.expiry) else {
        return Verdict::UnknownKey { key: id.key };
    };
    if !key.verifies(&signed, &signature) {
        return Verdict::Forged;
    }
    if id.expiry.is_over_at(now) {
        return Verdict::Expired { expiry: id.expiry };
    }
    if !purpose.accepts(id.kind) {
        return Verdict::OtherPurpose { kind: id.kind };
    }
    if revoked.contains(id.handle) {
        return Verdict::Revoked;
    }
    Verdict::Valid(id)
}
