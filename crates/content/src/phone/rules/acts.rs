//! Acts: pages, dialogs, names and lists they speak of are there.

use super::app::Known;
use super::page::check_condition;
use super::{LONGEST_WAIT_MS, MOST_CHARACTERS, refusal};
use crate::phone::{Act, PageDoc};
use crate::{ContentError, Document};

pub(super) fn check(document: &Document, known: &Known, page: &PageDoc, acts: &[Act]) -> Result<(), ContentError> {
    let mut found = Ok(());
    Act::walk(acts, &mut |act| {
        if found.is_ok() {
            found = check_one(document, known, page, act);
        }
    });
    found
}

fn check_one(document: &Document, known: &Known, page: &PageDoc, act: &Act) -> Result<(), ContentError> {
    let refuse = |word: &str, reason: String| Err(refusal(document, word, reason));
    match act {
        Act::Show(id) if !known.pages.contains_key(id.as_str()) => {
            refuse(id, format!("there is no page '{id}' in this app: write it, or name one that is there"))
        }
        Act::Ask(id) if !page.dialogs.iter().any(|dialog| dialog.id == *id) => {
            refuse(id, format!("page '{}' has no dialog '{id}': write it there", page.id))
        }
        Act::Set(name, value) | Act::Add(name, value) => {
            if !known.writable(name) {
                return refuse(name, format!("nothing is remembered under '{name}': add it to app.ron"));
            }
            match value.strip_prefix('=') {
                Some(from) if !known.name(from) => refuse(value, format!("nothing is held under '{from}'")),
                _ if value.chars().count() > MOST_CHARACTERS => {
                    refuse(value, format!("the text is too long: at most {MOST_CHARACTERS} characters are held"))
                }
                _ => Ok(()),
            }
        }
        Act::Pick(list, _, into) => {
            if !known.list(list) {
                return refuse(list, format!("there is no list '{list}' in household.ron: write it there"));
            }
            if !into.strip_prefix(known.app.id.as_str()).is_some_and(|rest| rest.starts_with('.')) {
                return refuse(into, format!("'{into}' must begin with the app's id and a dot"));
            }
            Ok(())
        }
        Act::Wait(ms, _) if *ms > LONGEST_WAIT_MS => {
            let position = crate::position::Position::of_word(&document.text, &ms.to_string());
            let reason = format!("{ms} ms is too long to wait for a practice network: at most {LONGEST_WAIT_MS}");
            Err(ContentError::new(&document.path, position, reason))
        }
        Act::If(condition, _, _) => check_condition(document, known, condition),
        _ => Ok(()),
    }
}
