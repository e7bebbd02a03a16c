//! What a file says, repeated in a sentence: on its line, and not at any length.

/// The first characters of a name or a value, in quotes.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    format!("'{}'", clean(text, MOST))
}

/// What a library says of a line. It may repeat it.
pub(crate) fn plain(said: &str) -> String {
    const MOST: usize = 300;
    clean(said.trim(), MOST)
}

fn clean(text: &str, most: usize) -> String {
    let mut characters = text.chars();
    let mut clean: String = characters.by_ref().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if characters.next().is_some() {
        clean.push('…');
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_stays_on_its_line_and_ends() {
        assert_eq!(quoted("a\nb\u{1b}[31m"), "'a b [31m'");
        assert_eq!(quoted(&"x".repeat(60)).chars().count(), 62);
        assert_eq!(quoted(&"x".repeat(61)).chars().count(), 63);
        assert_eq!(plain("\n a\r\nb \n"), "a  b");
    }
}
