//! Fields of fixed size, taken off the front; `None` where the bytes end too early.

pub(crate) fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

pub(crate) fn short(rest: &mut &[u8]) -> Option<u16> {
    Some(u16::from_be_bytes([byte(rest)?, byte(rest)?]))
}

/// A text behind a byte that counts its characters; `None` unless it is ASCII.
pub(crate) fn ascii<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let count = byte(rest)?;
    let (text, after) = rest.split_at_checked(usize::from(count))?;
    *rest = after;
    std::str::from_utf8(text).ok().filter(|text| text.is_ascii())
}
