//! Every message is used: a sentence nobody shows is a sentence nobody checks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use content::{Language, Library, Source};

/// Where messages are asked for: by scenes, and by Rust that is no test.
const FOLDERS: [&str; 3] = ["../../scenes", "../../src", "../../crates"];

/// All string literals of the documents and the source.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "tests" && name != "target" {
                literals(&path, found);
            }
        } else if name.ends_with(".ron") || name.ends_with(".rs") {
            let text = fs::read_to_string(&path).unwrap();
            // Tests stand last in a file.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            found.extend(text.lines().flat_map(quoted));
        }
    }
}

/// What stands between quotes on a line.
fn quoted(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('"').skip(1).step_by(2).map(str::to_owned)
}

/// True where `literal` is the id, or a pattern such as `tier-{}` that makes it.
fn asks_for(literal: &str, id: &str) -> bool {
    match literal.split_once('{') {
        // A pattern that begins with a gap would ask for everything.
        Some((before, rest)) if before.ends_with('-') => {
            let after = rest.split_once('}').map_or("", |(_, after)| after);
            let gap = id.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            gap.is_some_and(|gap| !gap.is_empty() && gap.chars().all(|c| c.is_ascii_digit()))
        }
        _ => literal == id,
    }
}

#[test]
fn every_message_is_used_by_a_scene_or_the_source() {
    let documents = Source::new(Vec::new(), Some("../..".into())).documents().unwrap();
    let messages = Library::load(&documents).unwrap().0.messages;
    let mut found = BTreeSet::new();
    FOLDERS.iter().for_each(|folder| literals(Path::new(folder), &mut found));
    let ids: BTreeSet<&str> = Language::ALL.into_iter().flat_map(|language| messages.ids(language)).collect();
    assert!(ids.len() > 80 && found.len() > 500, "{} messages, {} literals", ids.len(), found.len());
    let unused: Vec<&&str> = ids.iter().filter(|id| !found.iter().any(|literal| asks_for(literal, id))).collect();
    assert!(unused.is_empty(), "delete these messages or show them: {unused:?}");
}

#[test]
fn a_pattern_asks_for_its_numbers_and_nothing_else() {
    assert!(asks_for("tier-{}", "tier-3") && asks_for("key-7", "key-7"));
    assert!(!asks_for("tier-{}", "tier-price") && !asks_for("tier-{}", "tier-") && !asks_for("{name}-1", "key-1"));
}
