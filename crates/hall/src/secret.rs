//! Random secrets and their fingerprints.
//!
//! Tokens are 128 bits from the operating system and are kept only as SHA-256, so a stolen database opens nothing
//! (ASVS 5.0, 7.2.3 and 11.5.1).

use sha2::{Digest, Sha256};

/// The operating system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random bytes ({0}): check that /dev/urandom can be read")]
pub struct NoRandomness(getrandom::Error);

/// 128 random bits as 32 hex digits.
pub fn random_hex() -> Result<String, NoRandomness> {
    Ok(hex(&random_bytes::<16>()?))
}

/// So many random bytes.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(NoRandomness)?;
    Ok(bytes)
}

/// A random PIN of six digits, every one equally likely.
pub fn random_pin() -> Result<String, NoRandomness> {
    // Values from the last, incomplete million are thrown away: they would make small PINs likelier.
    const PINS: u32 = 1_000_000;
    loop {
        let value = u32::from_le_bytes(random_bytes()?);
        if value < u32::MAX - u32::MAX % PINS {
            return Ok(format!("{:06}", value % PINS));
        }
    }
}

/// SHA-256 of a token, in hex: what the database keeps of it.
pub fn fingerprint(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Lower-case hex digits of bytes.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

/// Whether the text is exactly `digits` lower-case hex digits.
pub fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_lower_case_and_complete() {
        assert_eq!(hex(&[0x00, 0x0f, 0xa5, 0xff]), "000fa5ff");
        assert!(is_hex("000fa5ff", 8));
        assert!(!is_hex("000FA5FF", 8));
        assert!(!is_hex("000fa5f", 8));
    }

    #[test]
    fn pins_are_six_digits_and_differ() {
        let pins: Vec<String> = (0..20).map(|_| random_pin().unwrap()).collect();
        assert!(pins.iter().all(|pin| pin.len() == 6 && pin.bytes().all(|byte| byte.is_ascii_digit())));
        assert!(pins.iter().any(|pin| pin != &pins[0]));
    }

    #[test]
    fn a_fingerprint_is_sha256() {
        assert_eq!(fingerprint("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
