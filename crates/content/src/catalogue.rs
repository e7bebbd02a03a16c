//! All messages of one language, put together from its documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::Language;
use crate::message_text::{arguments, literals, message, messages_of};

/// The messages of one language.
pub(crate) struct Catalogue {
    documents: BTreeMap<String, Arc<FluentResource>>,
    bundle: FluentBundle<Arc<FluentResource>>,
    /// Which document holds a message.
    homes: BTreeMap<String, Arc<FluentResource>>,
}

impl Catalogue {
    /// Puts documents together. Where two define the same message the first path wins; the loader has refused that.
    pub fn new(language: Language, documents: BTreeMap<String, Arc<FluentResource>>) -> Self {
        let locale = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks that isolate arguments have no glyph in the hall's fonts, and no text here runs right to left.
        bundle.set_use_isolating(false);
        let mut homes = BTreeMap::new();
        for resource in documents.values() {
            // Doubles are the only error there can be here.
            let _doubles = bundle.add_resource(Arc::clone(resource));
            for message in messages_of(resource) {
                homes.entry(message.id.name.to_owned()).or_insert_with(|| Arc::clone(resource));
            }
        }
        Self { documents, bundle, homes }
    }

    pub fn document(&self, path: &str) -> Option<&Arc<FluentResource>> {
        self.documents.get(path)
    }

    pub fn has(&self, id: &str) -> bool {
        self.homes.contains_key(id)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.homes.keys().map(String::as_str)
    }

    /// The message with its arguments put in, or `None` where there is no such message.
    pub fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        // A missing argument stays readable as {$name}; the lint finds it before a visitor does.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }

    /// What the message itself writes, without its arguments.
    pub fn literals(&self, id: &str) -> String {
        self.homes.get(id).and_then(|home| message(home, id)).map_or_else(String::new, literals)
    }

    /// Names of the arguments the message uses.
    pub fn arguments(&self, id: &str) -> BTreeSet<String> {
        self.homes.get(id).and_then(|home| message(home, id)).map_or_else(BTreeSet::new, arguments)
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue")
            .field("documents", &self.documents.keys())
            .field("messages", &self.homes.len())
            .finish_non_exhaustive()
    }
}
