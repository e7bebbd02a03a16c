use crate::finding::{Done, Finding, FindingKind};
use crate::load_error::{Complaint, LoadError};
use crate::mapping::Mapping;
use crate::progress::Watch;
use crate::stamp::SerialDays;
use crate::table::Table;
use crate::xlsx_book::{Book, Sheet};
use crate::xlsx_package::Package;
use crate::xlsx_sheet::read_sheet;

/// Reads the sheet that the mapping names, else the first with a header that is understood.
pub(crate) fn read_xlsx<'a>(
    bytes: &[u8],
    file: Complaint<'a>,
    mapping: &'a Mapping,
    watch: &mut Watch<'_>,
) -> Result<Table<'a>, LoadError> {
    let mut package = Package::open(bytes, file)?;
    let book = Book::read(&mut package, file)?;
    let wanted = |sheet: &&Sheet| mapping.sheet.as_ref().is_none_or(|name| *name == sheet.name);
    let mut refused = None;
    for sheet in book.sheets.iter().filter(wanted) {
        let Some(part) = package.part(&sheet.path)? else { continue };
        let mut table = Table::new(file, mapping, SerialDays { from_1904: book.from_1904 });
        read_sheet(part, &book.texts, file, &mut |line, cells| table.take(line, cells, watch))?;
        if let Err(error) = table.close() {
            refused = refused.or(Some(error));
            continue;
        }
        let others = book.sheets.iter().filter(|other| *other != sheet);
        table.findings.extend(
            others.map(|other| Finding::of_file(FindingKind::UnusedSheet, Done::LeftOut, None, other.name.as_str())),
        );
        return Ok(table);
    }
    Err(refused.unwrap_or_else(|| {
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let wrong = mapping.sheet.as_ref().map_or("the workbook has no sheet of cells".to_owned(), |name| {
            format!("there is no sheet `{name}` among {}", names.join(", "))
        });
        file.file(wrong, "bring a workbook with the load on a sheet, and name that sheet if you name one")
    }))
}
