use std::io::{Cursor, Write};

use load::{FindingKind, LoadError, Mapping, Reading};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::made_up_year::{found, kw, read as read_text, rows, stamps};

fn read(bytes: &[u8]) -> Result<Reading, LoadError> {
    load::read("load.xlsx", bytes, &Mapping::default())
}

fn check_refused(bytes: &[u8], words: &str) {
    let error = read(bytes).unwrap_err().to_string();
    assert!(error.contains(words), "{error}");
}

/// Two days as spreadsheets have them: times as numbers of days, power as numbers, reactive power as text.
fn workbook(change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let format = Format::new().set_num_format("yyyy/m/d hh:mm");
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "户名:某某机械厂").unwrap();
    let sheet = book.add_worksheet().set_name("负荷").unwrap();
    for (column, name) in [(0, "数据时间"), (1, "有功功率(kW)"), (2, "无功功率(kvar)")] {
        sheet.write(1, column, name).unwrap();
    }
    for (row, at) in (2..).zip(stamps(0, 2)) {
        let time = ExcelDateTime::from_ymd(2025, 1, at.day() as u8).unwrap();
        let time = time.and_hms(at.hour() as u16, at.minute() as u8, 0).unwrap();
        sheet.write_with_format(row, 0, &time, &format).unwrap();
        sheet.write(row, 1, kw(at) as f64).unwrap();
        sheet.write(row, 2, "1.5").unwrap();
    }
    change(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_says_what_a_text_says() {
    let reading = read(&workbook(|_| {})).unwrap();
    let text = read_text(&rows(2, |at| Some(kw(at).to_string()))).unwrap();
    assert_eq!(reading.series.active(), text.series.active());
    assert_eq!(reading.series.start(), text.series.start());
    assert!(reading.series.reactive().unwrap().iter().all(|energy| energy.0 == 375_000));
    let kinds: Vec<FindingKind> = found(&reading).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, [FindingKind::UnusedSheet, FindingKind::PartOfYear]);
}

#[test]
fn a_sheet_is_chosen_by_name() {
    let bytes = workbook(|_| {});
    let named = |name: &str| {
        let mapping = Mapping::parse("a.ron", &format!("(sheet: \"{name}\")")).unwrap();
        load::read("load.xlsx", &bytes, &mapping).map_err(|error| error.to_string())
    };
    assert!(named("负荷").is_ok());
    assert!(named("说明").unwrap_err().contains("no row names a time"));
    assert!(named("电压").unwrap_err().contains("there is no sheet `电压` among 说明, 负荷"));
}

#[test]
fn formulas_are_refused_where_they_matter() {
    let formula = || Formula::new("=B3*4").set_result("12");
    let bytes = workbook(|sheet| {
        sheet.write_formula(5, 1, formula()).unwrap();
    });
    check_refused(&bytes, "load.xlsx, line 6: `=B3*4` is no number; put the values in place of the formulas.");
    let beside = workbook(|sheet| {
        sheet.write(1, 3, "电费").unwrap().write_formula(5, 3, formula()).unwrap();
    });
    assert!(read(&beside).is_ok());
}

#[test]
fn a_missing_cell_is_a_gap_and_an_error_is_one_too() {
    let bytes = workbook(|sheet| {
        sheet.write(40, 1, "--").unwrap().write(41, 1, "#N/A").unwrap();
    });
    let found = found(&read(&bytes).unwrap());
    assert!(found.iter().any(|(kind, _, count)| (*kind, *count) == (FindingKind::Gap, 2)), "{found:?}");
}

#[test]
fn a_locked_workbook_is_refused() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &name, &[0; 100]].concat();
    check_refused(&bytes, "the workbook is locked with a password; take the password off");
}

/// A part of a workbook: its path, and what writes it.
type Part<'a> = (&'a str, &'a dyn Fn(&mut dyn Write));

/// A workbook made of parts, as an enemy would make it.
fn parts(parts: &[Part<'_>]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, write) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        write(&mut zip);
    }
    zip.finish().unwrap().into_inner()
}

const BOOK: &str = r#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn sheet_of(write: &dyn Fn(&mut dyn Write)) -> Vec<u8> {
    parts(&[
        ("xl/workbook.xml", &|out| out.write_all(BOOK.as_bytes()).unwrap()),
        ("xl/_rels/workbook.xml.rels", &|out| out.write_all(RELATIONS.as_bytes()).unwrap()),
        ("xl/worksheets/sheet1.xml", write),
    ])
}

/// A workbook with these rows.
pub fn sheet(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    sheet_of(&move |out| out.write_all(sheet.as_bytes()).unwrap())
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bytes = sheet_of(&|out| {
        out.write_all(b"<worksheet><sheetData>").unwrap();
        let rows = format!("<row>{}</row>", " ".repeat(10_000));
        (0..14_000).for_each(|_| out.write_all(rows.as_bytes()).unwrap());
    });
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    check_refused(&bytes, "it unpacks to more than 128 MB");
}

#[test]
fn a_workbook_that_lies_is_refused() {
    check_refused(&parts(&[("a.txt", &|out| out.write_all(b"hello").unwrap())]), "the ZIP holds no workbook");
    let cell = |cell: &str| sheet(&format!("<row r=\"3\">{cell}</row>"));
    check_refused(&cell("<c r=\"A3\" t=\"s\"><v>7</v></c>"), "line 3: a cell names a text that is not there");
    check_refused(&cell("<c r=\"AAAAAAAAA3\"><v>7</v></c>"), "line 3: a cell has no place");
    check_refused(&cell("<c r=\"XFD3\"><v>7</v></c>"), "line 3: column 16384 is used");
    check_refused(&cell("<c r=\"A3\"><v>7</v></c></wrong>"), "the workbook cannot be read");
}
