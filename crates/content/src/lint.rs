//! What is wrong between documents: each is good alone, and together they name things that are not there.

use std::collections::BTreeSet;
use std::fmt;

use crate::Library;
use crate::lint_messages::lint_messages;
use crate::lint_phone::lint_phone;
use crate::lint_scenes::lint_scenes;
use crate::lint_theme::lint_theme;

/// What scenes may name beyond documents: the exhibit says what it has.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub activities: BTreeSet<String>,
    pub widgets: BTreeSet<String>,
    /// Paths below `assets/pictures`, without `.svg`; icons are `icons/<name>`.
    pub pictures: BTreeSet<String>,
    /// Messages that code or activities ask for, beside those of scenes.
    pub messages: BTreeSet<String>,
    /// Characters the fonts have; `None` leaves glyphs unchecked.
    pub glyphs: Option<BTreeSet<char>>,
}

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where: a scene with display and node, a message, a pair of colours.
    pub at: String,
    /// What is wrong.
    pub what: String,
    /// The bar it misses.
    pub bar: String,
}

/// Everything that is wrong, sorted by place; empty for a library fit to be shown.
#[must_use]
pub fn lint(library: &Library, known: &Known) -> Vec<Finding> {
    let mut findings = Vec::new();
    lint_scenes(library, known, &mut findings);
    lint_messages(library, known, &mut findings);
    lint_phone(library, known, &mut findings);
    lint_theme(&library.theme, &mut findings);
    findings.sort();
    findings.dedup();
    findings
}

impl Finding {
    pub(crate) fn new(at: impl Into<String>, what: impl Into<String>, bar: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into(), bar: bar.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.at, self.what, self.bar)
    }
}
