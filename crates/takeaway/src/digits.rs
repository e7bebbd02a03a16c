//! Bytes as decimal digits: 7 bytes become 17 digits, which a QR code stores in 56.7 bits.
//!
//! There is exactly one spelling of each byte string, so a changed digit is a changed message.

use crate::Refused;

/// Digits for a chunk of 0 to 7 bytes.
const WIDTHS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];
const CHUNK: usize = 7;

/// More than the largest QR code holds; keeps the work for a hostile address small.
const LONGEST: usize = 7_089;

pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len().div_ceil(CHUNK) * WIDTHS[CHUNK]);
    for chunk in bytes.chunks(CHUNK) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let value = u64::from_le_bytes(word);
        digits.push_str(&format!("{value:0width$}", width = WIDTHS[chunk.len()]));
    }
    digits
}

pub(crate) fn decode(digits: &str) -> Result<Vec<u8>, Refused> {
    let digits = digits.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(Refused::NotDigits);
    }
    let (whole, rest) = (digits.len() / WIDTHS[CHUNK], digits.len() % WIDTHS[CHUNK]);
    let tail = WIDTHS[..CHUNK].iter().position(|width| *width == rest);
    let Some(tail) = tail.filter(|_| digits.len() <= LONGEST) else {
        return Err(Refused::WrongLength);
    };
    let mut bytes = Vec::with_capacity(whole * CHUNK + tail);
    for chunk in digits.chunks(WIDTHS[CHUNK]) {
        let size = if chunk.len() == WIDTHS[CHUNK] { CHUNK } else { tail };
        // 17 digits stay below 2^57: this cannot overflow.
        let value = chunk.iter().fold(0, |value: u64, digit| value * 10 + u64::from(digit - b'0'));
        if value >> (8 * size) != 0 {
            return Err(Refused::NotCanonical);
        }
        bytes.extend_from_slice(&value.to_le_bytes()[..size]);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chunks_have_their_widths() {
        for (size, width) in WIDTHS.iter().enumerate() {
            assert_eq!(encode(&vec![255; size]).len(), *width);
        }
        assert_eq!(encode(&[1]), "001");
        assert_eq!(encode(&[0, 1]), "00256");
        assert_eq!(encode(&[255; 7]), "72057594037927935");
    }

    #[test]
    fn values_beyond_the_chunk_are_refused() {
        assert_eq!(decode("256"), Err(Refused::NotCanonical));
        assert_eq!(decode("72057594037927936"), Err(Refused::NotCanonical));
        assert_eq!(decode("65536"), Err(Refused::NotCanonical));
    }

    #[test]
    fn lengths_no_bytes_give_are_refused() {
        for length in [1, 2, 4, 6, 7, 9, 11, 12, 14, 16, 18, 19, LONGEST + 17] {
            assert_eq!(decode(&"0".repeat(length)), Err(Refused::WrongLength), "{length}");
        }
    }

    #[test]
    fn other_characters_are_refused() {
        for bad in ["+12", "1 2", "１２３", "12\n", "-01", "0x1"] {
            assert_eq!(decode(bad), Err(Refused::NotDigits), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert_eq!(decode(&encode(&bytes)), Ok(bytes));
        }

        #[test]
        fn what_decodes_is_the_only_spelling(digits in "[0-9]{0,120}") {
            if let Ok(bytes) = decode(&digits) {
                prop_assert_eq!(encode(&bytes), digits);
            }
        }
    }
}
