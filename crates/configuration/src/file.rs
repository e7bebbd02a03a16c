//! A configuration file: read, held against the keys of its command, and turned into arguments.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, Value};

use crate::error::ConfigurationError;
use crate::key::{Key, Kind, nearest};
use crate::quoted::{plain, quoted};

/// Longest file, bytes: a hundred times a shipped one.
const LONGEST: u64 = 1 << 20;

/// What a line of the file sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub key: String,
    /// From 1.
    pub line: usize,
    /// As it would have been typed.
    pub arguments: Vec<OsString>,
}

/// A file and its text.
#[derive(Debug)]
pub(crate) struct ConfigurationFile {
    pub path: PathBuf,
    text: String,
}

impl ConfigurationFile {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, ConfigurationError> {
        let mut text = String::new();
        let mut read = || -> io::Result<u64> {
            let mut file = File::open(path)?.take(LONGEST + 1);
            file.read_to_string(&mut text).map(|length| length as u64)
        };
        match read() {
            Ok(length) if length > LONGEST => Err(ConfigurationError::TooLarge(path.to_owned())),
            Ok(_) => Ok(Self { path: path.to_owned(), text }),
            Err(source) => Err(ConfigurationError::Unreadable { path: path.to_owned(), source }),
        }
    }

    /// What the file sets, as far as the keys allow it.
    pub fn settings(&self, keys: &[Key]) -> Result<Vec<Setting>, ConfigurationError> {
        let document = Document::parse(self.text.as_str()).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let said = error.message().trim().replace('\n', ", ");
            self.wrong(
                self.line(at),
                format!("{}; write each setting as key = value, and text in quotes", plain(&said)),
            )
        })?;
        let table = document.as_table();
        table.iter().map(|(name, item)| self.setting(keys, name, item, self.line_of(table, name))).collect()
    }

    /// An error of a line.
    pub fn wrong(&self, line: usize, what: String) -> ConfigurationError {
        ConfigurationError::Line { path: self.path.clone(), line, what }
    }

    fn setting(&self, keys: &[Key], name: &str, item: &Item, line: usize) -> Result<Setting, ConfigurationError> {
        let wrong = |what| self.wrong(line, what);
        let Item::Value(value) = item else {
            return Err(wrong(format!("[{}] is a section, and here are none: write key = value", plain(name))));
        };
        let Some(key) = keys.iter().find(|key| key.name == name) else {
            return Err(wrong(match nearest(keys, name) {
                Some(nearest) => format!("there is no setting {}: did you mean '{nearest}'?", quoted(name)),
                None => format!("there is no setting {}: --help lists the options, and each is one", quoted(name)),
            }));
        };
        let values: Vec<&Value> = match value {
            Value::Array(values) if key.many => values.iter().collect(),
            value => vec![value],
        };
        let arguments: Result<_, String> =
            values.into_iter().filter_map(|value| argument(key, value).transpose()).collect();
        Ok(Setting { key: name.to_owned(), line, arguments: arguments.map_err(wrong)? })
    }

    fn line_of(&self, table: &toml_edit::Table, name: &str) -> usize {
        let span = table.get_key_value(name).and_then(|(key, item)| key.span().or_else(|| item.span()));
        self.line(span.map_or(0, |span| span.start))
    }

    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// A value as it would have been typed; nothing where a flag is off.
fn argument(key: &Key, value: &Value) -> Result<Option<OsString>, String> {
    let name = key.name;
    let text = match (key.kind, value) {
        (Kind::Flag, Value::Boolean(on)) => return Ok(on.value().then(|| format!("--{name}").into())),
        (Kind::Flag, _) => return Err(format!("{name} is on or off: write {name} = true or {name} = false")),
        (_, Value::String(text)) if text.value().is_empty() => {
            return Err(format!("{name} is empty: write a value, or a # before the line"));
        }
        (_, Value::String(text)) => text.value().clone(),
        (Kind::Value, Value::Integer(number)) => number.value().to_string(),
        (Kind::Value, Value::Float(number)) => number.value().to_string(),
        (_, Value::Array(_)) => return Err(format!("{name} takes one value: write {name} = \"...\"")),
        (_, _) => return Err(format!("{name} is written in quotes: {name} = \"...\"")),
    };
    Ok(Some(format!("--{name}={text}").into()))
}
