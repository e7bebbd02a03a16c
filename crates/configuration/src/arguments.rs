//! Arguments from what was typed and what the file says.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Parser};

use crate::error::{ConfigurationError, Refused};
use crate::file::{ConfigurationFile, Setting};
use crate::key::Key;
use crate::quoted::{plain, quoted};

/// Exit code where the arguments or the file are wrong, clap's own.
const EXIT_REFUSED: i32 = 2;

/// The arguments of this process, as clap's `Parser::parse`. What is wrong is said, and the process ends with code 2.
#[must_use]
pub fn parse<P: Parser>() -> P {
    try_parse_from(std::env::args_os()).unwrap_or_else(|refused| match refused {
        Refused::Typed(error) => error.exit(),
        Refused::File(error) => {
            let program = P::command().get_name().to_owned();
            // Where stderr is closed there is nobody to tell.
            let _ = writeln!(io::stderr(), "{program}: {error}");
            std::process::exit(EXIT_REFUSED)
        }
    })
}

/// The arguments of what was typed, the program's name first.
///
/// # Errors
/// What was typed is wrong, or the file it names.
pub fn try_parse_from<P: Parser>(typed: impl IntoIterator<Item = OsString>) -> Result<P, Refused> {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let command = P::command();
    let Some((command, path)) = file_asked_for(&command, &typed) else {
        return Ok(P::try_parse_from(typed)?);
    };
    let file = ConfigurationFile::read(&path)?;
    let mut settings = file.settings(&Key::all(command))?;
    let (program_and_command, rest) = typed.split_at(2);
    settings.retain(|setting| value_typed(rest, &setting.key).is_none());
    let from_file = settings.iter().flat_map(|setting| &setting.arguments);
    let all = program_and_command.iter().chain(from_file).chain(rest);
    P::try_parse_from(all).map_err(|error| match blamed(&error, &file, &settings) {
        Some(error) => error.into(),
        None => error.into(),
    })
}

/// The command that was typed and the file it is to read, where it can and shall read one.
fn file_asked_for<'a>(command: &'a Command, typed: &[OsString]) -> Option<(&'a Command, PathBuf)> {
    let command = command.find_subcommand(typed.get(1)?)?;
    let reads_a_file = command.get_arguments().any(|arg| arg.get_long() == Some("config"));
    let path = reads_a_file.then(|| value_typed(&typed[2..], "config")).flatten()?;
    // Without a name clap says what is missing.
    (!path.is_empty()).then(|| (command, PathBuf::from(path)))
}

/// What was typed for an option, as `--key value` or `--key=value`; empty where nothing stands behind it.
fn value_typed<'a>(typed: &'a [OsString], key: &str) -> Option<&'a OsStr> {
    let typed = typed.iter().take_while(|word| *word != "--").map(OsString::as_os_str);
    let mut words = typed.peekable();
    while let Some(word) = words.next() {
        let bytes = word.as_encoded_bytes();
        let Some(behind) = bytes.strip_prefix(b"--").and_then(|name| name.strip_prefix(key.as_bytes())) else {
            continue;
        };
        match behind {
            [] => return Some(words.peek().copied().unwrap_or_default()),
            // The path is the rest of the word, so it is whole where the word is.
            [b'=', value @ ..] => return Some(word_end(word, value.len())),
            _ => {}
        }
    }
    None
}

/// The last `length` bytes of a word, which begin behind an ASCII character.
fn word_end(word: &OsStr, length: usize) -> &OsStr {
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(&word.as_bytes()[word.len() - length..])
}

/// The error as one of the file, where a line of the file is what clap refuses.
fn blamed(error: &clap::Error, file: &ConfigurationFile, settings: &[Setting]) -> Option<ConfigurationError> {
    let argument = error.get(ContextKind::InvalidArg);
    let setting = match argument {
        Some(ContextValue::String(argument)) => {
            let name = argument.trim_start_matches('-').split([' ', '=']).next()?;
            settings.iter().find(|setting| setting.key == name)
        }
        _ => None,
    };
    let text = |kind| error.get(kind).map(ToString::to_string);
    let value = || quoted(&text(ContextKind::InvalidValue).unwrap_or_default());
    match (error.kind(), setting) {
        (ErrorKind::InvalidValue, Some(Setting { key, line, .. })) => {
            let may = text(ContextKind::ValidValue).unwrap_or_default();
            Some(file.wrong(*line, format!("{key} is {}: write one of {may}", value())))
        }
        (ErrorKind::ValueValidation, Some(Setting { key, line, .. })) => {
            let why = std::error::Error::source(error).map(|why| format!(" ({})", plain(&why.to_string())));
            let why = why.unwrap_or_default();
            Some(file.wrong(*line, format!("{key} is {}, which is not taken{why}: --help says what is", value())))
        }
        (ErrorKind::ArgumentConflict, Some(Setting { key, line, .. })) => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            Some(file.wrong(*line, format!("{key} does not go together with {other}: leave one of them out")))
        }
        (ErrorKind::MissingRequiredArgument, _) => {
            let missing = argument.map(ToString::to_string).unwrap_or_default();
            let what = format!("what is set needs {missing} too: add it as a line, or type it");
            Some(ConfigurationError::Whole { path: file.path.clone(), what })
        }
        _ => None,
    }
}
