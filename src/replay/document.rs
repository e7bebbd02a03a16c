//! A written visit on disk that grows visit by visit, and can be read and played after each of them.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::step::{Replay, ReplayError, Step};

/// What every document ends with; the next visit is written over it.
const END: &str = "    ],\n)\n";

/// The document.
pub(super) struct Document {
    file: File,
    /// Where its end begins, in bytes.
    end: u64,
}

/// Why visits cannot be recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    #[error("{0} cannot be written: {1}; choose another file with --record")]
    Unwritable(PathBuf, io::Error),
    #[error("a visit cannot be written down: {0}; see that the disk has room")]
    Lost(#[from] io::Error),
    #[error(transparent)]
    Replay(#[from] ReplayError),
    #[error("{0} was not recorded with profile '{1}'; choose another file with --record, or take it away")]
    Other(PathBuf, String),
    #[error("the steps of a visit cannot be written: {0}")]
    Steps(#[from] ron::Error),
}

impl Document {
    /// Opens a document of this profile; a new file begins empty, one that was recorded before goes on.
    pub fn open(path: &Path, profile: &str) -> Result<Self, RecordingError> {
        let failed = |error| RecordingError::Unwritable(path.to_owned(), error);
        let mut file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        if length == 0 {
            let head = head(profile);
            file.write_all(format!("{head}{END}").as_bytes()).map_err(failed)?;
            return Ok(Self { file, end: head.len() as u64 });
        }
        let known = Replay::read(path)?;
        let text = std::fs::read_to_string(path).map_err(failed)?;
        if known.profile != profile || !text.ends_with(END) {
            return Err(RecordingError::Other(path.to_owned(), profile.to_owned()));
        }
        Ok(Self { file, end: length - END.len() as u64 })
    }

    /// Writes a visit behind those that are there. Where that fails, they stay what they were.
    pub fn append(&mut self, steps: &[Step]) -> Result<(), RecordingError> {
        let mut text = String::from("        // A visit.\n");
        for step in steps {
            text.push_str(&format!("        {},\n", ron::to_string(step)?));
        }
        let written = self.write(&format!("{text}{END}"));
        if written.is_ok() {
            self.end += text.len() as u64;
        } else {
            // There was room for the old end, and there is again.
            self.file.set_len(self.end).and_then(|()| self.write(END)).ok();
        }
        Ok(written?)
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()
    }
}

fn head(profile: &str) -> String {
    format!(
        "// Visits as they were made at the glass, one behind the other. What was typed is left out, and so is the time it\n\
         // took: touches on keypads, keys of a keyboard, and everything while the staff console was open.\n\
         (\n    profile: {profile:?},\n    steps: [\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(seconds: f32) -> Step {
        Step::Wait { seconds }
    }

    #[test]
    fn a_document_reads_back_after_every_visit_and_goes_on_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("visits.ron");
        let steps = || Replay::read(&path).unwrap().steps;
        let mut document = Document::open(&path, "dual-screen").unwrap();
        assert_eq!(steps(), []);
        document.append(&[wait(1.0)]).unwrap();
        document.append(&[Step::Tap { id: "start".to_owned() }]).unwrap();
        assert_eq!(steps().len(), 2);
        drop(document);
        Document::open(&path, "dual-screen").unwrap().append(&[wait(2.5)]).unwrap();
        assert_eq!(steps(), [wait(1.0), Step::Tap { id: "start".to_owned() }, wait(2.5)]);
    }

    #[test]
    fn files_that_hold_something_else_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("visits.ron");
        for text in ["a letter", "(steps: [])", "(profile: \"other\", steps: [\n    ],\n)\n"] {
            std::fs::write(&path, text).unwrap();
            assert!(Document::open(&path, "dual-screen").is_err(), "{text}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }
}
