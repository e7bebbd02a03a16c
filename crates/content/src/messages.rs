//! Every sentence of the hall, in every language, by id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::catalogue::Catalogue;
use crate::message_text::messages_of;
use crate::position::Position;
use crate::{ContentError, Document, Language, Value, Values};

/// Where message documents lie: `assets/locales/<language tag>/<name>.ftl`.
const FOLDER: &str = "assets/locales/";

/// Longest text of digits that is treated as a number: a month, a tier, seconds. A meter number is longer and stays text.
const NUMBER_DIGITS: usize = 4;

/// The messages of all languages. Cheap to clone, and shared between threads.
#[derive(Clone, Debug)]
pub struct Messages(BTreeMap<Language, Arc<Catalogue>>);

impl Messages {
    /// The message with the values put in: a value `calc.total` is the argument `$calc_total`. A value that is itself a
    /// message is written in the same language. A message that does not exist shows as its id in brackets.
    #[must_use]
    pub fn format(&self, language: Language, id: &str, values: &Values) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values.iter() {
            if let Some(argument) = plain_argument(value) {
                args.set(argument_name(name), argument);
            }
        }
        let mut inner = Vec::new();
        for (name, value) in values.iter() {
            if let Value::Message(id) = value {
                // With the plain values only: two messages that name each other end here.
                inner.push((argument_name(name), self.format_or_mark(language, id, &args)));
            }
        }
        for (name, text) in inner {
            args.set(name, text);
        }
        self.format_or_mark(language, id, &args)
    }

    /// True where the language has this message.
    #[must_use]
    pub fn has(&self, language: Language, id: &str) -> bool {
        self.0.get(&language).is_some_and(|catalogue| catalogue.has(id))
    }

    /// Ids of all messages of a language, in order.
    pub fn ids(&self, language: Language) -> impl Iterator<Item = &str> {
        self.0.get(&language).into_iter().flat_map(|catalogue| catalogue.ids())
    }

    /// What a language calls itself: the label of the button that changes to it.
    #[must_use]
    pub fn own_name(&self, language: Language) -> String {
        self.format(language.other(), "language-own-name", &Values::default())
    }

    /// What the message itself writes, in all its variants, without arguments.
    #[must_use]
    pub fn literals(&self, language: Language, id: &str) -> String {
        self.0.get(&language).map_or_else(String::new, |catalogue| catalogue.literals(id))
    }

    /// Names of the arguments a message uses, without `$`.
    #[must_use]
    pub fn arguments(&self, language: Language, id: &str) -> BTreeSet<String> {
        self.0.get(&language).map_or_else(BTreeSet::new, |catalogue| catalogue.arguments(id))
    }

    fn format_or_mark(&self, language: Language, id: &str, args: &FluentArgs<'_>) -> String {
        self.0.get(&language).and_then(|catalogue| catalogue.format(id, args)).unwrap_or_else(|| format!("⟦{id}⟧"))
    }

    /// Reads all message documents. A bad one is replaced by the last good one of the same path; where there is none,
    /// what is good in it is used.
    pub(crate) fn load(documents: &[Document], last_good: Option<&Self>) -> (Self, Vec<ContentError>) {
        let mut errors = Vec::new();
        let mut by_language: BTreeMap<Language, Drafts> = BTreeMap::new();
        for document in documents {
            let Some(rest) = document.path.strip_prefix(FOLDER) else { continue };
            let Some((tag, _)) = rest.split_once('/').filter(|_| rest.ends_with(".ftl")) else { continue };
            let Some(language) = Language::from_tag(tag) else {
                let reason = format!("'{tag}' is no language of the hall: the folders are zh-CN and en");
                errors.push(ContentError::new(&document.path, Position::START, reason));
                continue;
            };
            let kept =
                last_good.and_then(|messages| messages.0.get(&language)).and_then(|c| c.document(&document.path));
            by_language.entry(language).or_default().add(document, kept, &mut errors);
        }
        let catalogues = by_language
            .into_iter()
            .map(|(language, drafts)| (language, Arc::new(Catalogue::new(language, drafts.resources))))
            .collect();
        (Self(catalogues), errors)
    }

    /// True where no document of a language was found.
    pub(crate) fn lacks(&self, language: Language) -> bool {
        !self.0.contains_key(&language)
    }

    /// Takes over a language that `self` lacks.
    pub(crate) fn keep(&mut self, language: Language, last_good: &Self) {
        if let Some(catalogue) = last_good.0.get(&language) {
            self.0.entry(language).or_insert_with(|| Arc::clone(catalogue));
        }
    }
}

/// Documents of one language while they are read.
#[derive(Default)]
struct Drafts {
    resources: BTreeMap<String, Arc<FluentResource>>,
    /// Which document has defined an id.
    homes: BTreeMap<String, String>,
}

impl Drafts {
    fn add(&mut self, document: &Document, kept: Option<&Arc<FluentResource>>, errors: &mut Vec<ContentError>) {
        let (resource, mut faults) = parse(document);
        faults.extend(self.doubles(document, &resource));
        let resource = match kept {
            Some(kept) if !faults.is_empty() => Arc::clone(kept),
            _ => Arc::new(resource),
        };
        errors.extend(faults);
        for message in messages_of(&resource) {
            self.homes.entry(message.id.name.to_owned()).or_insert_with(|| document.path.clone());
        }
        self.resources.insert(document.path.clone(), resource);
    }

    /// Messages that this or an earlier document has defined already.
    fn doubles(&self, document: &Document, resource: &FluentResource) -> Vec<ContentError> {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        let mut faults = Vec::new();
        for message in messages_of(resource) {
            let id = message.id.name;
            let home = if here.insert(id) { self.homes.get(id) } else { Some(&document.path) };
            if let Some(home) = home {
                let reason = format!("message '{id}' is defined already in {home}: take one of the two away");
                faults.push(ContentError::new(&document.path, position_in(resource.source(), id), reason));
            }
        }
        faults
    }
}

fn parse(document: &Document) -> (FluentResource, Vec<ContentError>) {
    match FluentResource::try_new(document.text.clone()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => {
            let faults = errors
                .iter()
                .map(|error| {
                    let position = Position::of_offset(&document.text, error.pos.start);
                    ContentError::new(&document.path, position, format!("not a Fluent message: {}", error.kind))
                })
                .collect();
            (resource, faults)
        }
    }
}

/// Position of a part of `source`: the parser's names are slices of it.
fn position_in(source: &str, part: &str) -> Position {
    let offset = (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    Position::of_offset(source, offset)
}

/// Fluent's names have neither dots nor, by our custom, dashes.
fn argument_name(name: &str) -> String {
    name.replace(['.', '-'], "_")
}

/// The argument for a value that is not a message.
fn plain_argument(value: &Value) -> Option<FluentValue<'_>> {
    match value {
        Value::Text(text) if is_small_number(text) => Some(FluentValue::try_number(text)),
        Value::Text(text) => Some(FluentValue::from(text.as_str())),
        Value::Number(number) => Some(FluentValue::from(*number)),
        Value::Flag(flag) => Some(FluentValue::from(if *flag { "true" } else { "false" })),
        Value::Message(_) => None,
    }
}

/// Small whole numbers can be chosen by in a message (`[8] August`) however they are published.
fn is_small_number(text: &str) -> bool {
    let plain = !text.is_empty() && text.len() <= NUMBER_DIGITS && text.bytes().all(|b| b.is_ascii_digit());
    plain && (text == "0" || !text.starts_with('0'))
}
