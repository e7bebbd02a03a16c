//! All lessons of a hall in one piece, to be put into a page or sent beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use content::{ColourToken, Contrast, Library, ThemeName};
use jiff::civil::{DateTime, date};
use serde::Serialize;

use super::drawings::{Drawings, coloured};
use super::lesson::BookLesson;
use super::texts::{Pair, Texts};
use crate::way::Unwalkable;
use crate::{Phone, Taught};

/// Stands where the reader's own phone shows the reader's own: days, which follow from when it is looked at.
pub const OWN: &str = "···";

/// When the pictures are taken; of it they show the newest bill's month alone, so a book is the same on every day.
const TAKEN: DateTime = date(2026, 11, 25).at(10, 0, 0, 0);

/// Every lesson as pictures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Book {
    /// Chinese and English of each sentence; everything else names them by their place here.
    pub texts: Vec<Pair>,
    /// The day's colours by token, `#rrggbb`.
    pub colours: BTreeMap<String, String>,
    /// Drawings by name, as SVG in those colours.
    pub drawings: BTreeMap<String, String>,
    pub apps: Vec<BookApp>,
}

/// An app and its lessons.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BookApp {
    pub id: String,
    pub name: usize,
    /// Ground of its header and the text on it, by token.
    pub colour: String,
    pub on_colour: String,
    pub lessons: Vec<BookLesson>,
}

impl Book {
    /// Walks and draws every lesson of a hall. A lesson that cannot be is left out, with its reason in the list.
    #[must_use]
    pub fn of(library: &Library, drawings: Drawings<'_>) -> (Self, Vec<Unwalkable>) {
        let mut texts = Texts::new(&library.messages);
        let mut needed = BTreeSet::new();
        let mut left_out = Vec::new();
        let mut apps = Vec::new();
        let words = Arc::new(Taught::of(&library.phone));
        if let Some(mut phone) = Phone::new(library.phone.clone(), words, TAKEN) {
            phone.hide_days(OWN);
            for app in library.phone.apps.values() {
                let Some(name) = texts.number(&app.doc.name, &Default::default()) else { continue };
                let mut lessons = Vec::new();
                for task in &app.tasks {
                    match BookLesson::walked(&mut phone, app, task, &mut texts, &mut needed) {
                        Ok(lesson) => lessons.push(lesson),
                        Err(reason) => left_out.push(reason),
                    }
                }
                let [colour, on_colour] = [app.doc.colour, app.doc.on_colour].map(|token| format!("{token:?}"));
                apps.push(BookApp { id: app.doc.id.clone(), name, colour, on_colour, lessons });
            }
        }
        let drawn = |name: String| Some((name.clone(), coloured(&drawings(&name)?, &library.theme)));
        let colour = |token: ColourToken| {
            let rgb = library.theme.colour(ThemeName::Day, Contrast::Normal, token);
            (format!("{token:?}"), rgb.to_string().to_lowercase())
        };
        let book = Self {
            texts: texts.into_pairs(),
            colours: ColourToken::ALL.into_iter().map(colour).collect(),
            drawings: needed.into_iter().filter_map(drawn).collect(),
            apps,
        };
        (book, left_out)
    }
}
