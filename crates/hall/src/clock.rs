//! The wall clock, in the unit that records and the database use.

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970 (UTC). A clock set before 1970 reads as 0.
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
