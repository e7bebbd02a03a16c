//! What is wrong with a document, said so that its writer can put it right.

use thiserror::Error;

use crate::position::Position;

/// A refused document: where, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}, column {column}: {reason}.")]
pub struct ContentError {
    /// Path of the document, such as `scenes/tier-calculator.ron`.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: u32,
    /// What is wrong and what would be right, without the full stop.
    pub reason: String,
}

impl ContentError {
    pub(crate) fn new(file: &str, position: Position, reason: impl Into<String>) -> Self {
        let reason = one_line(reason.into().trim_end_matches('.'));
        Self { file: file.to_owned(), line: position.line, column: position.column, reason }
    }
}

/// A reason on one line, without the rest of what it quotes once that is long: a document may have a name or a text of
/// any length where a word belongs.
fn one_line(said: &str) -> String {
    const MOST: usize = 600;
    let clean = said.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c });
    clean.chain(said.chars().nth(MOST).map(|_| '…')).collect()
}
