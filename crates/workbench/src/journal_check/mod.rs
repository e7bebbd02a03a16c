//! `journal`: records on disk, looked at without changing them, and mended after saying how.

mod arguments;
mod command;
mod error;
mod place;
mod spool_lines;
mod store_lines;
mod words;

pub use arguments::JournalArguments;
pub use error::JournalCheckError;

pub(crate) use command::run;
