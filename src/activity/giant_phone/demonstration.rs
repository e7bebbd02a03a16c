//! The attract loop: visits as they were written down, one after the other, as slowly as eyes can follow.

use std::sync::Arc;

use content::{ShownStep, ShownVisit};
use phone::Phone;

/// Before the first touch of a visit, and before the next visit.
const BETWEEN_MS: u64 = 1_500;

/// What is shown, and when it goes on.
pub(super) struct Demonstration {
    visits: Vec<Arc<ShownVisit>>,
    visit: usize,
    step: usize,
    left_ms: u64,
}

/// What became of the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Nothing: it is not time yet.
    Nothing,
    Touched,
    /// The visit is over: the next one wants a phone of its own.
    Over,
}

impl Demonstration {
    /// The visits of a profile.
    pub fn new<'a>(visits: impl Iterator<Item = &'a Arc<ShownVisit>>, profile: &str) -> Self {
        let visits = visits.filter(|visit| visit.profile == profile).cloned().collect();
        Self { visits, visit: 0, step: 0, left_ms: BETWEEN_MS }
    }

    /// Time passes.
    pub fn pass(&mut self, ms: u64, phone: &mut Phone) -> Shown {
        if self.left_ms > ms {
            self.left_ms -= ms;
            return Shown::Nothing;
        }
        self.left_ms = 0;
        let mut shown = Shown::Nothing;
        let Some(visit) = self.visits.get(self.visit) else { return shown };
        while let Some(step) = visit.steps.get(self.step) {
            self.step += 1;
            match step {
                ShownStep::Wait { seconds } => {
                    self.left_ms = (f64::from(*seconds) * 1_000.0) as u64;
                    return shown;
                }
                ShownStep::Tap { id } => {
                    // Controls of the frame around it, such as the one that begins a visit, mean nothing to the phone.
                    phone.touch(id);
                    shown = Shown::Touched;
                }
                ShownStep::Expect { .. } => {}
            }
        }
        self.visit = (self.visit + 1) % self.visits.len();
        self.step = 0;
        self.left_ms = BETWEEN_MS;
        Shown::Over
    }
}
