//! Every sentence of the hall, in every language, by id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::catalogue::Catalogue;
use crate::message_drafts::MessageDrafts;
use crate::position::Position;
use crate::{ContentError, Document, Language, Value, Values};

/// Where message documents lie: `assets/locales/<language tag>/<name>.ftl`.
const FOLDER: &str = "assets/locales/";

/// Longest text of digits that is treated as a number: a month, a tier, seconds. A meter number is longer and stays text.
const NUMBER_DIGITS: usize = 4;

/// How deep a message may stand in a message as a value; two that name each other end here.
const MAX_DEPTH: u32 = 3;

/// The messages of all languages. Cheap to clone, and shared between threads.
#[derive(Clone, Debug)]
pub struct Messages(BTreeMap<Language, Arc<Catalogue>>);

impl Messages {
    /// The message with the values put in: a value `calc.total` is the argument `$calc_total`. A value that is itself a
    /// message is written in the same language. A message that does not exist shows as its id in brackets.
    #[must_use]
    pub fn format(&self, language: Language, id: &str, values: &Values) -> String {
        self.format_within(language, id, values, 0)
    }

    /// True where the language has this message.
    #[must_use]
    pub fn has(&self, language: Language, id: &str) -> bool {
        self.0.get(&language).is_some_and(|catalogue| catalogue.has(id))
    }

    /// Ids of all messages of a language, in order.
    pub fn ids(&self, language: Language) -> impl Iterator<Item = &str> {
        self.0.get(&language).into_iter().flat_map(|catalogue| catalogue.ids())
    }

    /// What a language calls itself: the label of the button that changes to it.
    #[must_use]
    pub fn own_name(&self, language: Language) -> String {
        self.format(language.other(), "language-own-name", &Values::default())
    }

    /// What the message itself writes, in all its variants, without arguments.
    #[must_use]
    pub fn literals(&self, language: Language, id: &str) -> &str {
        self.0.get(&language).and_then(|catalogue| catalogue.literals(id)).unwrap_or_default()
    }

    /// Names of the arguments that a message and those it refers to use, without `$`.
    #[must_use]
    pub fn arguments(&self, language: Language, id: &str) -> BTreeSet<String> {
        self.0.get(&language).and_then(|catalogue| catalogue.arguments(id)).cloned().unwrap_or_default()
    }

    fn format_within(&self, language: Language, id: &str, values: &Values, depth: u32) -> String {
        let marked = || format!("⟦{id}⟧");
        // What stands under a name, as it is; and a sign that is the same in every language.
        if let Some(name) = id.strip_prefix('=') {
            return match values.get(name) {
                Some(Value::Text(text)) => text.clone(),
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::Message(id)) if depth < MAX_DEPTH => self.format_within(language, id, values, depth + 1),
                _ => String::new(),
            };
        }
        if let Some(sign) = id.strip_prefix('\'') {
            return sign.to_owned();
        }
        let Some(catalogue) = self.0.get(&language).filter(|_| depth < MAX_DEPTH) else { return marked() };
        let Some(names) = catalogue.arguments(id) else { return marked() };
        let mut args = FluentArgs::new();
        // A scene formats dozens of texts with dozens of values: only what this message asks for is converted.
        for name in names {
            if let Some(value) = values.argument(name) {
                args.set(name.as_str(), self.argument(language, value, values, depth));
            }
        }
        catalogue.format(id, &args).unwrap_or_else(marked)
    }

    fn argument<'a>(&self, language: Language, value: &'a Value, values: &Values, depth: u32) -> FluentValue<'a> {
        match value {
            Value::Text(text) if is_small_number(text) => FluentValue::try_number(text),
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Number(number) => FluentValue::from(*number),
            Value::Flag(flag) => FluentValue::from(if *flag { "true" } else { "false" }),
            Value::Message(id) => FluentValue::from(self.format_within(language, id, values, depth + 1)),
        }
    }

    /// Reads all message documents. A bad one is replaced by the last good one of the same path.
    pub(crate) fn load(documents: &[Document], last_good: Option<&Self>) -> (Self, Vec<ContentError>) {
        let mut errors = Vec::new();
        let mut by_language: BTreeMap<Language, MessageDrafts> = BTreeMap::new();
        for document in documents {
            let Some(rest) = document.path.strip_prefix(FOLDER) else { continue };
            let Some((tag, _)) = rest.split_once('/').filter(|_| rest.ends_with(".ftl")) else { continue };
            let Some(language) = Language::from_tag(tag) else {
                let tags = Language::ALL.map(Language::tag).join(" and ");
                let reason = format!("'{tag}' is no language of the hall: the folders are {tags}");
                errors.push(ContentError::new(&document.path, Position::START, reason));
                continue;
            };
            let old = last_good.and_then(|messages| messages.0.get(&language));
            let kept = old.and_then(|catalogue| catalogue.document(&document.path));
            by_language.entry(language).or_default().add(document, kept, &mut errors);
        }
        let catalogues = by_language
            .into_iter()
            .map(|(language, drafts)| (language, Arc::new(Catalogue::new(language, drafts.resources))))
            .collect();
        (Self(catalogues), errors)
    }

    /// True where no document of a language was found.
    pub(crate) fn lacks(&self, language: Language) -> bool {
        !self.0.contains_key(&language)
    }

    /// Takes over a language that `self` lacks.
    pub(crate) fn keep(&mut self, language: Language, last_good: &Self) {
        if let Some(catalogue) = last_good.0.get(&language) {
            self.0.entry(language).or_insert_with(|| Arc::clone(catalogue));
        }
    }
}

/// Small whole numbers can be chosen by in a message (`[8] August`) however they are published.
fn is_small_number(text: &str) -> bool {
    let plain = !text.is_empty() && text.len() <= NUMBER_DIGITS && text.bytes().all(|b| b.is_ascii_digit());
    plain && (text == "0" || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(zh: &str, en: &str) -> (Messages, Vec<ContentError>) {
        let document = |tag: &str, text: &str| Document { path: format!("{FOLDER}{tag}/a.ftl"), text: text.into() };
        Messages::load(&[document("zh-CN", zh), document("en", en)], None)
    }

    fn check(text: &str, expect: &str) {
        let (messages, errors) = messages("a = b", text);
        assert_eq!(errors, []);
        let mut values = Values::default();
        values.set("calc.total", Value::Text("1,596.00".into()));
        values.set("calc.cross-month", Value::Text("8".into()));
        values.set("calc.serial", Value::Text("00123456789012345678".into()));
        values.set("calc.left", Value::Number(1.0));
        values.set("calc.any", Value::Flag(true));
        values.set("calc.tier", Value::Message("tier".into()));
        values.set("calc.loop", Value::Message("m".into()));
        values.set("calc.gone", Value::Message("no-such".into()));
        assert_eq!(messages.format(Language::En, "m", &values), expect, "{text}");
    }

    #[test]
    fn values_become_arguments() {
        check("m = { $calc_total } yuan", "1,596.00 yuan");
        check("m = no { $calc_serial }", "no 00123456789012345678");
        check("m = { $calc_cross_month ->\n    [8] August\n   *[other] { $calc_cross_month }\n}", "August");
        check("m = { $calc_left ->\n    [one] a day\n   *[other] days\n}", "a day");
        check("m = { $calc_any ->\n    [true] yes\n   *[false] no\n}", "yes");
        check("m = in { $calc_tier }\ntier = tier { $calc_cross_month }", "in tier 8");
        check("m = <{ inner }>\ninner = { $calc_total }", "<1,596.00>");
    }

    #[test]
    fn what_is_missing_shows_its_name_and_never_panics() {
        check("m = { $calc_none }", "{$calc_none}");
        check("m = { $calc_gone }", "⟦no-such⟧");
        check("m = x{ $calc_loop }", "xxx⟦m⟧");
        check("m = { m }", "{m}");
        check("n = N", "⟦m⟧");
    }

    #[test]
    fn syntax_and_doubles_are_refused_with_their_line() {
        let (found, errors) = messages("a = 一\n\nb = { $x\n\nc = 三\n", "a = A\nb = B\na = C\n");
        let told: Vec<_> = errors.iter().map(|e| (e.file.as_str(), e.line)).collect();
        assert_eq!(told, [("assets/locales/zh-CN/a.ftl", 3), ("assets/locales/en/a.ftl", 3)], "{errors:?}");
        // What is good is used.
        assert_eq!(found.format(Language::ZhCn, "c", &Values::default()), "三");
        assert_eq!(found.format(Language::En, "a", &Values::default()), "A");
        assert!(!found.has(Language::ZhCn, "b"));
    }

    #[test]
    fn is_shared_between_threads() {
        fn shared<T: Send + Sync + Clone + 'static>() {}
        shared::<Messages>();
    }
}
