//! The attract loop: the phone goes through its own lessons, as slowly as eyes can follow.

use std::sync::Arc;

use content::phone::{App, PhoneDocs, Purpose};
use phone::{Mode, Phone};

/// Between two touches, between two keys, and before the next task.
const TOUCH_MS: u64 = 1_700;
const KEY_MS: u64 = 450;
const DONE_MS: u64 = 3_500;

/// What is shown, and when it goes on.
pub(super) struct Demonstration {
    /// How to pay, in every app, one after the other.
    tasks: Vec<String>,
    next: usize,
    left_ms: u64,
}

impl Demonstration {
    pub fn new(docs: &PhoneDocs) -> Self {
        let pays =
            |app: &Arc<App>| app.tasks.iter().find(|task| task.purpose == Purpose::Buy).map(|task| task.id.clone());
        Self { tasks: docs.apps.values().filter_map(pays).collect(), next: 0, left_ms: 0 }
    }

    /// Time passes. True where it touched something.
    pub fn pass(&mut self, ms: u64, phone: &mut Phone) -> bool {
        if self.left_ms > ms {
            self.left_ms -= ms;
            return false;
        }
        self.left_ms = TOUCH_MS;
        let ended = phone.lesson().is_none_or(phone::Lesson::is_done);
        if ended {
            let Some(task) = self.tasks.get(self.next % self.tasks.len().max(1)) else { return false };
            phone.begin(task, Mode::Guided);
            self.next += 1;
        } else if let Some(control) = phone.next_touch() {
            if control.starts_with("key.") {
                self.left_ms = KEY_MS;
            }
            phone.touch(&control);
            if phone.lesson().is_some_and(phone::Lesson::is_done) {
                self.left_ms = DONE_MS;
            }
        }
        true
    }
}
