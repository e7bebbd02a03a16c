//! All messages of one language, put together from its documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::Language;
use crate::message_text::{MessageText, messages_of};

/// The messages of one language.
pub(crate) struct Catalogue {
    documents: BTreeMap<String, Arc<FluentResource>>,
    bundle: FluentBundle<Arc<FluentResource>>,
    entries: BTreeMap<String, CatalogueEntry>,
}

struct CatalogueEntry {
    literals: String,
    /// Arguments of the message and of those it refers to.
    arguments: BTreeSet<String>,
}

impl Catalogue {
    /// Puts documents together. Where two define the same message the first path wins; the loader has refused that.
    pub fn new(language: Language, documents: BTreeMap<String, Arc<FluentResource>>) -> Self {
        let locale = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks that isolate arguments have no glyph in the hall's fonts, and no text here runs right to left.
        bundle.set_use_isolating(false);
        let mut texts: BTreeMap<String, MessageText> = BTreeMap::new();
        for resource in documents.values() {
            // Doubles are the only error there can be here.
            let _doubles = bundle.add_resource(Arc::clone(resource));
            for message in messages_of(resource) {
                texts.entry(message.id.name.to_owned()).or_insert_with(|| MessageText::of(message));
            }
        }
        let entries = texts
            .iter()
            .map(|(id, text)| {
                let entry = CatalogueEntry { literals: text.literals.clone(), arguments: all_arguments(id, &texts) };
                (id.clone(), entry)
            })
            .collect();
        Self { documents, bundle, entries }
    }

    pub fn document(&self, path: &str) -> Option<&Arc<FluentResource>> {
        self.documents.get(path)
    }

    pub fn has(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// What the message itself writes, in all its variants.
    pub fn literals(&self, id: &str) -> Option<&str> {
        self.entries.get(id).map(|entry| entry.literals.as_str())
    }

    /// Arguments of the message and of those it refers to; `None` where there is no such message.
    pub fn arguments(&self, id: &str) -> Option<&BTreeSet<String>> {
        self.entries.get(id).map(|entry| &entry.arguments)
    }

    /// The message with its arguments put in, or `None` where there is no such message.
    pub fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        // What goes wrong stays readable in the text: a missing argument as {$name}, a missing reference as {id}.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}

/// Messages may refer to each other in a circle, which ends here with each seen once.
fn all_arguments(id: &str, texts: &BTreeMap<String, MessageText>) -> BTreeSet<String> {
    let mut arguments = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if let Some(text) = texts.get(id)
            && seen.insert(id)
        {
            arguments.extend(text.arguments.iter().cloned());
            open.extend(text.references.iter().map(String::as_str));
        }
    }
    arguments
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue")
            .field("documents", &self.documents.keys())
            .field("messages", &self.entries.len())
            .finish_non_exhaustive()
    }
}
