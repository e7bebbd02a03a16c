//! The signed message in a page's address: head, what is carried, signature, as digits.

use std::fmt;

use crate::carried::body::{BILL, LESSON};
use crate::key::SIGNATURE_BYTES;
use crate::{
    Carried, KeyId, PublicKey, Refused, Sealable, SigningKey, Unsealable, ValidUntil, bill_bytes, digits, lesson_bytes,
};

/// High half of the first byte.
const VERSION: u8 = 1;
/// First byte, key id, code, valid until.
const HEAD_BYTES: usize = 1 + 4 + 8 + 4;

/// What follows the `#` in the page's address: decimal digits only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fragment(String);

impl Fragment {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Eight random bytes that tell one take-away from another, drawn by the caller for each one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code(pub [u8; 8]);

/// Sixteen lower-case hexadecimal digits.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A fragment whose signature is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The bill or the lesson, as it was in the hall.
    pub carried: Carried,
    /// Which take-away this is.
    pub code: Code,
    /// Until when it counts. An outdated code opens all the same: the page shows it and says so.
    pub valid_until: ValidUntil,
    /// Which key signed it.
    pub key: KeyId,
}

/// Packs a bill or a lesson, signs it and writes it as digits.
pub fn seal(
    carried: &impl Sealable,
    key: &SigningKey,
    code: Code,
    valid_until: ValidUntil,
) -> Result<Fragment, Unsealable> {
    let mut bytes = vec![VERSION << 4 | carried.kind()];
    bytes.extend(key.public().id().0);
    bytes.extend(code.0);
    bytes.extend(valid_until.0.to_be_bytes());
    carried.write(&mut bytes)?;
    let signature = key.sign(&bytes);
    bytes.extend(signature);
    Ok(Fragment(digits::encode(&bytes)))
}

/// Reads a fragment that one of `keys` signed; anything else is refused before anything else of it is looked at.
pub fn open(fragment: &str, keys: &[PublicKey]) -> Result<Opened, Refused> {
    let bytes = digits::decode(fragment)?;
    let (message, signature) = bytes.split_last_chunk::<SIGNATURE_BYTES>().ok_or(Refused::WrongLength)?;
    let (head, body) = message.split_first_chunk::<HEAD_BYTES>().ok_or(Refused::WrongLength)?;
    let [first, k0, k1, k2, k3, code @ .., t0, t1, t2, t3] = *head;
    if first >> 4 != VERSION {
        return Err(Refused::OtherVersion);
    }
    let kind = first & 0x0f;
    if ![BILL, LESSON].contains(&kind) {
        return Err(Refused::OtherKind);
    }
    let key = KeyId([k0, k1, k2, k3]);
    // Four bytes can collide, so every key of that name is tried.
    let mut named = keys.iter().filter(|candidate| candidate.id() == key).peekable();
    if named.peek().is_none() {
        return Err(Refused::UnknownKey);
    }
    if !named.any(|candidate| candidate.verifies(message, signature)) {
        return Err(Refused::BadSignature);
    }
    let carried = match kind {
        LESSON => Carried::Lesson(lesson_bytes::read(body).ok_or(Refused::BadLesson)?),
        _ => Carried::Bill(bill_bytes::read(body).ok_or(Refused::BadBill)?),
    };
    Ok(Opened { carried, code: Code(code), valid_until: ValidUntil(u32::from_be_bytes([t0, t1, t2, t3])), key })
}
