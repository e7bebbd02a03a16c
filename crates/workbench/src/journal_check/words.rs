//! Words of the lines, from a file so that no sentence for users lives in the program's text.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub spool: String,
    pub store: String,
    pub device: String,
    pub no_device: String,
    pub bytes: String,
    pub whole: String,
    pub damaged: String,
    pub newer: String,
    pub no_header: String,
    pub newer_format: String,
    pub spent: String,
    pub unused: String,
    pub torn: String,
    pub confirmed: String,
    pub mark_torn: String,
    pub quarantined: String,
    pub leftover: String,
    pub epoch: String,
    pub begins_epoch: String,
    pub gaps: String,
    pub conflicts: String,
    pub mark: String,
    pub contiguous: String,
    pub broken: String,
    pub is_whole: String,
    pub nothing_to_do: String,
    pub would: String,
    pub done: String,
    pub write_device: String,
    pub keep_newer: String,
    pub cut_end: String,
    pub tell_damaged: String,
    pub give_back: String,
    pub remove_mark: String,
    pub remove_leftover: String,
    pub lower_mark: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../messages/journal.json")).unwrap_or_default());

/// The words. A test sees to it that the file is whole.
pub(super) fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let words: Words = serde_json::from_str(include_str!("../../messages/journal.json")).unwrap();
        assert!(!words.is_whole.is_empty());
    }
}
