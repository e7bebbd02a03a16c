//! The phone's own keyboards: figures, letters, and pinyin with candidates. Nothing typed is learned or outlives the visit.

use content::phone::{Keys, Typing};

use crate::device::takes;

/// Most letters of pinyin that wait for a choice.
const MOST_COMPOSING: usize = 40;
/// Most candidates that are offered at once.
pub(crate) const MOST_GUESSES: usize = 6;

/// A candidate: what it says, and how many letters of what was typed it uses up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    pub text: String,
    pub letters: usize,
}

/// Where candidates come from.
pub trait Words: Send + Sync {
    /// What is typed as it is split into syllables, and the best candidates for it.
    fn guess(&self, letters: &str, most: usize) -> (String, Vec<Guess>);
}

/// A keyboard that is open over the field it types into.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyboard {
    pub(crate) typing: Typing,
    /// What stands in the field.
    pub(crate) text: String,
    /// Letters of pinyin without a choice yet, and as they are split.
    pub(crate) composing: String,
    pub(crate) split: String,
    pub(crate) guesses: Vec<Guess>,
    /// Figures and marks instead of letters.
    pub(crate) figures: bool,
    /// Capital letters.
    pub(crate) capitals: bool,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stroke {
    /// It typed, deleted or changed the keys.
    Typed,
    /// The field is as full as it can be.
    Full,
    /// The visitor is done.
    Done,
    /// There is no such key now.
    None,
}

impl Keyboard {
    pub(crate) fn new(typing: &Typing, text: &str) -> Self {
        Self {
            typing: typing.clone(),
            text: if typing.hidden { String::new() } else { text.to_owned() },
            composing: String::new(),
            split: String::new(),
            guesses: Vec::new(),
            figures: matches!(typing.keys, Keys::Digits | Keys::Yuan),
            capitals: false,
        }
    }

    /// Presses a key by its name: a sign, or `delete`, `ok`, `figures`, `capitals`, `guess1`.
    pub(crate) fn press(&mut self, key: &str, words: &dyn Words) -> Stroke {
        match key {
            "ok" if !self.composing.is_empty() => {
                // As on a phone: the letters go in as they are.
                let letters = std::mem::take(&mut self.composing);
                self.guess(words);
                letters.chars().for_each(|sign| self.put(sign));
                Stroke::Typed
            }
            "ok" => Stroke::Done,
            "delete" => {
                if self.composing.pop().is_some() {
                    self.guess(words);
                } else {
                    self.text.pop();
                }
                Stroke::Typed
            }
            "figures" if matches!(self.typing.keys, Keys::Letters | Keys::Chinese) => {
                self.figures = !self.figures;
                Stroke::Typed
            }
            "capitals" if self.typing.keys == Keys::Letters => {
                self.capitals = !self.capitals;
                Stroke::Typed
            }
            _ => match key.strip_prefix("guess").and_then(|number| number.parse::<usize>().ok()) {
                Some(number) => self.choose(number, words),
                None => self.sign(key, words),
            },
        }
    }

    fn sign(&mut self, key: &str, words: &dyn Words) -> Stroke {
        let mut signs = key.chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else { return Stroke::None };
        if self.typing.keys == Keys::Chinese && (sign.is_ascii_lowercase() || sign == '\'') {
            if self.composing.len() < MOST_COMPOSING {
                self.composing.push(sign);
                self.guess(words);
            }
            return Stroke::Typed;
        }
        if !takes(self.typing.keys, sign) {
            return Stroke::None;
        }
        self.put(sign);
        self.full()
    }

    fn choose(&mut self, number: usize, words: &dyn Words) -> Stroke {
        let Some(guess) = number.checked_sub(1).and_then(|index| self.guesses.get(index)).cloned() else {
            return Stroke::None;
        };
        guess.text.chars().for_each(|sign| self.put(sign));
        self.composing = self.composing.chars().skip(guess.letters).collect();
        self.guess(words);
        self.full()
    }

    fn put(&mut self, sign: char) {
        // Cents end an amount.
        let cents = self.text.split_once('.').is_some_and(|(_, cents)| cents.len() >= 2 || sign == '.');
        let refused = self.typing.keys == Keys::Yuan && (cents || (sign == '.' && self.text.is_empty()));
        if self.text.chars().count() < usize::from(self.typing.most) && !refused {
            self.text.push(sign);
        }
    }

    fn full(&self) -> Stroke {
        let full = self.text.chars().count() >= usize::from(self.typing.most);
        if full && !self.typing.full.is_empty() { Stroke::Full } else { Stroke::Typed }
    }

    fn guess(&mut self, words: &dyn Words) {
        (self.split, self.guesses) =
            if self.composing.is_empty() { Default::default() } else { words.guess(&self.composing, MOST_GUESSES) };
    }

    /// What is shown in the field: dots for what is hidden.
    pub(crate) fn shown(&self) -> String {
        if self.typing.hidden { "●".repeat(self.text.chars().count()) } else { self.text.clone() }
    }

    /// The next key on the way to `wanted`. `letters` are those that write it in pinyin.
    pub(crate) fn next_key(&self, wanted: &str, letters: &str) -> String {
        if self.text == wanted && self.composing.is_empty() {
            return "ok".into();
        }
        let Some(rest) = wanted.strip_prefix(self.text.as_str()) else { return "delete".into() };
        if self.typing.keys == Keys::Chinese && !letters.is_empty() {
            if let Some(at) = self.guesses.iter().position(|guess| !guess.text.is_empty() && rest == guess.text) {
                return format!("guess{}", at + 1);
            }
            if self.figures {
                return "figures".into();
            }
            return match letters.strip_prefix(self.composing.as_str()).and_then(|rest| rest.chars().next()) {
                Some(sign) => sign.to_string(),
                None => match self.guesses.iter().position(|guess| rest.starts_with(&guess.text)) {
                    Some(at) => format!("guess{}", at + 1),
                    None => "delete".into(),
                },
            };
        }
        match rest.chars().next() {
            Some(sign) if self.typing.keys == Keys::Letters && sign.is_ascii_alphabetic() == self.figures => {
                "figures".into()
            }
            Some(sign)
                if self.typing.keys == Keys::Letters
                    && sign.is_ascii_uppercase() != self.capitals
                    && sign.is_ascii_alphabetic() =>
            {
                "capitals".into()
            }
            Some(sign) => sign.to_string(),
            None => "ok".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One;

    impl Words for One {
        fn guess(&self, letters: &str, _: usize) -> (String, Vec<Guess>) {
            let guess = |text: &str, letters| Guess { text: text.into(), letters };
            let guesses = match letters {
                "dianfei" => vec![guess("电费", 7), guess("店", 4)],
                "dian" => vec![guess("点", 4)],
                _ => vec![],
            };
            (letters.to_owned(), guesses)
        }
    }

    fn keyboard(keys: Keys, most: u8) -> Keyboard {
        let typing = Typing {
            id: "f".into(),
            label: "l".into(),
            hint: "h".into(),
            into: "a.f".into(),
            keys,
            most,
            hidden: false,
            full: Vec::new(),
            show_if: None,
        };
        Keyboard::new(&typing, "")
    }

    fn check(keys: Keys, pressed: &str, expect: &str) {
        let mut keyboard = keyboard(keys, 8);
        for key in pressed.split(' ') {
            keyboard.press(key, &One);
        }
        assert_eq!(keyboard.text, expect, "{pressed}");
    }

    #[test]
    fn keys_type_what_the_field_takes() {
        check(Keys::Digits, "1 2 a . 3", "123");
        check(Keys::Digits, "1 2 delete delete delete 4", "4");
        check(Keys::Digits, "1 2 3 4 5 6 7 8 9 0", "12345678");
        check(Keys::Yuan, ". 1 2 . 5 . 0 7", "12.50");
        check(Keys::Letters, "a A @ 1", "aA@1");
    }

    #[test]
    fn pinyin_waits_for_a_choice() {
        check(Keys::Chinese, "d i a n f e i", "");
        check(Keys::Chinese, "d i a n f e i guess1", "电费");
        check(Keys::Chinese, "d i a n f e i guess2", "店");
        check(Keys::Chinese, "d i a n guess9 guess1", "点");
        check(Keys::Chinese, "d i ok", "di");
    }

    #[test]
    fn the_way_to_a_text_is_walked_key_by_key() {
        for (keys, wanted, letters) in
            [(Keys::Digits, "1000", ""), (Keys::Letters, "aB@7.c", ""), (Keys::Chinese, "电费", "dianfei")]
        {
            let mut keyboard = keyboard(keys, 20);
            keyboard.press("7", &One);
            for _ in 0..40 {
                let key = keyboard.next_key(wanted, letters);
                if keyboard.press(&key, &One) == Stroke::Done {
                    break;
                }
            }
            assert_eq!(keyboard.text, wanted);
        }
    }
}
