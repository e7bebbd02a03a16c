use std::cell::Cell;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::load_error::{Complaint, LoadError};

/// The most that the parts of a workbook may unpack to, in bytes. A year of quarter hours with twenty columns is 60 MB.
pub(crate) const MOST_UNPACKED: u64 = 128 << 20;
/// More parts than any workbook has.
const MOST_PARTS: usize = 10_000;

/// The parts of a workbook, unpacked while they are read and never more than [`MOST_UNPACKED`] altogether.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    file: Complaint<'a>,
    left: Rc<Cell<u64>>,
}

/// One part while it is read.
pub(crate) struct Part<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<'a> Package<'a> {
    /// Opens a workbook.
    pub fn open(bytes: &'a [u8], file: Complaint<'a>) -> Result<Package<'a>, LoadError> {
        let parts = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if parts > MOST_PARTS {
            let wrong = format!("it is a ZIP of {parts} files, and no workbook");
            return Err(file.file(wrong, "bring one table as CSV or XLSX"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(file, &error))?;
        Ok(Package { archive, file, left: Rc::new(Cell::new(MOST_UNPACKED)) })
    }

    /// A part by its path; none where the workbook has none of it.
    pub fn part(&mut self, path: &str) -> Result<Option<BufReader<Part<impl Read>>>, LoadError> {
        let (file, left) = (self.file, Rc::clone(&self.left));
        match self.archive.by_name(path.trim_start_matches('/')) {
            Ok(inner) => Ok(Some(BufReader::new(Part { inner, left }))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(damaged(file, &error)),
        }
    }
}

impl<R: Read> Read for Part<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64).ok_or_else(|| {
            let limit = MOST_UNPACKED >> 20;
            std::io::Error::other(format!("it unpacks to more than {limit} MB"))
        })?;
        self.left.set(left);
        Ok(read)
    }
}

/// What is wrong with a package that cannot be read.
fn damaged(file: Complaint<'_>, error: &ZipError) -> LoadError {
    if matches!(error, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) {
        return file.file("the file is locked with a password", "take the password off and save it again");
    }
    file.file(format!("the workbook cannot be read ({error})"), "save it again as XLSX, or as CSV")
}
