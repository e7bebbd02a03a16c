//! What apps, tasks and pages are called, by the ids of the records: for statistics.

use std::collections::BTreeMap;

use content::{Language, Library, Values};
use serde::Serialize;

/// A name by language tag.
type Name = BTreeMap<&'static str, String>;

/// Names by id. A page is called as records call it, `wsgw.home`; one whose title is filled in while practising has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Names {
    pub app: BTreeMap<String, Name>,
    pub task: BTreeMap<String, Name>,
    pub page: BTreeMap<String, Name>,
}

impl Names {
    /// All names of a hall's practice phone.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let mut names = Self::default();
        for (id, app) in &library.phone.apps {
            names.app.extend(name(library, &app.doc.name).map(|name| (id.clone(), name)));
            for task in &app.tasks {
                names.task.extend(name(library, &task.name).map(|name| (task.id.clone(), name)));
            }
            for (page, doc) in &app.pages {
                names.page.extend(name(library, &doc.title).map(|name| (format!("{id}.{page}"), name)));
            }
        }
        names
    }
}

/// A message in every language, where it is the same for everybody.
fn name(library: &Library, message: &str) -> Option<Name> {
    let messages = &library.messages;
    Language::ALL
        .into_iter()
        .map(|language| {
            let fixed = messages.has(language, message) && messages.arguments(language, message).is_empty();
            fixed.then(|| (language.tag(), messages.format(language, message, &Values::default())))
        })
        .collect()
}
