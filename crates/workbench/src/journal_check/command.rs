use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

use journal::{Clock, FileSystem, RealFileSystem, SpoolReport, SystemClock};
use record_store::{DATABASE, StoreCopy, StoreReport, lower_marks};
use rusqlite::Connection;

use super::arguments::{JournalArguments, JournalCommand};
use super::error::JournalCheckError;
use super::place::Place;
use super::words::words;
use super::{spool_lines, store_lines};
use crate::workbench_error::WorkbenchError;

/// Runs a journal command.
pub(crate) fn run(arguments: &JournalArguments, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    match &arguments.command {
        JournalCommand::Verify { dir } => verify(&Place::find(dir)?, out),
        JournalCommand::Repair { dir, yes } => {
            let lines = match Place::find(dir)? {
                Place::Spool(dir) => mend_spool(&dir, *yes)?,
                Place::Store(dir) => mend_store(&dir, *yes)?,
            };
            let words = words();
            let head = match (lines.is_empty(), yes) {
                (true, _) => &words.nothing_to_do,
                (false, false) => &words.would,
                (false, true) => &words.done,
            };
            write_lines(std::iter::once(head).chain(&lines), out)
        }
    }
}

fn verify(place: &Place, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    let (head, lines, is_whole, dir) = match place {
        Place::Spool(dir) => {
            let report = read_spool(dir)?;
            (&words.spool, spool_lines::lines(&report), report.is_whole(), dir)
        }
        Place::Store(dir) => {
            let report = read_store(dir)?;
            (&words.store, store_lines::lines(&report), report.is_whole(), dir)
        }
    };
    writeln!(out, "{}: {head}", dir.display())?;
    write_lines(&lines, out)?;
    if !is_whole {
        return Err(JournalCheckError::NotWhole(dir.clone()).into());
    }
    writeln!(out, "{}", words.is_whole)?;
    Ok(())
}

fn write_lines<'a>(lines: impl IntoIterator<Item = &'a String>, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn read_spool(dir: &Path) -> Result<SpoolReport, JournalCheckError> {
    let failed = |source| JournalCheckError::Io { path: dir.to_owned(), source };
    SpoolReport::read(&RealFileSystem, dir).map_err(failed)
}

fn read_store(dir: &Path) -> Result<StoreReport, JournalCheckError> {
    Ok(StoreReport::read(StoreCopy::of(dir)?.connection())?)
}

fn mend_spool(dir: &Path, yes: bool) -> Result<Vec<String>, JournalCheckError> {
    if !yes {
        return Ok(spool_lines::repairs(&read_spool(dir)?.repairs()));
    }
    let offset_min = jiff::ZonedDateTime::now().offset().seconds() / 60;
    let clock = SystemClock::start(i16::try_from(offset_min).unwrap_or(0))?;
    let disk: Arc<dyn FileSystem> = Arc::new(RealFileSystem);
    Ok(spool_lines::repairs(&journal::repair(&disk, dir, clock.now())?))
}

fn mend_store(dir: &Path, yes: bool) -> Result<Vec<String>, JournalCheckError> {
    if !yes {
        return Ok(store_lines::repairs(&read_store(dir)?));
    }
    // The server's own lock.
    let _lock = RealFileSystem.lock(&dir.join("lock")).map_err(|source| match source.kind() {
        ErrorKind::WouldBlock => JournalCheckError::InUse(dir.to_owned()),
        _ => JournalCheckError::Io { path: dir.to_owned(), source },
    })?;
    let report = read_store(dir)?;
    let lines = store_lines::repairs(&report);
    if !lines.is_empty() {
        let mut connection = Connection::open(dir.join(DATABASE))?;
        record_store::make_durable(&connection)?;
        lower_marks(&mut connection, &report)?;
    }
    Ok(lines)
}
