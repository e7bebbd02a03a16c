//! What the server saw itself, recorded under its own device.

use journal::Event;
use record_store::{Batch, Record, store_in, stored_through};
use rusqlite::Transaction;

use crate::database::DatabaseError;
use crate::identity::Identity;

/// Appends an event as the server's own next record, inside the caller's transaction: the event and what made it are
/// stored together or not at all.
pub fn append_own(
    transaction: &Transaction<'_>,
    identity: &Identity,
    event: &Event,
    uptime_ms: i64,
    now_ms: i64,
    offset_min: i16,
) -> Result<(), DatabaseError> {
    let through = stored_through(transaction, &identity.device, &identity.epoch)?;
    let seq = through.cast_signed() + 1;
    let record = Record {
        seq,
        through: seq,
        boot: identity.boot.clone(),
        mono_ms: uptime_ms,
        wall_ms: now_ms,
        offset_min,
        event: serde_json::to_string(event).unwrap_or_default(),
    };
    let batch = Batch { device: identity.device.clone(), epoch: identity.epoch.clone(), records: vec![record] };
    store_in(transaction, &batch, now_ms)?;
    Ok(())
}
