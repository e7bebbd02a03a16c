use std::fmt::Display;

/// The longest refusal, in bytes: it stands on a screen or on one line of a terminal.
const MOST: usize = 2_000;

/// A refusal says something, on one line, and does not repeat a whole file.
pub fn sentence(error: impl Display) {
    let said = error.to_string();
    assert!(!said.trim().is_empty(), "a refusal says nothing");
    assert!(said.len() <= MOST, "a refusal has {} bytes: {}", said.len(), said.chars().take(200).collect::<String>());
    assert!(!said.contains(['\n', '\r']), "a refusal has several lines: {said:?}");
}
