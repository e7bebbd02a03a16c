//! Lints of messages: every language says the same things, in characters that the fonts have.

use std::collections::BTreeSet;

use crate::{Finding, Known, Language, Library};

pub(crate) fn lint_messages(library: &Library, known: &Known, findings: &mut Vec<Finding>) {
    let messages = &library.messages;
    let ids: BTreeSet<&str> = Language::ALL.into_iter().flat_map(|language| messages.ids(language)).collect();
    for id in &ids {
        let lacking = Language::ALL.into_iter().filter(|language| !messages.has(*language, id));
        let found = findings.len();
        findings.extend(lacking.map(|language| {
            Finding::new(format!("message {id}"), format!("is missing in {language}"), "every text in every language")
        }));
        if findings.len() == found {
            lint_arguments(library, id, findings);
        }
        if let Some(glyphs) = &known.glyphs {
            lint_glyphs(library, id, glyphs, findings);
        }
    }
    for id in known.messages.iter().filter(|id| !ids.contains(id.as_str())) {
        let what = "is asked for and missing in every language";
        findings.push(Finding::new(format!("message {id}"), what, "every text in every language"));
    }
}

fn lint_arguments(library: &Library, id: &str, findings: &mut Vec<Finding>) {
    let [one, other] = Language::ALL;
    let (here, there) = (library.messages.arguments(one, id), library.messages.arguments(other, id));
    if here != there {
        let differing: Vec<String> = here.symmetric_difference(&there).map(|name| format!("${name}")).collect();
        let what = format!("{} stands in only one of {one} and {other}", differing.join(", "));
        findings.push(Finding::new(format!("message {id}"), what, "the same facts in every language"));
    }
}

fn lint_glyphs(library: &Library, id: &str, glyphs: &BTreeSet<char>, findings: &mut Vec<Finding>) {
    for language in Language::ALL {
        let text = library.messages.literals(language, id);
        let lacking: BTreeSet<char> =
            text.chars().filter(|character| !character.is_control() && !glyphs.contains(character)).collect();
        if !lacking.is_empty() {
            let shown: Vec<String> = lacking.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
            let what = format!("{language} uses {} that the fonts lack", shown.join(", "));
            findings.push(Finding::new(format!("message {id}"), what, "glyph coverage"));
        }
    }
}
