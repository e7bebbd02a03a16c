//! All of a server in one file, and a server from it.
//!
//! `pack` takes a snapshot of the database beside a running server, `unpack` makes a data folder of it, `manifest` says
//! what is inside with its hashes, `folder` is where both work, `error` says what can be wrong. Neither ever leaves half
//! of its result. The folder of the statistics is left out: it is made again.

mod error;
mod folder;
mod manifest;
mod pack;
mod unpack;

pub use error::BackupError;
pub use manifest::Manifest;
pub use pack::pack;
pub use unpack::unpack;
