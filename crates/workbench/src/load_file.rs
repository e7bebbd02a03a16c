use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::ops::ControlFlow;

use load::{MAX_FILE_BYTES, Mapping, Reading, Stage};

use crate::text_file::read_text;
use crate::workbench_error::WorkbenchError;

/// Rows between two lines of progress: a year of quarter hours tells it three times.
const ROWS_TOLD: usize = 10_000;

/// Reads a load file, and the mapping file that says what it does not. Whoever waits at a terminal sees how far it is, and
/// stops it as any command.
pub(crate) fn read_load(file: &str, mapping: Option<&str>) -> Result<Reading, WorkbenchError> {
    let mapping = match mapping {
        Some(mapping) => Mapping::parse(mapping, &read_text(mapping)?)?,
        None => Mapping::default(),
    };
    let bytes = read_bounded(file)?;
    let mut stderr = io::stderr();
    let told = stderr.is_terminal();
    let reading = load::read_with(file, &bytes, &mapping, &mut |progress| {
        if told && progress.stage == Stage::Reading && progress.done.is_multiple_of(ROWS_TOLD) {
            // Where nobody can be told there is nothing to do about it.
            let _ = write!(stderr, "\r{file}: {} rows", progress.done);
        }
        ControlFlow::Continue(())
    });
    if told {
        let _ = write!(stderr, "\r\x1b[K");
    }
    Ok(reading?)
}

/// The bytes of a file, if they are not more than a load file has: also of a pipe, which does not say how long it is.
fn read_bounded(file: &str) -> Result<Vec<u8>, WorkbenchError> {
    let unreadable = |source| WorkbenchError::Read { file: file.to_owned(), source };
    let opened = File::open(file).map_err(unreadable)?;
    load::refuse_size(file, opened.metadata().map_err(unreadable)?.len())?;
    let mut bytes = Vec::new();
    opened.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}
