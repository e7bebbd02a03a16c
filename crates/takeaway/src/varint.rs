//! Whole numbers in as few bytes as they need (LEB128, 7 bits a byte, lowest first).

/// No figure is larger: the phone's page counts in JavaScript numbers, which are exact up to here.
pub(crate) const LARGEST: u64 = (1 << 53) - 1;

pub(crate) fn write(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Takes one number off the front; `None` if it is cut off, too large or longer than it needs to be.
pub(crate) fn read(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for position in 0..8 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << (7 * position);
        if byte & 0x80 == 0 {
            let spelled_longer = *byte == 0 && position > 0;
            return (!spelled_longer && value <= LARGEST).then_some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_spellings_and_large_numbers_are_refused() {
        for mut bad in [&[0x80, 0x00][..], &[0x80], &[], &[0xff; 8], &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x10]]
        {
            assert_eq!(read(&mut bad), None);
        }
        assert_eq!(read(&mut &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f][..]), Some(LARGEST));
    }

    proptest! {
        #[test]
        fn numbers_come_back(value in 0..=LARGEST) {
            let mut bytes = Vec::new();
            write(value, &mut bytes);
            let mut rest = &bytes[..];
            prop_assert_eq!(read(&mut rest), Some(value));
            prop_assert!(rest.is_empty());
        }
    }
}
