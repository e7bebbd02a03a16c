//! Proves that a task can be walked: the touches that are shown lead to its goal.

use std::sync::Arc;

use content::phone::PhoneDocs;

use crate::keyboard::Words;
use crate::lesson::Mode;
use crate::{Phone, Today};

/// Touches within which every task must end; far more than a visitor would make.
const MOST_TOUCHES: usize = 300;
/// Longest that a task may wait for its app in all, and how long it waits at a time.
const MOST_WAITS: usize = 2_000;
const WAIT_MS: u64 = 500;

/// Why a task cannot be finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwalkable {
    pub task: String,
    pub reason: String,
}

impl std::fmt::Display for Unwalkable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "task '{}': {}", self.task, self.reason)
    }
}

impl Unwalkable {
    pub(crate) fn new(task: &str, reason: impl Into<String>) -> Self {
        Self { task: task.to_owned(), reason: reason.into() }
    }
}

/// Walks a task as it is shown and returns the controls that were touched.
///
/// # Errors
/// Where the way ends before the goal.
pub fn walk(
    docs: &Arc<PhoneDocs>,
    words: &Arc<dyn Words>,
    now: Today,
    task: &str,
    mode: Mode,
) -> Result<Vec<String>, Unwalkable> {
    let mut phone =
        Phone::new(docs.clone(), words.clone(), now).ok_or_else(|| Unwalkable::new(task, "there is no household"))?;
    let mut touched = Vec::new();
    walk_on(&mut phone, task, mode, |_, control| touched.push(control.to_owned()))?;
    Ok(touched)
}

/// Walks a task on a phone to its goal. `look` sees the phone before each touch, and the control that is touched next.
pub(crate) fn walk_on(
    phone: &mut Phone,
    task: &str,
    mode: Mode,
    mut look: impl FnMut(&Phone, &str),
) -> Result<(), Unwalkable> {
    phone.begin(task, mode);
    let (mut touches, mut waits) = (0, 0);
    let mut last = String::new();
    while touches < MOST_TOUCHES && waits < MOST_WAITS {
        match phone.lesson() {
            None => return Err(Unwalkable::new(task, "there is no such task")),
            Some(lesson) if lesson.done => return Ok(()),
            Some(_) => {}
        }
        match phone.next_touch() {
            Some(control) if control == "guide.undo" => {
                let place = phone.device.place();
                let step = phone.lesson.as_ref().map_or(0, |lesson| lesson.step);
                let reason =
                    format!("after '{last}' the phone is at '{place}', where step {} cannot be done", step + 1);
                return Err(Unwalkable::new(task, reason));
            }
            Some(control) => {
                look(phone, &control);
                phone.touch(&control);
                touches += 1;
                last = control;
            }
            None => {
                phone.pass(WAIT_MS);
                waits += 1;
            }
        }
    }
    Err(Unwalkable::new(task, format!("{touches} touches do not reach its goal")))
}
