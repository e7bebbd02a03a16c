//! The words that lessons teach to type: with them every lesson can be walked without a lexicon.

use content::phone::PhoneDocs;

use crate::expected::written;
use crate::keyboard::{Guess, Words};

/// Offers what the tasks of some documents type, and nothing else.
#[derive(Clone, Debug)]
pub struct Taught(Vec<(String, String)>);

impl Taught {
    /// Letters and what they write, of every step that types.
    #[must_use]
    pub fn of(docs: &PhoneDocs) -> Self {
        let steps = docs.apps.values().flat_map(|app| &app.tasks).flat_map(|task| &task.steps);
        let typed = steps.filter_map(|step| step.types.as_deref()).map(written);
        Self(
            typed
                .filter(|(letters, _)| !letters.is_empty())
                .map(|(letters, text)| (letters.to_owned(), text.to_owned()))
                .collect(),
        )
    }
}

impl Words for Taught {
    fn guess(&self, letters: &str, most: usize) -> (String, Vec<Guess>) {
        let known = self.0.iter().filter(|(typed, _)| typed == letters).take(most);
        (letters.to_owned(), known.map(|(typed, text)| Guess { text: text.clone(), letters: typed.len() }).collect())
    }
}
