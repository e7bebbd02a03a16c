use encoding_rs::GB18030;

use crate::load_error::{Complaint, LoadError};

/// The letters of a file.
#[derive(Debug)]
pub(crate) struct Text {
    pub text: String,
    /// Not UTF-8 but GB18030.
    pub is_gb18030: bool,
}

/// Reads bytes as UTF-8, else as GB18030; any other encoding is refused.
pub(crate) fn decode(bytes: &[u8], complaint: Complaint<'_>) -> Result<Text, LoadError> {
    let right = "save the table as UTF-8 or GB18030 text, or as XLSX";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(complaint.file("it is text in UTF-16", right));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(complaint.file("it is a PDF", "export the table as CSV or XLSX from the metering system"));
    }
    if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
        return Err(complaint.line(line_of(bytes, place), "there are bytes of nought, so this is no text", right));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Text { text: text.to_owned(), is_gb18030: false }),
        Err(error) => match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => Ok(Text { text: text.into_owned(), is_gb18030: true }),
            None => {
                let line = line_of(bytes, error.valid_up_to());
                Err(complaint.line(line, "the bytes are neither UTF-8 nor GB18030", right))
            }
        },
    }
}

fn line_of(bytes: &[u8], place: usize) -> usize {
    bytes[..place.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: Result<&str, &str>) {
        let found = decode(bytes, Complaint("a.csv")).map(|text| text.text).map_err(|error| error.to_string());
        match expect {
            Ok(text) => assert_eq!(found.as_deref(), Ok(text)),
            Err(words) => assert!(found.as_ref().is_err_and(|error| error.contains(words)), "{found:?}"),
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        check("时间".as_bytes(), Ok("时间"));
        check(b"\xef\xbb\xbfkw", Ok("kw"));
        check(&GB18030.encode("时间,有功功率").0, Ok("时间,有功功率"));
        check(b"\xff\xfek\0w\0", Err("UTF-16"));
        check(b"a\nb\xff\xff", Err("line 2: the bytes are neither"));
        check(b"%PDF-1.7", Err("it is a PDF"));
        check(b"a\n\0", Err("line 2: there are bytes of nought"));
    }
}
