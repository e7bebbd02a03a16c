use thiserror::Error;

/// Why a file gives no load. Every message is one sentence that says what is wrong and what to bring.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LoadError {
    /// Something at one line of the file is wrong.
    #[error("{file}, line {line}: {wrong}; {right}.")]
    Line {
        /// The name the file was given by.
        file: String,
        /// The line or the row of the sheet, counted from 1.
        line: usize,
        /// What is wrong there.
        wrong: String,
        /// What would be right.
        right: String,
    },
    /// Something about the whole file is wrong.
    #[error("{file}: {wrong}; {right}.")]
    File {
        /// The name the file was given by.
        file: String,
        /// What is wrong with it.
        wrong: String,
        /// What to bring instead.
        right: String,
    },
    /// The reading was stopped by the one who asked for it.
    #[error("reading {file} was stopped: start it again when you want its load.")]
    Stopped {
        /// The name the file was given by.
        file: String,
    },
}

/// Errors of one file, which all name it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Complaint<'a>(pub &'a str);

impl Complaint<'_> {
    pub fn line(self, line: usize, wrong: impl Into<String>, right: impl Into<String>) -> LoadError {
        LoadError::Line { file: self.0.to_owned(), line, wrong: plain(&wrong.into()), right: right.into() }
    }

    pub fn file(self, wrong: impl Into<String>, right: impl Into<String>) -> LoadError {
        LoadError::File { file: self.0.to_owned(), wrong: plain(&wrong.into()), right: right.into() }
    }
}

/// What a library says may quote the file, line ends and all, at any length; a sentence stays on its line and ends.
fn plain(said: &str) -> String {
    const MOST: usize = 600;
    let clean = said.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c });
    clean.chain(said.chars().nth(MOST).map(|_| '…')).collect()
}

/// The first characters of what a file says, so that a sentence stays a sentence.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    let clean: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() { format!("`{clean}…`") } else { format!("`{clean}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_stays_on_its_line() {
        let error = Complaint("a.csv").line(2, "`a\nb` is no number", "write one");
        assert_eq!(error.to_string(), "a.csv, line 2: `a b` is no number; write one.");
        assert_eq!(quoted(&"x".repeat(50)).chars().count(), 43);
    }
}
