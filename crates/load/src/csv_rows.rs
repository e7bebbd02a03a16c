use csv::{ReaderBuilder, StringRecord};

use crate::load_error::{Complaint, LoadError};

/// More columns than a table of loads has.
pub(crate) const MOST_COLUMNS: usize = 1000;
/// More letters than a cell of a table of loads has.
pub(crate) const MOST_LETTERS: usize = 10_000;

/// Takes the rows of a table, each with its line, counted from 1.
pub(crate) type TakeRow<'a> = dyn FnMut(usize, &[String]) -> Result<(), LoadError> + 'a;

/// Reads text with commas, semicolons or tabs row by row.
pub(crate) fn read_csv(text: &str, file: Complaint<'_>, take: &mut TakeRow<'_>) -> Result<(), LoadError> {
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut cells: Vec<String> = Vec::new();
    let mut lines = Lines { bytes: text.as_bytes(), counted: 0, line: 1 };
    loop {
        let more = reader.read_record(&mut record);
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        match more {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(file.line(line, error.to_string(), "export the table again")),
        }
        if record.len() > MOST_COLUMNS {
            let right = format!("keep the columns of one meter, at most {MOST_COLUMNS}");
            return Err(file.line(line, format!("there are {} columns", record.len()), right));
        }
        if record.iter().any(|cell| cell.len() > MOST_LETTERS) {
            let right = "close the quotation mark that opens there, or remove the text";
            return Err(file.line(line, format!("a cell is longer than {MOST_LETTERS} letters"), right));
        }
        cells.resize(record.len(), String::new());
        for (cell, read) in cells.iter_mut().zip(&record) {
            cell.clear();
            cell.push_str(read.trim());
        }
        take(line, &cells)?;
    }
}

/// Lines counted along the way. The reader's own count stands before the end of the line above.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first letter at a place or behind it.
    fn at(&mut self, place: u64) -> usize {
        let place = usize::try_from(place).unwrap_or(usize::MAX).clamp(self.counted, self.bytes.len());
        let rest = self.bytes.get(place..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.bytes.get(self.counted..place + blank).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = place + blank;
        self.line
    }
}

/// What stands between the cells: the most frequent of the three within the first lines, a comma if none does.
fn delimiter(text: &str) -> u8 {
    let head = || text.lines().filter(|line| !line.starts_with('#')).take(30);
    let count = |mark: char| head().map(|line| line.matches(mark).count()).sum::<usize>();
    [(count(','), b','), (count(';'), b';'), (count('\t'), b'\t')]
        .into_iter()
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map_or(b',', |(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(usize, &[&str])]) {
        let mut rows = Vec::new();
        read_csv(text, Complaint("a.csv"), &mut |line, cells| {
            rows.push((line, cells.to_vec()));
            Ok(())
        })
        .unwrap();
        let expect: Vec<(usize, Vec<String>)> =
            expect.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect();
        assert_eq!(rows, expect, "{text}");
    }

    #[test]
    fn rows_keep_their_lines() {
        check("a,b\r\n\r\n1,\"2,5\"\n", &[(1, &["a", "b"]), (3, &["1", "2,5"])]);
        check("a;b\n1,5;2", &[(1, &["a", "b"]), (2, &["1,5", "2"])]);
        check("a\tb\n", &[(1, &["a", "b"])]);
        check("a,b,c\n1\n", &[(1, &["a", "b", "c"]), (2, &["1"])]);
    }

    #[test]
    fn a_quotation_that_never_ends_is_refused() {
        let text = format!("a,b\n1,\"{}", "2\n".repeat(MOST_LETTERS));
        let error = read_csv(&text, Complaint("a.csv"), &mut |_, _| Ok(())).unwrap_err();
        assert!(error.to_string().contains("line 2: a cell is longer"), "{error}");
    }
}
