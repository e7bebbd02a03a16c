//! Proves that a task can be walked: the touches that are shown lead to its goal.

use std::sync::Arc;

use content::phone::PhoneDocs;

use crate::keyboard::Words;
use crate::lesson::Mode;
use crate::{Phone, Today};

/// Touches within which every task must end; far more than a visitor would make.
const MOST_TOUCHES: usize = 300;

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
    let unwalkable = |reason: String| Unwalkable { task: task.to_owned(), reason };
    let mut phone =
        Phone::new(docs.clone(), words.clone(), now).ok_or_else(|| unwalkable("there is no household".into()))?;
    phone.begin(task, mode);
    let mut touched = Vec::new();
    while touched.len() < MOST_TOUCHES {
        match phone.lesson() {
            None => return Err(unwalkable("there is no such task".into())),
            Some(lesson) if lesson.done => return Ok(touched),
            Some(_) => {}
        }
        match phone.next_touch() {
            Some(control) if control == "guide.undo" => {
                let place = phone.device.place();
                let step = phone.lesson.as_ref().map_or(0, |lesson| lesson.step);
                let last = touched.last().cloned().unwrap_or_default();
                return Err(unwalkable(format!(
                    "after '{last}' the phone is at '{place}', where step {} cannot be done",
                    step + 1
                )));
            }
            Some(control) => {
                phone.touch(&control);
                touched.push(control);
            }
            None => {
                phone.pass(500);
            }
        }
    }
    Err(unwalkable(format!("{MOST_TOUCHES} touches do not reach its goal")))
}
