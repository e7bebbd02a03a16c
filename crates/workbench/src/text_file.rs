use std::fs::File;
use std::io::Read;

use crate::workbench_error::WorkbenchError;

/// The bytes of a file, named as it was typed when it cannot be read.
pub(crate) fn read_bytes(file: &str) -> Result<Vec<u8>, WorkbenchError> {
    std::fs::read(file).map_err(|source| WorkbenchError::Read { file: file.to_owned(), source })
}

/// Reads a text file, naming it and the line where it is not text.
pub(crate) fn read_text(file: &str) -> Result<String, WorkbenchError> {
    as_text(file, read_bytes(file)?)
}

/// Reads the first `most` bytes of a text file: whoever parses it refuses what is too long, and it does not fill the memory.
pub(crate) fn read_text_up_to(file: &str, most: u64) -> Result<String, WorkbenchError> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|opened| opened.take(most).read_to_end(&mut bytes));
    read.map_err(|source| WorkbenchError::Read { file: file.to_owned(), source })?;
    if bytes.len() as u64 == most {
        // Cut off within a letter it would be no text, which is not what is wrong with it.
        bytes.truncate(bytes.iter().rposition(|byte| byte.is_ascii()).map_or(0, |last| last + 1));
        bytes.resize(usize::try_from(most).unwrap_or(bytes.len()), b' ');
    }
    as_text(file, bytes)
}

fn as_text(file: &str, bytes: Vec<u8>) -> Result<String, WorkbenchError> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        WorkbenchError::NotText { file: file.to_owned(), line }
    })
}
