//! A visit that an attract loop shows by itself: the same file that `zhidian replay` plays.

use serde::Deserialize;

use crate::parse::parse;
use crate::position::Position;
use crate::{ContentError, Document};

/// Folder of the documents.
pub const SHOWN_FOLDER: &str = "scenes/shown/";
/// A longer visit shows nothing that eyes would follow.
const MOST_STEPS: usize = 500;
/// A longer pause looks like an exhibit that stands still.
const LONGEST_PAUSE_S: f32 = 30.0;

/// The visit, as far as it can be shown without a finger on the glass.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownVisit {
    /// Profile it was made in.
    pub profile: String,
    pub steps: Vec<ShownStep>,
}

/// One step. What a replay expects is left to the replay.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ShownStep {
    /// A control is touched.
    Tap { id: String },
    /// Time passes.
    Wait { seconds: f32 },
    /// A text that a replay compares.
    Expect { id: String, text: String },
}

/// Reads one, and refuses what would not show anything.
pub(crate) fn parse_shown_visit(document: &Document) -> Result<ShownVisit, ContentError> {
    let visit: ShownVisit = parse(document)?;
    let refuse = |reason: String| Err(ContentError::new(&document.path, Position::START, reason));
    let taps = visit.steps.iter().filter(|step| matches!(step, ShownStep::Tap { .. })).count();
    let pause = |step: &ShownStep| match step {
        ShownStep::Wait { seconds } if !(0.0..=LONGEST_PAUSE_S).contains(seconds) => Some(*seconds),
        _ => None,
    };
    if taps == 0 {
        return refuse("the visit touches nothing: write at least one Tap".to_owned());
    }
    if visit.steps.len() > MOST_STEPS {
        return refuse(format!("the visit has {} steps: keep to {MOST_STEPS}", visit.steps.len()));
    }
    if let Some(seconds) = visit.steps.iter().find_map(pause) {
        return refuse(format!("a pause of {seconds} s is shown: write 0 to {LONGEST_PAUSE_S}"));
    }
    Ok(visit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let document = Document { path: format!("{SHOWN_FOLDER}a.ron"), text: text.into() };
        let told = parse_shown_visit(&document).map_or_else(|error| error.to_string(), |visit| visit.profile);
        assert!(told.contains(expect), "{text}: {told}");
    }

    #[test]
    fn what_shows_nothing_is_refused() {
        check("(profile: \"p\", steps: [Tap(id: \"start\"), Wait(seconds: 1.5), Expect(id: \"a\", text: \"b\")])", "p");
        check("(profile: \"p\", steps: [Wait(seconds: 1.5)])", "at least one Tap");
        check("(profile: \"p\", steps: [Tap(id: \"a\"), Wait(seconds: -1.0)])", "a pause of -1 s");
        check("(profile: \"p\", steps: [Tap(id: \"a\"), Wait(seconds: 31.0)])", "a pause of 31 s");
        check("(profile: \"p\", steps: [Go(scene: \"a\")])", "line 1");
        check(&format!("(profile: \"p\", steps: [{}])", "Tap(id: \"a\"),".repeat(501)), "501 steps");
    }
}
