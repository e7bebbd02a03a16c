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
        let reason = reason.into().trim_end_matches('.').to_owned();
        Self { file: file.to_owned(), line: position.line, column: position.column, reason }
    }
}
