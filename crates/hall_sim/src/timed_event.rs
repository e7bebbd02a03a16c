//! An event with the times a journal would give it.

use journal::Event;

/// What happened, and when by the exhibit's clocks.
#[derive(Clone, Debug, PartialEq)]
pub struct TimedEvent {
    /// Milliseconds since the exhibit started.
    pub mono_ms: u64,
    /// Milliseconds since 1970.
    pub wall_ms: i64,
    /// The hall's offset from UTC, minutes.
    pub offset_min: i16,
    pub event: Event,
}
