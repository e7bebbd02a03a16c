//! A visit written down or recorded, played against the real app: demos, tests, bug reports.
//!
//! Touches enter where a real finger's would: as touch input of the display's window.

mod document;
mod find;
mod keyboard;
mod play;
mod recording;
mod step;

pub use document::RecordingError;
pub use find::{Finder, Found, found};
pub use play::{Player, Report, plugin};
pub use recording::record;
pub use step::{Replay, ReplayError, Step};
