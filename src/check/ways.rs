//! The ways through the practice phone: every task leads to its goal, every page is reached and left, nothing is dead.

use content::Library;
use jiff::civil::DateTime;
use phone::{Mode, graph, svg, walk};

use super::layout::{Bar, Finding};
use crate::activity::giant_phone::words;

/// What is wrong with the ways.
pub(super) fn findings(library: &Library) -> Vec<Finding> {
    let (docs, words) = (&library.phone, words(library.phone.accents));
    if docs.household.is_none() {
        return Vec::new();
    }
    let found = graph(docs, &words, now());
    let unreached = found.unreached.iter().map(|page| format!("no touch leads to the page {page}"));
    let unleft = found.unleft.iter().map(|page| format!("back does not lead out of the page {page}"));
    let dead = found.dead.iter().map(|control| format!("the control {control} changes nothing"));
    let tasks = docs.apps.values().flat_map(|app| &app.tasks);
    let unwalkable = tasks.filter_map(|task| walk(docs, &words, now(), &task.id, Mode::Guided).err());
    let told = unreached.chain(unleft).chain(dead).chain(unwalkable.map(|error| error.to_string()));
    told.map(|what| Finding { bar: Bar::Reference, what }).collect()
}

/// All ways between pages as a drawing.
#[must_use]
pub fn ways_svg(library: &Library) -> String {
    svg(&graph(&library.phone, &words(library.phone.accents), now()))
}

/// The way does not hang on the day.
fn now() -> DateTime {
    jiff::ZonedDateTime::now().datetime()
}
