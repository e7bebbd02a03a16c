//! `power-id`: codes issued, looked at and withdrawn, with keys and lists kept in the data folder.

mod arguments;
mod command;
mod error;
mod folder;
mod issued;
mod keys;
mod revoked;

pub use arguments::PowerIdArguments;
pub use error::PowerIdError;

pub(crate) use command::run;
