use std::collections::BTreeMap;

/// Where each value of a RON or JSON text begins: a path such as `settlement.tiers[1].up_to_kwh` leads to a line.
///
/// RON gives positions for what does not parse; this gives them for what parses and still cannot be right.
pub(crate) struct Outline {
    lines: BTreeMap<String, usize>,
}

/// The longest path that is noted, in bytes; what lies deeper has the line of what is around it. A text that nobody has
/// accepted yet may be nothing but brackets, whose paths would together be as long as the square of it.
const LONGEST_PATH: usize = 200;

/// A bracket that is still open.
struct Open {
    /// None where it is too long.
    path: Option<String>,
    index: usize,
    key: Option<String>,
}

impl Open {
    fn new(path: Option<String>) -> Open {
        Open { path, index: 0, key: None }
    }

    /// The path of the value that comes next inside this bracket; none where it is too long.
    fn value_path(&self) -> Option<String> {
        let path = self.path.as_ref()?;
        if path.len() + self.key.as_ref().map_or(0, String::len) > LONGEST_PATH {
            return None;
        }
        Some(match &self.key {
            Some(key) if path.is_empty() => key.clone(),
            Some(key) => format!("{path}.{key}"),
            None => format!("{path}[{}]", self.index),
        })
    }
}

impl Outline {
    /// Reads the outline of `text`, which RON has already accepted.
    pub(crate) fn of(text: &str) -> Outline {
        let mut lines = BTreeMap::new();
        let mut open: Vec<Open> = Vec::new();
        let mut line = 1;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let token = &rest[..token_length(rest, first)];
            rest = &rest[token.len()..];
            match first {
                '(' | '[' | '{' => {
                    let path = open.last().map_or(Some(String::new()), Open::value_path);
                    if let Some(path) = &path {
                        lines.entry(path.clone()).or_insert(line);
                    }
                    open.push(Open::new(path));
                }
                ')' | ']' | '}' => drop(open.pop()),
                ',' => {
                    if let Some(inside) = open.last_mut() {
                        inside.index += 1;
                        inside.key = None;
                    }
                }
                _ if first.is_whitespace() || is_comment(token) => {}
                ':' => {}
                _ => {
                    if let Some(inside) = open.last_mut() {
                        if rest.trim_start().starts_with(':') {
                            // Keys of maps, and all of JSON's, stand in quotes.
                            inside.key = Some(token.trim_matches('"').to_owned());
                        }
                        if let Some(path) = inside.value_path() {
                            lines.entry(path).or_insert(line);
                        }
                    }
                }
            }
            line += token.matches('\n').count();
        }
        Outline { lines }
    }

    /// Whether there is a value at `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.lines.contains_key(path)
    }

    /// The line, counted from 1, on which the value at `path` begins, or the nearest value around it that is there.
    pub(crate) fn line(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return *line;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return self.lines.get("").copied().unwrap_or(1),
            }
        }
    }
}

fn is_comment(token: &str) -> bool {
    token.starts_with("//") || token.starts_with("/*")
}

/// Bytes of the token `rest` begins with: a comment, a string, a word or number, or one character.
fn token_length(rest: &str, first: char) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if first == '"' {
        let mut escaped = false;
        let closing = rest.char_indices().skip(1).find(|(_, c)| {
            let closes = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        return closing.map_or(rest.len(), |(at, _)| at + 1);
    }
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '#');
    if is_word(first) {
        return rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    }
    first.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expect: usize) {
        let text = "// a note: (1\n(\n  id: \"a(\\\"b:\",\n  tiers: [\n    (up_to: 1, price: \"2\"),\n    (up_to: 3,\n     price: \"4\"),\n  ],\n  how: Annual(\n    seasons: [[1, 2],\n      [3]]),\n)";
        assert_eq!(Outline::of(text).line(path), expect, "{path}");
    }

    #[test]
    fn a_path_leads_to_the_line_its_value_begins_on() {
        check("", 2);
        check("id", 3);
        check("tiers", 4);
        check("tiers[0].price", 5);
        check("tiers[1]", 6);
        check("tiers[1].price", 7);
        check("how.seasons[1]", 11);
        check("how.seasons[0][1]", 10);
    }

    #[test]
    fn a_text_of_brackets_has_no_outline_of_its_square() {
        let deep = |text: &str| Outline::of(text).lines.keys().map(String::len).sum::<usize>();
        assert!(deep(&"[".repeat(3_000)) < 20_000);
        let key = "k".repeat(3_000);
        assert!(deep(&format!("({key}: [{}])", "1,".repeat(3_000))) < 20_000);
        assert_eq!(Outline::of(&format!("(\n{key}:\n 1)")).line(&key), 1);
    }

    #[test]
    fn what_is_not_there_is_found_at_the_value_around_it() {
        check("tiers[1].absent", 6);
        check("absent.deeper", 2);
    }
}
