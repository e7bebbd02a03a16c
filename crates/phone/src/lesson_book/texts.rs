//! The sentences of a book in both languages, each kept once.

use std::collections::BTreeMap;

use content::{Language, Messages, Values};
use serde::Serialize;

/// A sentence in Chinese and in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pair(pub String, pub String);

/// Collects sentences and numbers them.
pub(super) struct Texts<'a> {
    messages: &'a Messages,
    numbers: BTreeMap<Pair, usize>,
    kept: Vec<Pair>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(messages: &'a Messages) -> Self {
        Self { messages, numbers: BTreeMap::new(), kept: Vec::new() }
    }

    /// The number of a message as it is said now; `None` where it says nothing in either language.
    pub(super) fn number(&mut self, message: &str, values: &Values) -> Option<usize> {
        let said = |language| self.messages.format(language, message, values);
        let pair = Pair(said(Language::ZhCn), said(Language::En));
        if pair.0.is_empty() && pair.1.is_empty() {
            return None;
        }
        Some(*self.numbers.entry(pair).or_insert_with_key(|pair| {
            self.kept.push(pair.clone());
            self.kept.len() - 1
        }))
    }

    pub(super) fn into_pairs(self) -> Vec<Pair> {
        self.kept
    }
}
