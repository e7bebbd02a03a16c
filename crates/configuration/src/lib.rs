//! One commented file for each program, beside the command line: its keys are the options of the command, without the
//! dashes, and what is typed wins over what the file says.
//!
//! An option that is added to a command is a key of its file by itself, since keys are taken from the command. Every
//! command with an option `--config` has this.

mod arguments;
mod error;
mod file;
mod key;
mod quoted;
mod sample;

pub use arguments::{parse, try_parse_from};
pub use error::{ConfigurationError, Refused};
pub use sample::out_of_date;
