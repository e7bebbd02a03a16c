//! Why a fragment is not shown.

/// The reason why a fragment is refused. The page says it in the visitor's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// Something else than 0 to 9 in it.
    #[error("the code holds something that is not a digit: scan it again")]
    NotDigits,
    /// No message has this many digits.
    #[error("the code has too many or too few digits: scan it again")]
    WrongLength,
    /// A group of digits that no bytes are spelled as.
    #[error("the code was changed on its way: scan it again")]
    NotCanonical,
    /// A format this program does not know.
    #[error("the code has a format this page does not know: open the page anew")]
    OtherVersion,
    /// Neither a household's bill nor a lesson.
    #[error("the code carries something this page does not know: open the page anew")]
    OtherKind,
    /// Signed by nobody this page trusts.
    #[error("the code was signed by a hall this page does not know: open the page of the hall where it was made")]
    UnknownKey,
    /// The content is not the one that was signed.
    #[error("the content is not what the hall signed: scan the code again")]
    BadSignature,
    /// Signed, but not a bill.
    #[error("the code is signed but is not a complete bill: make a new one in the hall")]
    BadBill,
    /// Signed, but not a lesson.
    #[error("the code is signed but is not a complete lesson: make a new one in the hall")]
    BadLesson,
}

impl Refused {
    /// A short, stable name of the reason: key of the page's message, and of the test vectors.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Refused::NotDigits => "not-digits",
            Refused::WrongLength => "wrong-length",
            Refused::NotCanonical => "not-canonical",
            Refused::OtherVersion => "other-version",
            Refused::OtherKind => "other-kind",
            Refused::UnknownKey => "unknown-key",
            Refused::BadSignature => "bad-signature",
            Refused::BadBill => "bad-bill",
            Refused::BadLesson => "bad-lesson",
        }
    }
}
