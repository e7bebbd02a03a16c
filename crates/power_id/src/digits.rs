//! 86 bytes as 209 decimal digits: 7 bytes become 17 digits, which a QR code stores in 56.7 bits.
//!
//! There is exactly one spelling of the bytes, so a changed digit is a changed message.

use std::fmt;

use crate::Malformed;
use crate::payload::BYTES;

/// Digits of a power ID.
pub const DIGITS: usize = 209;

/// Bytes of a chunk and its digits; the last chunk is of 2 bytes and 5 digits.
const CHUNK: (usize, usize) = (7, 17);
const TAIL: (usize, usize) = (2, 5);

/// A power ID as it is shown and scanned: exactly 209 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Digits(String);

impl Digits {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn of(bytes: &[u8; BYTES]) -> Digits {
        let mut digits = String::with_capacity(DIGITS);
        for chunk in bytes.chunks(CHUNK.0) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let width = if chunk.len() == CHUNK.0 { CHUNK.1 } else { TAIL.1 };
            digits.push_str(&format!("{:0width$}", u64::from_le_bytes(word)));
        }
        Digits(digits)
    }
}

/// The 86 bytes that the digits spell.
pub(crate) fn decode(digits: &str) -> Result<[u8; BYTES], Malformed> {
    let digits = digits.as_bytes();
    if digits.len() != DIGITS {
        return Err(Malformed::Length { digits: digits.len() });
    }
    if let Some(position) = digits.iter().position(|digit| !digit.is_ascii_digit()) {
        return Err(Malformed::NotADigit { position: position + 1 });
    }
    let mut bytes = [0; BYTES];
    for (chunk, digits) in bytes.chunks_mut(CHUNK.0).zip(digits.chunks(CHUNK.1)) {
        // 17 digits stay below 2^57: this cannot overflow.
        let value = digits.iter().fold(0, |value: u64, digit| value * 10 + u64::from(digit - b'0'));
        if value >> (8 * chunk.len()) != 0 {
            return Err(Malformed::NotCanonical);
        }
        let length = chunk.len();
        chunk.copy_from_slice(&value.to_le_bytes()[..length]);
    }
    Ok(bytes)
}

// A valid code opens somebody's records: it does not belong into a log.
impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digits(209 digits)")
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

const _: () = assert!(BYTES / CHUNK.0 * CHUNK.1 + TAIL.1 == DIGITS && BYTES % CHUNK.0 == TAIL.0);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_largest_bytes_are_the_largest_digits() {
        let digits = Digits::of(&[255; BYTES]);
        assert_eq!(digits.as_str(), format!("{}65535", "72057594037927935".repeat(12)));
        assert_eq!(Digits::of(&[0; BYTES]).as_str(), "0".repeat(DIGITS));
    }

    #[test]
    fn a_chunk_that_its_bytes_cannot_hold_is_refused() {
        let zeros = "0".repeat(DIGITS);
        for chunk in 0..12 {
            let mut digits = zeros.clone();
            digits.replace_range(chunk * 17..chunk * 17 + 17, "72057594037927936");
            assert_eq!(decode(&digits), Err(Malformed::NotCanonical), "chunk {chunk}");
        }
        assert_eq!(decode(&format!("{}65536", &zeros[5..])), Err(Malformed::NotCanonical));
    }

    #[test]
    fn other_lengths_and_characters_are_refused() {
        for length in (0..DIGITS).chain(DIGITS + 1..500) {
            assert_eq!(decode(&"0".repeat(length)), Err(Malformed::Length { digits: length }));
        }
        for bad in [' ', '+', '-', 'a', '/', ':', '\n', '\0'] {
            let digits = format!("{}{bad}{}", "0".repeat(100), "0".repeat(108));
            assert_eq!(decode(&digits), Err(Malformed::NotADigit { position: 101 }));
        }
        // Three bytes each: 209 bytes are not 209 characters.
        assert!(decode(&format!("{}００", "0".repeat(203))).is_err());
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::array::uniform32(any::<u8>()), more in prop::collection::vec(any::<u8>(), 54)) {
            let bytes: [u8; BYTES] = [&bytes[..], &more].concat().try_into().unwrap();
            prop_assert_eq!(decode(Digits::of(&bytes).as_str()), Ok(bytes));
        }

        #[test]
        fn what_decodes_is_the_only_spelling(digits in "[0-6][0-9]{16}[0-9]{192}") {
            if let Ok(bytes) = decode(&digits) {
                prop_assert_eq!(Digits::of(&bytes).to_string(), digits);
            }
        }

        #[test]
        fn anything_else_is_refused_without_a_panic(text in any::<String>()) {
            prop_assert!(decode(&text).is_err());
        }
    }
}
