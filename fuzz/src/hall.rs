use content::{Document, Known, Library, lint};

use crate::sentence;

/// The least that a library needs: a theme, and messages in both languages.
pub struct Hall {
    documents: Vec<Document>,
}

impl Hall {
    /// With nothing to show yet.
    pub fn new() -> Hall {
        let document = |path: &str, text: &str| Document { path: path.to_owned(), text: text.to_owned() };
        let theme = include_str!("../../assets/theme/theme.ron");
        Hall {
            documents: vec![
                document("assets/theme/theme.ron", theme),
                document("assets/locales/en/hall.ftl", "title = Hall\n"),
                document("assets/locales/zh-CN/hall.ftl", "title = Hall\n"),
            ],
        }
    }

    /// Puts a document there, in place of the one of its path.
    pub fn put(&mut self, path: &str, text: &str) {
        let document = Document { path: path.to_owned(), text: text.to_owned() };
        match self.documents.iter_mut().find(|known| known.path == path) {
            Some(known) => *known = document,
            None => self.documents.push(document),
        }
    }

    /// Reads everything: what is refused says why, and what is taken is looked through by the lints. The library, unless
    /// there cannot be one.
    pub fn read(&self) -> Option<(Library, usize)> {
        match Library::load(&self.documents) {
            Ok((library, errors)) => {
                errors.iter().for_each(sentence);
                let _ = lint(&library, &Known::default());
                let (again, errors_again) = library.reload(&self.documents);
                assert_eq!(errors, errors_again, "the same documents are refused differently");
                assert_eq!(library.scenes, again.scenes);
                assert_eq!(library.profiles, again.profiles);
                assert_eq!(library.phone, again.phone);
                Some((library, errors.len()))
            }
            Err(error) => {
                sentence(error);
                None
            }
        }
    }
}

impl Default for Hall {
    fn default() -> Hall {
        Hall::new()
    }
}

/// The bytes as a text file; none where they are no UTF-8, which is refused before any of the parsers.
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}
