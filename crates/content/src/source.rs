//! Where documents come from: what is built in, overlaid by a folder on the hall's own disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::ContentError;
use crate::position::Position;

/// Deepest folder that is looked into: a link that leads back to itself ends here.
const MAX_DEPTH: usize = 8;

/// Kinds of file that are documents.
const EXTENSIONS: [&str; 2] = ["ron", "ftl"];

/// Folders that hold documents.
const FOLDERS: [&str; 2] = ["scenes", "assets"];

/// One text file, by its path in the repository with `/` between folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Such as `scenes/tier-calculator.ron` or `assets/locales/en/common.ftl`.
    pub path: String,
    pub text: String,
}

/// The built-in documents, and the folder whose files replace those of the same path and add others.
#[derive(Clone, Debug, Default)]
pub struct Source {
    embedded: Vec<Document>,
    folder: Option<PathBuf>,
}

impl Source {
    #[must_use]
    pub fn new(embedded: Vec<Document>, folder: Option<PathBuf>) -> Self {
        Self { embedded, folder }
    }

    /// The built-in documents.
    #[must_use]
    pub fn embedded(&self) -> &[Document] {
        &self.embedded
    }

    /// The folder that overlays the built-in documents, to be watched for changes.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// All documents as they are now, sorted by path.
    ///
    /// # Errors
    /// A file or folder that is there but cannot be read, or is not UTF-8.
    pub fn documents(&self) -> Result<Vec<Document>, ContentError> {
        let mut texts: BTreeMap<String, String> =
            self.embedded.iter().map(|document| (document.path.clone(), document.text.clone())).collect();
        if let Some(folder) = &self.folder {
            for name in FOLDERS {
                let below = folder.join(name);
                if below.is_dir() {
                    read_folder(&below, name, MAX_DEPTH, &mut texts)?;
                }
            }
        }
        Ok(texts.into_iter().map(|(path, text)| Document { path, text }).collect())
    }
}

fn read_folder(
    folder: &Path,
    name: &str,
    depth: usize,
    texts: &mut BTreeMap<String, String>,
) -> Result<(), ContentError> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(name, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(name, &error))?;
        let file_name = entry.file_name();
        // Editors leave hidden swap files beside what they edit.
        let Some(file_name) = file_name.to_str().filter(|file_name| !file_name.starts_with('.')) else { continue };
        let name = format!("{name}/{file_name}");
        let path = entry.path();
        if path.is_dir() {
            if depth > 0 {
                read_folder(&path, &name, depth - 1, texts)?;
            }
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| EXTENSIONS.contains(&e)) {
            let bytes = fs::read(&path).map_err(|error| unreadable(&name, &error))?;
            texts.insert(name.clone(), decoded(&name, bytes)?);
        }
    }
    Ok(())
}

fn decoded(name: &str, bytes: Vec<u8>) -> Result<String, ContentError> {
    String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let position = Position::of_offset(&good, good.len());
        ContentError::new(name, position, "the file is not UTF-8 text: save it as UTF-8")
    })
}

fn unreadable(name: &str, error: &std::io::Error) -> ContentError {
    let reason = format!("cannot be read ({error}): give the exhibit the right to read it, or take it away");
    ContentError::new(name, Position::START, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(path: &str, text: &str) -> Document {
        Document { path: path.into(), text: text.into() }
    }

    #[test]
    fn the_folder_replaces_and_adds() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("assets/locales/en")).unwrap();
        fs::create_dir_all(folder.path().join("scenes")).unwrap();
        fs::write(folder.path().join("scenes/b.ron"), "mine").unwrap();
        fs::write(folder.path().join("scenes/.b.ron.swp"), "swap").unwrap();
        fs::write(folder.path().join("scenes/notes.txt"), "notes").unwrap();
        fs::write(folder.path().join("assets/locales/en/a.ftl"), "a = A").unwrap();
        let embedded = vec![document("scenes/b.ron", "built in"), document("scenes/a.ron", "a")];
        let source = Source::new(embedded, Some(folder.path().into()));
        assert_eq!(
            source.documents().unwrap(),
            [
                document("assets/locales/en/a.ftl", "a = A"),
                document("scenes/a.ron", "a"),
                document("scenes/b.ron", "mine"),
            ]
        );
    }

    #[test]
    fn a_folder_that_is_not_there_changes_nothing() {
        let embedded = vec![document("scenes/a.ron", "a")];
        let folder = tempfile::tempdir().unwrap().path().join("gone");
        assert_eq!(Source::new(embedded.clone(), Some(folder)).documents().unwrap(), embedded);
    }

    #[test]
    fn what_is_not_utf8_is_refused_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("scenes")).unwrap();
        fs::write(folder.path().join("scenes/a.ron"), b"(\n  \xff\n)").unwrap();
        let error = Source::new(Vec::new(), Some(folder.path().into())).documents().unwrap_err();
        assert_eq!((error.file.as_str(), error.line, error.column), ("scenes/a.ron", 2, 3));
    }
}
