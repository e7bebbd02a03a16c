//! Message documents while they are read: syntax and doubles are refused with their line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::FluentResource;

use crate::message_text::messages_of;
use crate::position::Position;
use crate::{ContentError, Document};

/// Documents of one language.
#[derive(Default)]
pub(crate) struct MessageDrafts {
    pub resources: BTreeMap<String, Arc<FluentResource>>,
    /// Which document has defined an id.
    homes: BTreeMap<String, String>,
}

impl MessageDrafts {
    /// Reads a document. A bad one is replaced by the last good one; where there is none, what is good in it is used.
    pub fn add(&mut self, document: &Document, kept: Option<&Arc<FluentResource>>, errors: &mut Vec<ContentError>) {
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
        let mut here = BTreeSet::new();
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

/// The deepest that braces stand in braces. The parser goes down with each, and a text of braces alone would take its stack.
const MOST_NESTED: usize = 100;

fn parse(document: &Document) -> (FluentResource, Vec<ContentError>) {
    if let Some(offset) = too_deep(&document.text) {
        let reason = format!("braces stand in more than {MOST_NESTED} braces: write the message more plainly");
        let error = ContentError::new(&document.path, Position::of_offset(&document.text, offset), reason);
        let nothing = FluentResource::try_new(String::new()).unwrap_or_else(|(nothing, _)| nothing);
        return (nothing, vec![error]);
    }
    let (resource, errors) = match FluentResource::try_new(document.text.clone()) {
        Ok(resource) => return (resource, Vec::new()),
        Err(faulty) => faulty,
    };
    let faults = errors
        .iter()
        .map(|error| {
            // A closing brace is missed at the next message: its place is the end of the faulty one.
            let end =
                error.slice.clone().and_then(|slice| Some(slice.start + document.text.get(slice)?.trim_end().len()));
            let offset = end.map_or(error.pos.start, |end| end.min(error.pos.start));
            let position = Position::of_offset(&document.text, offset);
            ContentError::new(&document.path, position, format!("this is no Fluent message: {}", error.kind))
        })
        .collect();
    (resource, faults)
}

/// The first brace that stands too deep. One that is written in quotes, as a letter, counts too: a few do no harm.
fn too_deep(text: &str) -> Option<usize> {
    let (mut open, mut comment, mut line_begins) = (0_usize, false, true);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => comment = false,
            b'#' if line_begins => comment = true,
            b'{' if !comment && open == MOST_NESTED => return Some(offset),
            b'{' if !comment => open += 1,
            b'}' if !comment => open = open.saturating_sub(1),
            _ => {}
        }
        line_begins = byte == b'\n';
    }
    None
}

/// Position of a part of `source`: the parser's names are slices of it.
fn position_in(source: &str, part: &str) -> Position {
    let offset = (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    Position::of_offset(source, offset)
}
