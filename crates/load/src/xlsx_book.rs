use crate::load_error::{Complaint, LoadError};
use crate::xlsx_package::Package;
use crate::xlsx_xml::{Word, Xml, attribute};

/// The most letters that the shared texts of a workbook may have.
const MOST_SHARED: usize = 32 << 20;
/// The most texts a workbook may share.
const MOST_TEXTS: usize = 1_000_000;
/// More sheets than a load comes in.
const MOST_SHEETS: usize = 100;

/// What a workbook says about its sheets.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// In the order of the tabs.
    pub sheets: Vec<Sheet>,
    /// Days count from 1904.
    pub from_1904: bool,
    /// Texts that cells name by number.
    pub texts: Vec<String>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub name: String,
    pub path: String,
}

impl Book {
    /// Reads the list of sheets and the shared texts.
    pub fn read(package: &mut Package<'_>, file: Complaint<'_>) -> Result<Book, LoadError> {
        let (mut named, from_1904) = sheet_names(package, file)?;
        let targets = targets(package, file)?;
        if named.len() > MOST_SHEETS {
            let wrong = format!("the workbook has {} sheets", named.len());
            return Err(file.file(wrong, format!("keep the one with the load, at most {MOST_SHEETS}")));
        }
        let sheets = named.drain(..).filter_map(|(name, id)| {
            let (_, target) = targets.iter().find(|(known, _)| *known == id)?;
            // Targets stand relative to `xl`, or begin at the root.
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            Some(Sheet { name, path })
        });
        let sheets: Vec<Sheet> = sheets.collect();
        Ok(Book { sheets, from_1904, texts: shared_texts(package, file)? })
    }
}

/// Names of sheets with their ids, and whether days count from 1904.
fn sheet_names(package: &mut Package<'_>, file: Complaint<'_>) -> Result<(Vec<(String, String)>, bool), LoadError> {
    let Some(part) = package.part("xl/workbook.xml")? else {
        return Err(
            file.file("the ZIP holds no workbook", "bring the table as XLSX or CSV, not packed with other files")
        );
    };
    let (mut xml, mut named, mut from_1904) = (Xml::new(part, file), Vec::new(), false);
    loop {
        match xml.next()? {
            Word::Begin(name, attributes) if name == "sheet" => {
                let of = |key| attribute(&attributes, key).unwrap_or_default().to_owned();
                named.push((of("name"), of("id")));
            }
            Word::Begin(name, attributes) if name == "workbookPr" => {
                from_1904 = matches!(attribute(&attributes, "date1904"), Some("1" | "true"));
            }
            Word::Over => return Ok((named, from_1904)),
            _ => {}
        }
    }
}

/// Where the parts of the workbook lie, by id.
fn targets(package: &mut Package<'_>, file: Complaint<'_>) -> Result<Vec<(String, String)>, LoadError> {
    let Some(part) = package.part("xl/_rels/workbook.xml.rels")? else { return Ok(Vec::new()) };
    let (mut xml, mut targets) = (Xml::new(part, file), Vec::new());
    loop {
        match xml.next()? {
            Word::Begin(name, attributes) if name == "Relationship" => {
                let of = |key| attribute(&attributes, key).unwrap_or_default().to_owned();
                targets.push((of("Id"), of("Target")));
            }
            Word::Over => return Ok(targets),
            _ => {}
        }
    }
}

/// Texts that cells name by number. Readings aloud, which Chinese and Japanese texts may carry, are not part of them.
fn shared_texts(package: &mut Package<'_>, file: Complaint<'_>) -> Result<Vec<String>, LoadError> {
    let Some(part) = package.part("xl/sharedStrings.xml")? else { return Ok(Vec::new()) };
    let (mut xml, mut texts, mut text) = (Xml::new(part, file), Vec::new(), String::new());
    let (mut in_text, mut aloud, mut letters) = (false, false, 0);
    loop {
        match xml.next()? {
            Word::Begin(name, _) => match name.as_str() {
                "si" => text.clear(),
                "t" => in_text = true,
                "rPh" => aloud = true,
                _ => {}
            },
            Word::End(name) => match name.as_str() {
                "si" => texts.push(std::mem::take(&mut text)),
                "t" => in_text = false,
                "rPh" => aloud = false,
                _ => {}
            },
            Word::Letters(more) if in_text && !aloud => {
                letters += more.len();
                text.push_str(&more);
            }
            Word::Letters(_) => {}
            Word::Over => return Ok(texts),
        }
        if letters > MOST_SHARED || texts.len() > MOST_TEXTS {
            return Err(file.file("the workbook is full of texts", "keep only the sheet with the load"));
        }
    }
}
