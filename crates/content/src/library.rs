//! All documents of a hall, parsed: what the exhibit shows from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::parse::{parse_profile, parse_scene, parse_theme};
use crate::phone::{PHONE_FOLDER, PhoneDocs};
use crate::position::Position;
use crate::shown_visit::{SHOWN_FOLDER, ShownVisit, parse_shown_visit};
use crate::{ContentError, Document, Language, Messages, Profile, SceneDoc, Source, Theme};

/// Path of the theme document.
const THEME: &str = "assets/theme/theme.ron";

/// Everything a hall shows, as of one moment. Built from documents; a bad document never gets in.
#[derive(Clone, Debug)]
pub struct Library {
    pub theme: Theme,
    /// Profiles by id.
    pub profiles: BTreeMap<String, Profile>,
    /// Scenes by id.
    pub scenes: BTreeMap<String, Arc<SceneDoc>>,
    pub messages: Messages,
    /// Apps of the practice phone.
    pub phone: Arc<PhoneDocs>,
    /// Visits that attract loops show, by name.
    pub shown: Shown,
}

impl Library {
    /// Reads a source for the first time: a bad document of its folder leaves the built-in one of the same path in
    /// force. The list holds what is wrong with documents that were left out.
    ///
    /// # Errors
    /// As for [`Self::load`], where the built-in documents are no library and the folder does not make them one.
    pub fn open(source: &Source) -> Result<(Self, Vec<ContentError>), ContentError> {
        match (Self::load(source.embedded()), source.folder()) {
            (Ok(built_in), None) => Ok(built_in),
            (Ok((built_in, mut errors)), Some(_)) => match source.documents() {
                Ok(documents) => Ok(built_in.reload(&documents)),
                Err(error) => {
                    errors.push(error);
                    Ok((built_in, errors))
                }
            },
            (Err(error), None) => Err(error),
            (Err(_), Some(_)) => Self::load(&source.documents()?),
        }
    }

    /// Reads documents for the first time. The list holds what is wrong with documents that were left out.
    ///
    /// # Errors
    /// Without a good theme and some messages of every language nothing can be shown at all.
    pub fn load(documents: &[Document]) -> Result<(Self, Vec<ContentError>), ContentError> {
        let theme = match documents.iter().find(|document| document.path == THEME) {
            Some(document) => parse_theme(document)?,
            None => return Err(ContentError::new(THEME, Position::START, "the theme is missing: put it there")),
        };
        let (messages, mut errors) = Messages::load(documents, None);
        if let Some(language) = Language::ALL.into_iter().find(|language| messages.lacks(*language)) {
            return Err(no_messages(language));
        }
        let (profiles, scenes, shown) = read_all(documents, None, &mut errors);
        let phone = Arc::new(PhoneDocs::read(documents, None, &mut errors));
        Ok((Self { theme, profiles, scenes, messages, phone, shown }, errors))
    }

    /// Reads documents again. A document that is now bad stays as it was last good; one that is gone is gone, but the
    /// theme and the last messages of a language stay.
    #[must_use]
    pub fn reload(&self, documents: &[Document]) -> (Self, Vec<ContentError>) {
        let (mut messages, mut errors) = Messages::load(documents, Some(&self.messages));
        for language in Language::ALL {
            if messages.lacks(language) {
                errors.push(no_messages(language));
                messages.keep(language, &self.messages);
            }
        }
        let theme = match documents.iter().find(|document| document.path == THEME).map(parse_theme) {
            Some(Ok(theme)) => theme,
            Some(Err(error)) => {
                errors.push(error);
                self.theme.clone()
            }
            None => self.theme.clone(),
        };
        let (profiles, scenes, shown) = read_all(documents, Some(self), &mut errors);
        let phone = Arc::new(PhoneDocs::read(documents, Some(&self.phone), &mut errors));
        (Self { theme, profiles, scenes, messages, phone, shown }, errors)
    }
}

type Profiles = BTreeMap<String, Profile>;
type Scenes = BTreeMap<String, Arc<SceneDoc>>;
type Shown = BTreeMap<String, Arc<ShownVisit>>;

fn read_all(
    documents: &[Document],
    last_good: Option<&Library>,
    errors: &mut Vec<ContentError>,
) -> (Profiles, Scenes, Shown) {
    let mut shown = Shown::new();
    let mut profiles = Profiles::new();
    let mut scenes = Scenes::new();
    for document in documents {
        let Some(name) = document.path.strip_prefix("scenes/").and_then(|name| name.strip_suffix(".ron")) else {
            continue;
        };
        if let Some(id) = name.strip_prefix("profiles/") {
            let kept = last_good.and_then(|library| library.profiles.get(id));
            put(&mut profiles, id, parse_profile(document, id), kept, errors);
        } else if let Some(id) = document.path.strip_prefix(SHOWN_FOLDER).and_then(|id| id.strip_suffix(".ron")) {
            let kept = last_good.and_then(|library| library.shown.get(id));
            put(&mut shown, id, parse_shown_visit(document).map(Arc::new), kept, errors);
        } else if document.path.starts_with(PHONE_FOLDER) {
            // Read with the rest of the phone.
        } else if name.contains('/') {
            let reason = "scenes lie in scenes/, profiles in scenes/profiles/, the phone in scenes/phone/ and visits to \
                          show in scenes/shown/: move the file";
            errors.push(ContentError::new(&document.path, Position::START, reason));
        } else {
            let kept = last_good.and_then(|library| library.scenes.get(name));
            put(&mut scenes, name, parse_scene(document, name).map(Arc::new), kept, errors);
        }
    }
    (profiles, scenes, shown)
}

/// Puts in what was read, or else what was last good.
fn put<T: Clone>(
    into: &mut BTreeMap<String, T>,
    id: &str,
    read: Result<T, ContentError>,
    kept: Option<&T>,
    errors: &mut Vec<ContentError>,
) {
    match read {
        Ok(good) => {
            into.insert(id.to_owned(), good);
        }
        Err(error) => {
            errors.push(error);
            if let Some(kept) = kept {
                into.insert(id.to_owned(), kept.clone());
            }
        }
    }
}

fn no_messages(language: Language) -> ContentError {
    let folder = format!("assets/locales/{language}/");
    ContentError::new(&folder, Position::START, "no messages of this language are here: put its .ftl files there")
}
