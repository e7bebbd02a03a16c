//! The one-time code that lets a new device ask to be let in.

use std::fmt;
use std::str::FromStr;

use crate::crockford;

/// Digits of a code: 50 bits.
const DIGITS: usize = 10;

/// A code as staff read it out and the exhibit is told it: ten digits of Crockford's base32.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolmentCode(String);

/// What was typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code has ten letters and digits, such as 7KQ2M-XB4TD: type it as `zhidian-hall device invite` said it")]
pub struct BadCode;

impl EnrolmentCode {
    /// A code of 50 random bits: the first ones of these.
    #[must_use]
    pub fn from_random(random: [u8; 7]) -> Self {
        Self(crockford::digits(&random, DIGITS))
    }

    /// The ten digits without the hyphen.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for EnrolmentCode {
    type Err = BadCode;

    fn from_str(typed: &str) -> Result<Self, BadCode> {
        crockford::read(typed).filter(|digits| digits.len() == DIGITS).map(Self).ok_or(BadCode)
    }
}

impl fmt::Display for EnrolmentCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.0.split_at(DIGITS / 2);
        write!(formatter, "{first}-{last}")
    }
}

// A code opens the door once: it does not belong in logs.
impl fmt::Debug for EnrolmentCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EnrolmentCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = EnrolmentCode::from_random([0xff, 0, 0x12, 0x34, 0x56, 0x78, 0x9a]);
        let said = code.to_string();
        assert_eq!((said.len(), said.as_bytes()[5]), (11, b'-'));
        for typed in [said.clone(), said.to_lowercase(), said.replace('-', ""), said.replace('-', " ")] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        for bad in ["", "7KQ2M-XB4T", "7KQ2M-XB4TDD", "7KQ2M-XB4TU", "7KQ2M_XB4TD"] {
            assert_eq!(bad.parse::<EnrolmentCode>(), Err(BadCode), "{bad}");
        }
        assert!(!format!("{code:?}").contains(&said[..5]));
    }
}
