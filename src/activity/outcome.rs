//! What came of something a visitor did.

use bevy::prelude::*;
use journal::{Event, VisitId};
use takeaway::YearBill;

/// One thing that came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The visitor got to this step of the scene.
    Step(&'static str),
    /// A closed choice or band was chosen.
    Chose { field: &'static str, value: String },
    /// The visitor takes this home.
    TakeAway(Box<YearBill>),
    /// The visitor takes a practised task home: app, task, and where the real thing is.
    TakeLesson { app: String, task: String, real_thing: String },
    /// A task was begun.
    TaskBegun { app: String, task: String, mode: &'static str },
    /// A task was left, done or not.
    TaskEnded {
        app: String,
        task: String,
        mode: &'static str,
        finished: bool,
        page: String,
        helps: u32,
        wrong_turns: u32,
        took_ms: u64,
    },
}

/// Outcomes of this frame, for the record and the take-away.
#[derive(Resource, Default)]
pub struct Outcomes(pub Vec<Outcome>);

impl Outcome {
    /// What the record hears of it; nothing of what is taken home, which becomes a code first.
    #[must_use]
    pub fn event(&self, visit: VisitId, scene: &str) -> Option<Event> {
        let scene = scene.to_owned();
        match self.clone() {
            Self::Step(step) => Some(Event::StepReached { visit, scene, step: step.to_owned() }),
            Self::Chose { field, value } => Some(Event::ValueChosen { visit, scene, field: field.to_owned(), value }),
            Self::TakeAway(_) | Self::TakeLesson { .. } => None,
            Self::TaskBegun { app, task, mode } => {
                Some(Event::TaskBegun { visit, scene, app, task, mode: mode.to_owned() })
            }
            Self::TaskEnded { app, task, mode, finished, page, helps, wrong_turns, took_ms } => {
                Some(Event::TaskEnded {
                    visit,
                    scene,
                    app,
                    task,
                    mode: mode.to_owned(),
                    finished,
                    page,
                    helps,
                    wrong_turns,
                    took_ms,
                })
            }
        }
    }
}
