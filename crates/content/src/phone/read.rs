//! Reads the practice phone's documents. A bad one leaves its whole app as it was last good.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rules::{self, Written};
use super::{Accents, App, AppDoc, Household, TopicDoc};
use crate::parse::parse;
use crate::position::Position;
use crate::{ContentError, Document};

/// Folder of the documents.
pub const PHONE_FOLDER: &str = "scenes/phone/";

/// Everything the practice phone shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhoneDocs {
    /// Apps by id.
    pub apps: BTreeMap<String, Arc<App>>,
    /// Whose account is practised on; without one there is no phone.
    pub household: Option<Arc<Household>>,
    /// Addresses of the real things, by name; each hall has its own.
    pub addresses: BTreeMap<String, String>,
    /// What the pinyin keyboard takes for each other.
    pub accents: Accents,
}

impl PhoneDocs {
    /// Reads all documents below [`PHONE_FOLDER`].
    pub(crate) fn read(documents: &[Document], last_good: Option<&Self>, errors: &mut Vec<ContentError>) -> Self {
        let mut docs = Self::default();
        let mut folders: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
        for document in documents {
            let Some(name) = document.path.strip_prefix(PHONE_FOLDER).filter(|name| name.ends_with(".ron")) else {
                continue;
            };
            match name.split_once('/') {
                Some((app, file)) if !file.contains('/') => folders.entry(app).or_default().push(document),
                Some(_) => errors.push(misplaced(document)),
                None if name == "household.ron" => {
                    let read = parse(document).and_then(|household| {
                        rules::check_household(document, &household)?;
                        Ok(Arc::new(household))
                    });
                    docs.household = or_kept(read, last_good.and_then(|docs| docs.household.clone()), errors);
                }
                None if name == "addresses.ron" => {
                    let read = parse(document).and_then(|addresses| {
                        rules::check_addresses(document, &addresses)?;
                        Ok(addresses)
                    });
                    let kept = last_good.map(|docs| docs.addresses.clone());
                    docs.addresses = or_kept(read, kept, errors).unwrap_or_default();
                }
                None if name == "keyboard.ron" => {
                    let kept = last_good.map(|docs| docs.accents);
                    docs.accents = or_kept(parse(document), kept, errors).unwrap_or_default();
                }
                None => errors.push(misplaced(document)),
            }
        }
        for (id, folder) in folders {
            let kept = last_good.and_then(|docs| docs.apps.get(id).cloned());
            let read = read_app(id, &folder, docs.household.as_deref()).map(Arc::new);
            if let Some(app) = or_kept(read, kept, errors) {
                docs.apps.insert(id.to_owned(), app);
            }
        }
        rules::drop_doubled_tasks(&mut docs, errors);
        docs
    }
}

fn read_app(id: &str, folder: &[&Document], household: Option<&Household>) -> Result<App, ContentError> {
    let path = format!("{PHONE_FOLDER}{id}/app.ron");
    let Some(head) = folder.iter().find(|document| document.path == path) else {
        return Err(ContentError::new(
            &path,
            Position::START,
            "the app has no app.ron: write its name and first page there",
        ));
    };
    let doc: AppDoc = parse(head)?;
    let mut written = Vec::new();
    for document in folder.iter().filter(|document| document.path != path) {
        written.push(Written { document, topic: parse::<TopicDoc>(document)? });
    }
    rules::check_app(id, head, &doc, &written, household)?;
    let mut app = App { doc, pages: BTreeMap::new(), tasks: Vec::new() };
    for Written { topic, .. } in written {
        app.pages.extend(topic.pages.into_iter().map(|page| (page.id.clone(), page)));
        app.tasks.extend(topic.tasks);
    }
    Ok(app)
}

fn or_kept<T>(read: Result<T, ContentError>, kept: Option<T>, errors: &mut Vec<ContentError>) -> Option<T> {
    read.map_err(|error| errors.push(error)).ok().or(kept)
}

fn misplaced(document: &Document) -> ContentError {
    let reason =
        "the phone has household.ron, addresses.ron, keyboard.ron and a folder an app, no deeper: move the file";
    ContentError::new(&document.path, Position::START, reason)
}
