//! Words of the server's own commands, from a file so that no sentence for users lives in the program's text.

use std::sync::LazyLock;

use serde::Deserialize;

/// The words, by what they name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub new_pin: String,
    pub pin_file: String,
    pub settings_good: String,
    pub backup_made: String,
    pub backup_restored: String,
    pub code_use: String,
    pub no_devices: String,
    pub pending: String,
    pub confirmed: String,
    pub removed: String,
    pub let_in: String,
    pub shut_out: String,
    pub for_server: String,
    pub for_exhibits: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../messages/command_line.json")).unwrap_or_default());

/// The words. A test sees to it that the file is whole.
pub fn words() -> &'static Words {
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let words: Words = serde_json::from_str(include_str!("../../messages/command_line.json")).unwrap();
        assert!(!words.new_pin.is_empty());
    }
}
