//! What the pages in `web` hold of the documents: each file with its text as it should be now.

use std::fs;
use std::path::Path;

use content::{Document, Library, Source};
use phone::{Book, Names};
use serde::Serialize;
use serde_json::Value;

/// Folder of the project, from where cargo runs examples' and tests' own folder.
pub const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// The practice phone of the pages' own tests, so that an edit of the shipped one breaks none of them.
pub const PRACTICE: &str = "web/tests/practice";

/// The hall as it is shipped.
pub fn shipped() -> Library {
    library(&documents(PROJECT))
}

/// The hall of the pages' tests: its documents, and the shipped theme.
pub fn practice() -> Library {
    let mut documents: Vec<Document> = documents(&format!("{PROJECT}/{PRACTICE}"));
    documents
        .extend(self::documents(PROJECT).into_iter().filter(|document| document.path.starts_with("assets/theme/")));
    library(&documents)
}

/// All files by their path in the project.
pub fn files() -> Vec<(String, String)> {
    vec![
        ("web/facts/lessons.json".into(), json(&book(&shipped()))),
        ("web/facts/phone_names.json".into(), json(&Names::of(&shipped()))),
        ("web/facts/tariffs.json".into(), json(&tariffs())),
        (format!("{PRACTICE}/lessons.json"), json(&book(&practice()))),
    ]
}

/// A book from which no lesson was left out.
pub fn book(library: &Library) -> Book {
    let drawing = |name: &str| fs::read_to_string(Path::new(PROJECT).join(format!("assets/pictures/{name}.svg"))).ok();
    let (book, left_out) = Book::of(library, &drawing);
    assert!(left_out.is_empty(), "{left_out:#?}");
    book
}

/// Names and sources of the shipped tariffs, for bills that were taken home.
fn tariffs() -> Value {
    let shipped = &tariff::shipped().tariffs;
    shipped
        .iter()
        .map(|tariff| {
            serde_json::json!({
                "id": tariff.id,
                "code": tariff.area_code.parse::<u8>().unwrap(),
                "effectiveFrom": tariff.effective_from,
                "area": { "zh-CN": tariff.name.zh, "en": tariff.name.en },
                "source": tariff.source.citation(),
            })
        })
        .collect()
}

fn documents(folder: &str) -> Vec<Document> {
    Source::new(Vec::new(), Some(folder.into())).documents().unwrap()
}

fn library(documents: &[Document]) -> Library {
    let (library, errors) = Library::load(documents).unwrap();
    assert!(errors.is_empty(), "{errors:#?}");
    library
}

/// JSON with a line for each sentence and each lesson, so that a change of one is a change of its line.
fn json(value: &impl Serialize) -> String {
    let mut text = String::new();
    write(&serde_json::to_value(value).unwrap(), 0, &mut text);
    text + "\n"
}

/// Containers above lessons are broken into lines where they hold others.
const DEEPEST_BROKEN: usize = 4;

fn write(value: &Value, depth: usize, text: &mut String) {
    let entries: Vec<(String, &Value)> = match value {
        Value::Array(values) => values.iter().map(|value| (String::new(), value)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("{name:?}:"), value)).collect(),
        _ => Vec::new(),
    };
    let holds_others = entries.iter().any(|(_, value)| value.is_array() || value.is_object());
    if depth >= DEEPEST_BROKEN || !holds_others {
        text.push_str(&value.to_string());
        return;
    }
    let (open, close) = if value.is_array() { ("[", "]") } else { ("{", "}") };
    text.push_str(open);
    for (index, (name, value)) in entries.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(name);
        write(value, depth + 1, text);
    }
    text.push('\n');
    text.push_str(close);
}
