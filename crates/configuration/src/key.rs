//! The keys a file may have: the long options of a command.

use std::any::TypeId;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

/// Options that are no settings: one names the file, the other is a deed.
const NO_SETTINGS: [&str; 2] = ["config", "check"];
/// From here on a name is close enough to be what was meant; clap's own measure.
const LEAST_LIKENESS: f64 = 0.7;

/// What is written behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An option that is there or not.
    Flag,
    /// An option with a text or path.
    Text,
    /// An option with a value that is written in quotes, or without them where it is a number.
    Value,
}

/// A key a file may have.
#[derive(Clone, Debug)]
pub(crate) struct Key<'a> {
    pub name: &'a str,
    pub kind: Kind,
    /// Whether the option may be given several times, so that a list may stand behind the key.
    pub many: bool,
    /// What the program takes where nothing is said.
    pub default: Option<String>,
}

impl<'a> Key<'a> {
    /// The keys for a command, in the order of its help.
    pub fn all(command: &'a Command) -> Vec<Self> {
        command.get_arguments().filter_map(Self::of).filter(|key| !NO_SETTINGS.contains(&key.name)).collect()
    }

    fn of(arg: &'a Arg) -> Option<Self> {
        let name = arg.get_long()?;
        let takes = arg.get_value_parser().type_id();
        let kind = match arg.get_action() {
            ArgAction::SetTrue => Kind::Flag,
            ArgAction::Set | ArgAction::Append if takes == TypeId::of::<String>() => Kind::Text,
            ArgAction::Set | ArgAction::Append if takes == TypeId::of::<PathBuf>() => Kind::Text,
            ArgAction::Set | ArgAction::Append => Kind::Value,
            // Help, version, counts: nothing a file says.
            _ => return None,
        };
        let many = matches!(arg.get_action(), ArgAction::Append);
        let default = arg.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
        Some(Self { name, kind, many, default })
    }
}

/// The key most like a name that is none.
pub(crate) fn nearest<'a>(keys: &[Key<'a>], name: &str) -> Option<&'a str> {
    let likeness = |key: &Key| strsim::jaro(key.name, name);
    let best = keys.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) > LEAST_LIKENESS).then_some(best.name)
}
