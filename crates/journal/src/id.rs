//! The three random 128-bit numbers that name a record's origin: device, epoch and boot.
//!
//! None is derived from hardware: shared board ids and cloned images are normal in the field, so a serial number or a
//! network address would merge two exhibits into one.

use std::fmt;
use std::str::FromStr;

/// The operating system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the system gave no random bytes ({0}); check that the kernel's random source is available")]
pub struct RandomError(#[from] getrandom::Error);

/// A text is not a 128-bit number in hex.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no identity: write exactly 32 hexadecimal digits")]
pub struct ParseIdError(String);

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// A new one from the system's random source.
            pub fn random() -> Result<Self, RandomError> {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes)?;
                Ok(Self(bytes))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(str::from_utf8(&hex(self.0)).map_err(|_| fmt::Error)?)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse_hex(text).map(Self).ok_or_else(|| ParseIdError(text.chars().take(80).collect()))
            }
        }
    };
}

random_id!(
    /// One exhibit PC. Made at its first start and kept for life.
    DeviceId
);
random_id!(
    /// One life of a spool: a new one with every new spool, so that sequence numbers starting again never meet old ones.
    EpochId
);
random_id!(
    /// One start of the program: monotonic times compare only within it.
    BootId
);

/// Written at once: a server does it for each record.
fn hex(bytes: [u8; 16]) -> [u8; 32] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hex = [0; 32];
    for (digits, byte) in hex.chunks_exact_mut(2).zip(bytes) {
        digits.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    hex
}

fn parse_hex(text: &str) -> Option<[u8; 16]> {
    if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 16];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trips_and_anything_else_is_refused() {
        let id = DeviceId::random().unwrap();
        assert_eq!(id.to_string().parse::<DeviceId>().unwrap(), id);
        for bad in ["", "0", &"g".repeat(32), &"0".repeat(33), &"+0".repeat(16)] {
            assert!(bad.parse::<EpochId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn two_random_ids_differ() {
        assert_ne!(BootId::random().unwrap(), BootId::random().unwrap());
    }
}
