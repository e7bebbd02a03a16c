use crate::workbench_error::WorkbenchError;

/// The bytes of a file, named as it was typed when it cannot be read.
pub(crate) fn read_bytes(file: &str) -> Result<Vec<u8>, WorkbenchError> {
    std::fs::read(file).map_err(|source| WorkbenchError::Read { file: file.to_owned(), source })
}

/// Reads a text file, naming it and the line where it is not text.
pub(crate) fn read_text(file: &str) -> Result<String, WorkbenchError> {
    String::from_utf8(read_bytes(file)?).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        WorkbenchError::NotText { file: file.to_owned(), line }
    })
}
