//! What a message is made of: the words it writes itself, the arguments it asks for, the messages it refers to.

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

/// What stands in a message, in all its variants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MessageText {
    /// Everything it may write of itself.
    pub literals: String,
    /// Names of arguments, without `$`.
    pub arguments: BTreeSet<String>,
    /// Ids of messages that become part of it.
    pub references: BTreeSet<String>,
}

impl MessageText {
    pub fn of(message: &Message<&str>) -> Self {
        let mut text = Self::default();
        message.value.iter().for_each(|pattern| text.pattern(pattern));
        text
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.literals.push_str(value),
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
                self.literals.push_str(value);
            }
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            // A term sees no arguments of the message it stands in.
            InlineExpression::TermReference { .. } => {}
        }
    }
}
