/// Why digits are no power ID, whoever made them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Malformed {
    /// Too many or too few.
    #[error("the code has {digits} characters and a power ID has 209 digits: scan it again")]
    Length {
        /// Bytes of the text.
        digits: usize,
    },
    /// Something else than 0 to 9.
    #[error("character {position} of the code is not a digit: scan it again")]
    NotADigit {
        /// Counted from 1.
        position: usize,
    },
    /// A group of digits that no bytes are spelled as.
    #[error("the code has a group of digits that no power ID has: scan it again")]
    NotCanonical,
    /// A format that this program does not know.
    #[error("the code is of format version {version} and this program reads version 1: bring the program up to date")]
    Version {
        /// The high half of the first byte.
        version: u8,
    },
    /// Neither phone nor paper nor test.
    #[error("the code is of kind {kind}, which does not exist in format version 1: scan it again")]
    Kind {
        /// The low half of the first byte.
        kind: u8,
    },
}
