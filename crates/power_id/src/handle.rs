use std::fmt;

use sha2::{Digest, Sha256};

/// 128 random bits, new for each code, drawn by the caller from the operating system. They mean something only in the table
/// of the server that issued the code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(pub [u8; 16]);

impl Handle {
    /// 32 lower-case hexadecimal digits, for the server's table.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads what [`Handle::to_hex`] writes, and nothing else.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Handle> {
        if hex.len() != 32 || !hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        Some(Handle(u128::from_str_radix(hex, 16).ok()?.to_be_bytes()))
    }

    /// What a log may say of it: the first 8 bytes of its SHA-256 in hex.
    #[must_use]
    pub fn log_name(self) -> String {
        Sha256::digest(self.0).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

// The handle opens a customer's records: a log gets its hash.
impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle(sha256 {})", self.log_name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_comes_back_and_a_log_does_not_show_it() {
        let handle = Handle(*b"\x00\x01\xfe\xff0123456789ab");
        assert_eq!(handle.to_hex(), "0001feff303132333435363738396162");
        assert_eq!(Handle::from_hex(&handle.to_hex()), Some(handle));
        for bad in [
            "",
            "0001FEFF303132333435363738396162",
            "0001feff3031323334353637383961",
            "+001feff303132333435363738396162",
        ] {
            assert_eq!(Handle::from_hex(bad), None, "{bad}");
        }
        assert!(!format!("{handle:?}").contains("0001feff"));
    }
}
