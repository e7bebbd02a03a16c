//! Crockford's base32: digits and letters without I, L, O and U, which people read and type without mistakes.

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many digits of the first bits of the bytes, the highest first. Bits that are not there are 0.
pub(crate) fn digits(bytes: &[u8], count: usize) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let digit = |number: usize| (0..5).fold(0, |value, offset| value << 1 | bit(number * 5 + offset));
    (0..count).map(|number| char::from(DIGITS[usize::from(digit(number))])).collect()
}

/// What somebody typed, as it is written: capitals, O as 0, I and L as 1, without hyphens and blanks. `None` where it holds
/// anything else.
pub(crate) fn read(typed: &str) -> Option<String> {
    let kept = typed.chars().filter(|character| !matches!(character, '-' | ' '));
    kept.map(|character| {
        let digit = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        u8::try_from(digit).is_ok_and(|digit| DIGITS.contains(&digit)).then_some(digit)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_bits_make_a_digit_and_typing_is_forgiven() {
        assert_eq!(digits(&[0xff, 0xc0, 0x00], 3), "ZZ0");
        assert_eq!(digits(&[0b0000_1000, 0b0100_0000], 3), "110");
        assert_eq!(read("z-o il").as_deref(), Some("Z011"));
        assert_eq!(read("U"), None);
        assert_eq!(read("号"), None);
    }
}
