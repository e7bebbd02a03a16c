//! A command as somebody types it, and what it prints.

use std::path::Path;

use clap::Parser;
use workbench::Command;

#[derive(Parser)]
struct Typed {
    #[command(subcommand)]
    command: Command,
}

/// What `arguments` print, with the sentence of their error, if any.
pub fn printed(arguments: &[&str]) -> (String, Option<String>) {
    let typed = match Typed::try_parse_from(std::iter::once(&"workbench").chain(arguments)) {
        Ok(typed) => typed,
        Err(error) => return (String::new(), Some(error.to_string())),
    };
    let mut out = Vec::new();
    let error = workbench::run(&typed.command, &mut out).err().map(|error| error.to_string());
    (String::from_utf8(out).unwrap(), error)
}

/// What `arguments` print, or the sentence of their error. Files are named by their path in `folder`.
pub fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let in_folder = |argument: &&str| match argument.rsplit_once('.') {
        Some((_, "csv" | "ron" | "json" | "xlsx")) => folder.join(argument).display().to_string(),
        _ => (*argument).to_owned(),
    };
    let arguments: Vec<String> = arguments.iter().map(in_folder).collect();
    let (out, error) = printed(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    error.map_or(Ok(out), Err)
}
