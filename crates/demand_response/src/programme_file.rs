use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use crate::assumptions::Assumptions;
use crate::programme::Programme;
use crate::programme_check::{Fault, check_assumptions, check_programme};

/// Why there is no programme. One sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgrammeError {
    /// A file says something that cannot be.
    #[error("{file}, line {line}: {wrong}; {right}")]
    InFile {
        /// The name the file was given by.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        wrong: String,
        /// What would be right.
        right: String,
    },
    /// There is no shipped programme of that id.
    #[error("there is no programme {id}: choose one of {known}")]
    Unknown {
        /// What was asked for.
        id: String,
        /// The ids there are, separated by commas.
        known: String,
    },
}

/// The longest file of rules, in bytes: more is another file by mistake.
const LONGEST: usize = 1_000_000;

impl Programme {
    /// Reads and checks the text of a programme file; `file` is what errors call it.
    pub fn parse(file: &str, text: &str) -> Result<Programme, ProgrammeError> {
        let programme: Programme = parse(file, text)?;
        check_programme(&programme).map_err(|fault| in_file(file, text, fault))?;
        Ok(programme)
    }
}

impl Assumptions {
    /// Reads and checks the text of a file of assumptions.
    pub fn parse(file: &str, text: &str) -> Result<Assumptions, ProgrammeError> {
        let assumptions: Assumptions = parse(file, text)?;
        check_assumptions(&assumptions).map_err(|fault| in_file(file, text, fault))?;
        Ok(assumptions)
    }
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, ProgrammeError> {
    let error = |line, wrong: String, right: &str| ProgrammeError::InFile {
        file: file.to_owned(),
        line,
        wrong: one_line(&wrong),
        right: right.to_owned(),
    };
    if text.len() > LONGEST {
        return Err(error(
            1,
            format!("the file has {} bytes", text.len()),
            "bring a file of rules, of 1,000,000 bytes at most",
        ));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(64);
    options.from_str(text).map_err(|fault| {
        let wrong = fault.code.to_string();
        let right = "write it as docs/demand-response.md shows, with decimals and dates in quotes";
        error(fault.span.start.line, wrong, right)
    })
}

fn in_file(file: &str, text: &str, fault: Fault) -> ProgrammeError {
    let begins = |line: &str| line.trim_start().strip_prefix(fault.field).is_some_and(|rest| rest.starts_with(':'));
    let line = text.lines().position(begins).map_or(1, |line| line + 1);
    let wrong = one_line(&format!("{}: {}", fault.field, fault.wrong));
    ProgrammeError::InFile { file: file.to_owned(), line, wrong, right: fault.right.to_owned() }
}

/// A complaint on one line, without the rest of what it quotes once that is long: a file may have a name or a text of
/// any length where a word belongs.
pub(crate) fn one_line(said: &str) -> String {
    const MOST: usize = 600;
    let clean = said.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c });
    clean.chain(said.chars().nth(MOST).map(|_| '…')).collect()
}
