//! A visit written down or recorded, played against the real app: demos, tests, bug reports.
//!
//! Touches enter where a real finger's would: as touch input of the display's window.

mod find;
mod play;
mod step;

pub use find::{Finder, Found, found};
pub use play::{Player, Report, plugin};
pub use step::{Replay, ReplayError, Step};
