//! What a message is made of: the words it writes itself, and the arguments it asks for.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

/// The messages of a document that have a text.
pub(crate) fn messages_of(resource: &FluentResource) -> impl Iterator<Item = &Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) if message.value.is_some() => Some(message),
        _ => None,
    })
}

/// The message of this id.
pub(crate) fn message<'a>(resource: &'a FluentResource, id: &str) -> Option<&'a Message<&'a str>> {
    messages_of(resource).find(|message| message.id.name == id)
}

/// Everything the message may write of itself, in all its variants.
pub(crate) fn literals(message: &Message<&str>) -> String {
    let mut found = Found::default();
    message.value.iter().for_each(|pattern| found.pattern(pattern));
    found.text
}

/// Names of the arguments it uses in any variant.
pub(crate) fn arguments(message: &Message<&str>) -> BTreeSet<String> {
    let mut found = Found::default();
    message.value.iter().for_each(|pattern| found.pattern(pattern));
    found.arguments
}

#[derive(Default)]
struct Found {
    text: String,
    arguments: BTreeSet<String>,
}

impl Found {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.text.push_str(value);
            }
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            // Messages and terms it refers to are looked at under their own names.
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {}
        }
    }
}
