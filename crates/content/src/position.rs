//! Line and column of something in a document's text.

/// A place in a text, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub line: u32,
    /// In characters, as editors count.
    pub column: u32,
}

impl Position {
    pub const START: Self = Self { line: 1, column: 1 };

    /// Position of a byte offset; an offset past the end or inside a character is moved back to the nearest one.
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before[line_start..].chars().count();
        Self { line: saturated(line), column: saturated(column) }
    }

    /// Position of the n-th (from 0) quoted `value` that is written for `field`, or the start of the text.
    pub fn of_field(text: &str, field: &str, value: &str, nth: usize) -> Self {
        let quoted = format!("\"{value}\"");
        text.match_indices(&quoted)
            .filter(|(offset, _)| is_after_field(&text[..*offset], field))
            .nth(nth)
            .map_or(Self::START, |(offset, _)| Self::of_offset(text, offset))
    }

    /// Position of the first `word`, or the start of the text.
    pub fn of_word(text: &str, word: &str) -> Self {
        text.find(word).map_or(Self::START, |offset| Self::of_offset(text, offset))
    }
}

fn is_after_field(before: &str, field: &str) -> bool {
    before
        .trim_end()
        .strip_suffix(':')
        .and_then(|rest| rest.trim_end().strip_suffix(field))
        .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn saturated(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<ron::error::Position> for Position {
    fn from(position: ron::error::Position) -> Self {
        Self { line: saturated(position.line.max(1)), column: saturated(position.col.max(1)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let text = "一二\n三 x";
        assert_eq!(Position::of_word(text, "x"), Position { line: 2, column: 3 });
        assert_eq!(Position::of_offset(text, 0), Position::START);
        assert_eq!(Position::of_offset(text, 4), Position { line: 1, column: 2 });
        assert_eq!(Position::of_offset(text, 999), Position { line: 2, column: 4 });
    }

    #[test]
    fn finds_the_field_and_not_another_of_the_same_value() {
        let text = "grid: \"a\"\nid: \"a\"\nlabel: \"a\"\nid : \"a\"";
        assert_eq!(Position::of_field(text, "id", "a", 0).line, 2);
        assert_eq!(Position::of_field(text, "id", "a", 1).line, 4);
        assert_eq!(Position::of_field(text, "id", "a", 2), Position::START);
    }
}
