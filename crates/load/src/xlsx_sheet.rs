use std::io::BufRead;

use crate::csv_rows::{MOST_COLUMNS, MOST_LETTERS, TakeRow};
use crate::load_error::{Complaint, LoadError};
use crate::xlsx_xml::{Word, Xml, attribute};

/// A cell while it is read.
#[derive(Debug, Default)]
struct Cell {
    column: usize,
    kind: String,
    value: String,
    formula: Option<String>,
}

/// What letters belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
}

/// Reads a sheet row by row. A cell with a formula is given as the formula, `=A1*4`: what it once came to may be stale.
pub(crate) fn read_sheet<R: BufRead>(
    part: R,
    texts: &[String],
    file: Complaint<'_>,
    take: &mut TakeRow<'_>,
) -> Result<(), LoadError> {
    let mut xml = Xml::new(part, file);
    let (mut line, mut next_column) = (0_usize, 0_usize);
    let mut cells: Vec<String> = Vec::new();
    let mut cell: Option<Cell> = None;
    let mut inside = Inside::Nothing;
    loop {
        match xml.next()? {
            Word::Begin(name, attributes) => match name.as_str() {
                "row" => {
                    line = attribute(&attributes, "r").and_then(|r| r.parse().ok()).unwrap_or(line + 1);
                    next_column = 0;
                    cells.iter_mut().for_each(String::clear);
                }
                "c" => {
                    let column = attribute(&attributes, "r").map_or(Some(next_column), column_of);
                    let Some(column) = column else {
                        return Err(file.line(line, "a cell has no place", "save the workbook again"));
                    };
                    next_column = column + 1;
                    let kind = attribute(&attributes, "t").unwrap_or_default().to_owned();
                    cell = Some(Cell { column, kind, ..Cell::default() });
                }
                "v" | "t" => inside = Inside::Value,
                "f" => {
                    inside = Inside::Formula;
                    if let Some(cell) = &mut cell {
                        cell.formula = Some(String::new());
                    }
                }
                _ => {}
            },
            Word::Letters(letters) => {
                let target = match (&mut cell, inside) {
                    (Some(cell), Inside::Value) => Some(&mut cell.value),
                    (Some(cell), Inside::Formula) => cell.formula.as_mut(),
                    _ => None,
                };
                if let Some(target) = target {
                    target.push_str(&letters);
                    if target.len() > MOST_LETTERS {
                        let wrong = format!("a cell is longer than {MOST_LETTERS} letters");
                        return Err(file.line(line, wrong, "remove the text"));
                    }
                }
            }
            Word::End(name) => match name.as_str() {
                "v" | "t" | "f" => inside = Inside::Nothing,
                "c" => {
                    if let Some(cell) = cell.take() {
                        put(&mut cells, cell, texts, line, file)?;
                    }
                }
                "row" => take(line, &cells)?,
                "sheetData" => return Ok(()),
                _ => {}
            },
            Word::Over => return Ok(()),
        }
    }
}

fn put(
    cells: &mut Vec<String>,
    cell: Cell,
    texts: &[String],
    line: usize,
    file: Complaint<'_>,
) -> Result<(), LoadError> {
    let value = match (cell.formula, cell.kind.as_str()) {
        (Some(formula), _) => format!("={formula}"),
        (None, "s") if cell.value.trim().is_empty() => String::new(),
        (None, "s") => {
            let text = cell.value.trim().parse::<usize>().ok().and_then(|number| texts.get(number));
            let right = "save the workbook again";
            text.cloned().ok_or_else(|| file.line(line, "a cell names a text that is not there", right))?
        }
        // Numbers, inline texts, times of ISO 8601 and errors such as #N/A stand as they are.
        (None, _) => cell.value,
    };
    let value = value.trim();
    if value.is_empty() {
        return Ok(());
    }
    if cell.column >= MOST_COLUMNS {
        let right = format!("keep the columns of one meter, at most {MOST_COLUMNS}");
        return Err(file.line(line, format!("column {} is used", cell.column + 1), right));
    }
    if cells.len() <= cell.column {
        cells.resize(cell.column + 1, String::new());
    }
    if let Some(place) = cells.get_mut(cell.column) {
        value.clone_into(place);
    }
    Ok(())
}

/// The column of a place such as `AB12`, counted from 0; none where it is no place or beyond what workbooks have.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column =
        letters.take(4).fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    (1..=16_384).contains(&column).then(|| column - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &str, expect: &[(usize, &[&str])]) {
        let xml = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let texts = ["start".to_owned(), "有功 & 无功".to_owned()];
        let mut found = Vec::new();
        read_sheet(xml.as_bytes(), &texts, Complaint("a.xlsx"), &mut |line, cells| {
            found.push((line, cells.to_vec()));
            Ok(())
        })
        .unwrap();
        let expect: Vec<(usize, Vec<String>)> =
            expect.iter().map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect();
        assert_eq!(found, expect, "{rows}");
    }

    #[test]
    fn cells_of_every_kind_are_read() {
        check(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>",
            &[(1, &["start", "", "有功 & 无功"])],
        );
        check("<row><c><v>45658.25</v></c><c><v>1.5</v></c></row><row/>", &[(1, &["45658.25", "1.5"]), (2, &["", ""])]);
        check("<row r=\"7\"><c t=\"inlineStr\"><is><t>a&amp;b</t></is></c></row>", &[(7, &["a&b"])]);
        check("<row r=\"2\"><c r=\"B2\"><f>A1*4</f><v>8</v></c></row>", &[(2, &["", "=A1*4"])]);
        check("<row r=\"2\"><c r=\"A2\" t=\"s\"><v/></c></row>", &[(2, &[])]);
    }

    #[test]
    fn columns_are_counted() {
        assert_eq!(column_of("A1"), Some(0));
        assert_eq!(column_of("AB12"), Some(27));
        assert_eq!(column_of("XFD1"), Some(16_383));
        assert_eq!(column_of("XFE1"), None);
        assert_eq!(column_of("AAAAAAAAAAAAAA1"), None);
        assert_eq!(column_of("12"), None);
    }
}
