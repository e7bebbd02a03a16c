//! The newest picture of a display.

use std::time::{Duration, Instant};

use axum::body::Bytes;

/// Every JPEG file starts with these bytes.
const JPEG_START: [u8; 3] = [0xff, 0xd8, 0xff];

/// A JPEG picture of a display, with the scene it shows.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The JPEG file.
    pub jpeg: Bytes,
    /// Counts up over all pictures since the server started.
    pub number: u64,
    /// The scene that is on it.
    pub scene: String,
    /// When it came.
    pub at: Instant,
}

impl Picture {
    /// The picture's age in milliseconds.
    pub fn age_ms(&self, now: Instant) -> u64 {
        milliseconds(now.saturating_duration_since(self.at))
    }
}

/// Whether the bytes start like a JPEG file.
pub fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&JPEG_START)
}

/// Whole milliseconds of a duration.
pub fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
