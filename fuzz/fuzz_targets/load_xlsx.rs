//! A workbook: bytes that begin as a ZIP do are taken as they are, any others are the XML of its parts, which are packed
//! here, so that changed letters reach the reader of XML and not only a checksum.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use load::{Mapping, read};
use zhidian_fuzz::sentence;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const BOOK: &str = r#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
/// What stands between the parts of an input.
const CUT: u8 = 0;

fuzz_target!(|data: &[u8]| {
    let packed = if data.starts_with(b"PK") { data.to_vec() } else { pack(data) };
    match read("load.xlsx", &packed, &Mapping::default()) {
        Ok(reading) => assert!(reading.series.active().iter().all(|energy| energy.0 >= 0)),
        Err(error) => sentence(error),
    }
});

/// The sheet, its texts, the book and its relations, as far as they are there.
fn pack(data: &[u8]) -> Vec<u8> {
    let mut parts = data.split(|byte| *byte == CUT);
    let sheet = parts.next().unwrap_or_default();
    let texts = parts.next().unwrap_or_default();
    let book = parts.next().unwrap_or(BOOK.as_bytes());
    let relations = parts.next().unwrap_or(RELATIONS.as_bytes());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let files = [
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, bytes) in files {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
