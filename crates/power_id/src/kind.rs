use std::fmt;
use std::str::FromStr;

/// Where a code is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// On the customer's phone, renewed every minute.
    Phone,
    /// On a slip of paper, until the end of the day; the counter asks for a second thing.
    Paper,
    /// Made to try things out; no counter accepts it.
    Test,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Phone, Kind::Paper, Kind::Test];

    /// The low half of the first byte.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Kind::Phone => 1,
            Kind::Paper => 2,
            Kind::Test => 3,
        }
    }

    /// The kind of a number, if it is one.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

/// `phone`, `paper` or `test`.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Phone => "phone",
            Kind::Paper => "paper",
            Kind::Test => "test",
        })
    }
}

/// A word that names no kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no kind of power ID: give phone, paper or test")]
pub struct UnknownKind(String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Kind, UnknownKind> {
        Kind::ALL.into_iter().find(|kind| kind.to_string() == word).ok_or_else(|| UnknownKind(word.to_owned()))
    }
}
