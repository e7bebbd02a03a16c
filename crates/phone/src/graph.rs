//! The ways through an app: every page that can be reached, every control on it, and where it leads. Found by touching.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::sync::Arc;

use content::phone::PhoneDocs;

use crate::keyboard::Words;
use crate::lesson::Mode;
use crate::{Device, Phone, Today};

/// Most states that are looked at; far more than the shipped apps have.
const MOST_STATES: usize = 4_000;

/// A way from one page to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    pub from: String,
    pub control: String,
    pub to: String,
}

/// What touching everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// Pages of the documents that no touch reached.
    pub unreached: Vec<String>,
    /// Pages that back does not lead out of.
    pub unleft: Vec<String>,
    /// Controls that change nothing: page and control.
    pub dead: Vec<String>,
    /// All ways between pages.
    pub ways: BTreeSet<Way>,
}

/// Touches everything that can be touched from the start of every app, from every state on the way of every task.
#[must_use]
pub fn graph(docs: &Arc<PhoneDocs>, words: &Arc<dyn Words>, now: Today) -> Graph {
    let mut found = Graph::default();
    let mut open: VecDeque<Device> = starts(docs, words, now, &mut found.ways).into();
    let mut seen = BTreeSet::new();
    let mut alive: BTreeMap<String, bool> = BTreeMap::new();
    let mut reached = BTreeSet::new();
    while let Some(device) = open.pop_front() {
        if seen.len() >= MOST_STATES || !seen.insert(mark(&device)) {
            continue;
        }
        let from = device.place();
        if reached.insert(from.clone()) && !can_be_left(&device) {
            found.unleft.push(from.clone());
        }
        for control in device.controls() {
            let mut next = device.clone();
            next.touch(&control.id);
            let changes = next != device || control.chosen;
            *alive.entry(format!("{from}.{}", control.id)).or_default() |= changes;
            settle(&mut next);
            if next.place() != from {
                found.ways.insert(Way { from: from.clone(), control: control.id.clone(), to: next.place() });
            }
            next.keyboard = None;
            open.push_back(next);
        }
    }
    found.dead = alive.into_iter().filter(|(_, alive)| !alive).map(|(control, _)| control).collect();
    let pages = docs.apps.values().flat_map(|app| app.pages.keys().map(|page| format!("{}.{page}", app.doc.id)));
    found.unreached = pages.filter(|page| !reached.contains(page)).collect();
    found
}

/// Every app just opened, and every state a task goes through. Typing is done there alone, so its ways are found here.
fn starts(docs: &Arc<PhoneDocs>, words: &Arc<dyn Words>, now: Today, ways: &mut BTreeSet<Way>) -> Vec<Device> {
    let mut devices = Vec::new();
    let tasks = docs.apps.values().flat_map(|app| app.tasks.iter().map(|task| task.id.as_str()));
    for task in tasks {
        let Some(mut phone) = Phone::new(docs.clone(), words.clone(), now) else { continue };
        phone.begin(task, Mode::Guided);
        for _ in 0..200 {
            match phone.next_touch() {
                Some(control) if control != "guide.undo" => {
                    let field = phone.device.keyboard.as_ref().map(|keyboard| keyboard.typing.id.clone());
                    let (from, inside) = (phone.device.place(), phone.device.page().is_some());
                    phone.touch(&control);
                    let mut after = phone.device.clone();
                    settle(&mut after);
                    let to = after.place();
                    if inside && after.page().is_some() && to != from {
                        let touched = control.rsplit('.').next().unwrap_or_default().to_owned();
                        ways.insert(Way { from, control: field.unwrap_or(touched), to });
                    }
                }
                Some(_) => break,
                None if phone.lesson().is_none_or(|lesson| lesson.is_done()) => break,
                None => {
                    phone.pass(500);
                }
            }
            let mut device = phone.device.clone();
            settle(&mut device);
            if device.keyboard.is_none() && device.page().is_some() {
                devices.push(device);
            }
        }
    }
    devices
}

/// States that look alike are looked at once.
fn mark(device: &Device) -> String {
    let controls = device.controls().into_iter();
    let open: Vec<_> = controls.map(|control| if control.chosen { control.id + "!" } else { control.id }).collect();
    format!("{} {:?} {}", device.place(), device.dialog, open.join(" "))
}

fn settle(device: &mut Device) {
    for _ in 0..20 {
        match device.waiting.as_ref().map(|waiting| waiting.left_ms) {
            Some(ms) => device.pass(ms),
            None => return,
        };
    }
}

fn can_be_left(device: &Device) -> bool {
    let mut device = device.clone();
    for _ in 0..20 {
        device.system("back");
        if device.page().is_none() {
            return true;
        }
    }
    false
}

/// The graph as a drawing: a row an app's page, ways as lines to the right of them.
#[must_use]
pub fn svg(graph: &Graph) -> String {
    const ROW: usize = 26;
    let mut pages: Vec<&str> = graph.ways.iter().flat_map(|way| [way.from.as_str(), way.to.as_str()]).collect();
    pages.sort_unstable();
    pages.dedup();
    let row = |page: &str| pages.iter().position(|known| *known == page).unwrap_or_default() * ROW + 20;
    let height = pages.len() * ROW + 20;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 {height}\" font-family=\"sans-serif\" font-size=\"13\">\n"
    );
    // Writing to a string cannot fail.
    for page in &pages {
        let _ = writeln!(text, "<text x=\"10\" y=\"{}\">{page}</text>", row(page) + 4);
    }
    for (index, way) in graph.ways.iter().enumerate() {
        let (from, to) = (row(&way.from), row(&way.to));
        let bend = 300 + (index * 37) % 800;
        let _ = writeln!(
            text,
            "<path d=\"M220 {from} C{bend} {from} {bend} {to} 226 {to}\" fill=\"none\" stroke=\"#00706B\"><title>{} : {} → {}</title></path>",
            way.control, way.from, way.to
        );
    }
    text.push_str("</svg>\n");
    text
}
