//! The address a phone opens: the page's own address, `#`, and the digits.

use std::fmt;

use crate::Fragment;

/// A page's address with a take-away in its fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    page: String,
    fragment: Fragment,
}

impl Address {
    /// The address up to and including the `#`.
    #[must_use]
    pub fn page(&self) -> &str {
        &self.page
    }

    /// What follows the `#`.
    #[must_use]
    pub fn fragment(&self) -> &Fragment {
        &self.fragment
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.page, self.fragment)
    }
}

/// Puts a take-away behind the address of the page that shows it, such as `https://hall.example/t`.
pub fn address(base: &str, fragment: &Fragment) -> Result<Address, BadBase> {
    let web = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
    // Every character is a byte of the QR code, so letters outside ASCII have to be percent-encoded before.
    if web.is_none_or(str::is_empty) || !base.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#') {
        return Err(BadBase(base.to_owned()));
    }
    Ok(Address { page: format!("{base}#"), fragment: fragment.clone() })
}

/// An address that cannot carry a take-away.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the page address {0:?} cannot carry a result: give one that starts with https:// or http://, in plain ASCII, without spaces and without #"
)]
pub struct BadBase(String);
