//! What happened since the server started, counted.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Adds.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    /// The number now.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// All counters.
#[derive(Debug, Default)]
pub struct Counters {
    /// Requests of devices that are not, not yet or no longer let in.
    pub shut_out: Counter,
    /// Batches of records that were stored.
    pub batches: Counter,
    /// Batches that were refused as malformed.
    pub bad_batches: Counter,
    /// Records stored.
    pub records: Counter,
    /// Records that were there already.
    pub repeated: Counter,
    /// Records whose number was taken by another content.
    pub conflicts: Counter,
    /// Take-away codes opened for the first time.
    pub codes_opened: Counter,
    /// Wrong staff PINs.
    pub wrong_pins: Counter,
    /// Requests that were told to slow down.
    pub slowed_down: Counter,
}
