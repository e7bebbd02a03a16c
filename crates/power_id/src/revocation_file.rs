//! The list of revoked codes as text: a line a code, its handle in hex and its expiry, so that a person can read it.

use crate::revocation_list::{RevocationList, RevocationListFull};
use crate::{Expiry, Handle};

/// The first line, without its end.
const HEADER: &str = "revoked power IDs, version 1";

/// Why a text is no list of revoked codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RevocationFileError {
    /// Something else stands in the first line.
    #[error("line 1 does not say that this is a list of revoked power IDs: bring the file that the server wrote")]
    Header,
    /// A line is not one of ours.
    #[error(
        "line {line} is not a handle of 32 hex digits, a space and an expiry: bring the file that the server wrote"
    )]
    Line {
        /// Counted from 1.
        line: usize,
    },
    /// The file was cut off.
    #[error("the last line has no end: the file was cut off, so bring it whole")]
    CutOff,
    /// Too many.
    #[error(transparent)]
    Full(#[from] RevocationListFull),
}

impl RevocationList {
    /// The list as text, for a file or to send to counters.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (handle, Expiry(expiry)) in self.iter() {
            text.push_str(&format!("{} {expiry}\n", handle.to_hex()));
        }
        text
    }

    /// Reads what [`RevocationList::to_text`] writes. A list that cannot be read whole is refused: reading half of it would
    /// accept revoked codes.
    pub fn from_text(text: &str) -> Result<RevocationList, RevocationFileError> {
        let mut list = RevocationList::new();
        let mut lines = text.split_inclusive('\n').enumerate();
        if lines.next().map(|(_, line)| without_end(line)) != Some(HEADER) {
            return Err(RevocationFileError::Header);
        }
        for (index, line) in lines {
            let Some((handle, expiry)) = code(without_end(line)) else {
                return Err(RevocationFileError::Line { line: index + 1 });
            };
            list.insert(handle, expiry)?;
        }
        if text.ends_with('\n') { Ok(list) } else { Err(RevocationFileError::CutOff) }
    }
}

fn without_end(line: &str) -> &str {
    line.strip_suffix('\n').unwrap_or(line)
}

fn code(line: &str) -> Option<(Handle, Expiry)> {
    let (handle, expiry) = line.split_once(' ')?;
    if expiry.is_empty() || !expiry.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((Handle::from_hex(handle)?, Expiry(expiry.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(codes: Vec<([u8; 16], u32)>) -> RevocationList {
        let mut list = RevocationList::new();
        codes.into_iter().for_each(|(handle, expiry)| list.insert(Handle(handle), Expiry(expiry)).unwrap());
        list
    }

    #[test]
    fn a_list_that_is_not_whole_is_refused() {
        let good = list(vec![([1; 16], 5), ([2; 16], 77)]).to_text();
        for cut in 0..good.len() {
            // Cut off between two lines it is a shorter list; a file is renamed into place whole, so this does not happen.
            let whole_lines = good[..cut].ends_with('\n');
            assert_eq!(RevocationList::from_text(&good[..cut]).is_ok(), whole_lines, "{cut} bytes");
        }
        let check = |text: &str, expect| assert_eq!(RevocationList::from_text(text), Err(expect), "{text:?}");
        check("", RevocationFileError::Header);
        check("something else\n", RevocationFileError::Header);
        check(&format!("{good}x\n"), RevocationFileError::Line { line: 4 });
        check(&format!("{good}\n"), RevocationFileError::Line { line: 4 });
        check(&good.replace(" 77", " +77"), RevocationFileError::Line { line: 3 });
        check(&good.replace(" 77", " 4294967296"), RevocationFileError::Line { line: 3 });
    }

    proptest! {
        #[test]
        fn lists_come_back_from_text(codes in prop::collection::vec(any::<([u8; 16], u32)>(), 0..40)) {
            let list = list(codes);
            prop_assert_eq!(RevocationList::from_text(&list.to_text()), Ok(list));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), byte in any::<prop::sample::Index>(), letter in any::<char>()) {
            let _ = RevocationList::from_text(&text);
            let good = list(vec![([1; 16], 5), ([2; 16], 77)]).to_text();
            let at = byte.index(good.len());
            let mutated = format!("{}{letter}{}", &good[..at], &good[at + 1..]);
            if let Ok(list) = RevocationList::from_text(&mutated) {
                prop_assert!(list.len() <= 2);
            }
        }
    }
}
