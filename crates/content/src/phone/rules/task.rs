//! A task: every step names a control that is there.

use super::app::{Known, controls};
use super::page::check_condition;
use super::{MOST_CHARACTERS, MOST_STEPS, refusal};
use crate::phone::{Block, LessonStep, PageDoc, TaskDoc};
use crate::{ContentError, Document};

pub(super) fn check(document: &Document, known: &Known, task: &TaskDoc) -> Result<(), ContentError> {
    let refuse = |word: &str, reason: String| Err(refusal(document, word, reason));
    if task.steps.is_empty() || task.steps.len() > MOST_STEPS {
        return refuse(&task.id, format!("task '{}' has {} steps: write 1 to {MOST_STEPS}", task.id, task.steps.len()));
    }
    check_condition(document, known, &task.goal)?;
    for (name, _) in &task.given {
        if !known.writable(name) {
            return refuse(name, format!("nothing is remembered under '{name}': add it to app.ron"));
        }
    }
    for LessonStep { page, touch, types, any, .. } in &task.steps {
        let Some(found) = known.pages.get(page.as_str()) else {
            return refuse(
                page,
                format!("there is no page '{page}' in this app, which task '{}' goes through", task.id),
            );
        };
        // A line of a list ends with its row's number.
        let plain = touch.trim_end_matches(|c: char| c.is_ascii_digit());
        let typed = match controls(found).into_iter().find(|(id, _)| *id == touch || (*id == plain && touch != plain)) {
            Some((_, typed)) => typed,
            None => {
                return refuse(
                    touch,
                    format!("page '{page}' has no control '{touch}', which task '{}' touches", task.id),
                );
            }
        };
        if *any && !is_choice(found, touch) {
            return refuse(touch, format!("'{touch}' is none of several choices: leave 'any' out"));
        }
        match types {
            Some(text) if !typed => return refuse(text, format!("'{touch}' is no field: nothing can be typed there")),
            Some(text) if text.is_empty() || text.chars().count() > MOST_CHARACTERS => {
                return refuse(
                    touch,
                    format!("'{touch}' is to be typed into: write 1 to {MOST_CHARACTERS} characters"),
                );
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_choice(page: &PageDoc, id: &str) -> bool {
    let mut found = false;
    Block::walk(&page.blocks, &mut |block| {
        if let Block::Choices(choices) = block {
            found |= choices.choices.iter().any(|choice| choice.id == id);
        }
    });
    found
}
