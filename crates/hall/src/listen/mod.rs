//! From a port to requests: how many connections may be open, how long each may take, and encryption.
//!
//! axum's own loop waits for ever for whoever connects and says nothing. A hall's network has strangers' phones in it, so
//! here every step has a limit, and whoever waits silently makes room for who speaks.

mod connection;
mod connections;
mod door;
mod open_files;
mod tls;

pub use door::Door;
pub use tls::{Tls, TlsError, TlsFiles};
