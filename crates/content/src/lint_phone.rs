//! Drawings that apps of the practice phone name.

use crate::Library;
use crate::lint::{Finding, Known};

pub(crate) fn lint_phone(library: &Library, known: &Known, findings: &mut Vec<Finding>) {
    for app in library.phone.apps.values() {
        let mut named = |at: &str, file: String| {
            if !known.pictures.contains(&file) {
                let at = format!("{}.{at}", app.doc.id);
                findings.push(Finding::new(at, format!("'{file}' is no picture"), "assets/pictures/**.svg"));
            }
        };
        named("icon", format!("phone/{}", app.doc.icon));
        for page in app.pages.values() {
            if let Some(file) = page.drawing() {
                named(&page.id, file);
            }
        }
    }
}
