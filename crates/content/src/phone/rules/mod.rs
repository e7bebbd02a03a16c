//! What the practice phone's documents must keep to beyond their types.

mod acts;
mod app;
mod household;
mod page;
mod task;

pub(super) use app::{Written, check_app, drop_doubled_tasks};
pub(super) use household::{check_addresses, check_household};

use crate::position::Position;
use crate::{ContentError, Document};

/// Most rows of a list, blocks of a page, tiles of a block: more is no longer seen from where a visitor stands.
const MOST_ROWS: usize = 24;
/// Most steps of a task; a lesson ends in under two minutes.
const MOST_STEPS: usize = 16;
/// Most characters of a text that is held.
const MOST_CHARACTERS: usize = 40;
/// Longest time a network may take.
const LONGEST_WAIT_MS: u32 = 10_000;

/// A refusal at the first place where `word` stands in quotes.
fn refusal(document: &Document, word: &str, reason: String) -> ContentError {
    ContentError::new(&document.path, Position::of_word(&document.text, &format!("\"{word}\"")), reason)
}

/// Yuan and cents as they are written: at most 99,999.99.
fn is_yuan(text: &str) -> bool {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && whole.len() <= 5 && digits(cents) && cents.len() == 2
}

#[cfg(test)]
mod tests {
    use super::is_yuan;

    #[test]
    fn amounts_are_yuan_and_cents() {
        for good in ["0.00", "12.40", "50", "99999.99"] {
            assert!(is_yuan(good), "{good}");
        }
        for bad in ["", ".5", "1e12", "-1.00", "100000.00", "1.5", "1,000.00"] {
            assert!(!is_yuan(bad), "{bad}");
        }
    }
}
