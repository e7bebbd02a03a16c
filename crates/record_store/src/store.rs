//! Batches go into the database: rows and mark in one transaction, so an answer means they are there for good.
//!
//! The rule is line 7 of the protocol in the `journal` crate: a known number with the same content is ignored, with
//! other content it is a conflict and kept beside; the mark rises to the last number without a hole below it.

use rusqlite::{Connection, OptionalExtension, Result, Transaction};

use crate::record::{Batch, Record};

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Records stored now.
    pub fresh: u64,
    /// Records that were there already.
    pub repeated: u64,
    /// Records whose number is taken by another content; new ones are kept as conflicts.
    pub conflicts: u64,
    /// Highest number without a hole below it.
    pub through: u64,
}

/// Stores a batch. When this returns, all of it is on disk.
pub fn store(connection: &mut Connection, batch: &Batch, now_ms: i64) -> Result<Stored> {
    let transaction = connection.transaction()?;
    let stored = store_in(&transaction, batch, now_ms)?;
    transaction.commit()?;
    Ok(stored)
}

/// Stores a batch inside the caller's transaction.
pub fn store_in(transaction: &Transaction<'_>, batch: &Batch, now_ms: i64) -> Result<Stored> {
    let mut stored = Stored::default();
    for record in &batch.records {
        place(transaction, batch, record, now_ms, &mut stored)?;
    }
    stored.through = raise_mark(transaction, &batch.device, &batch.epoch)?;
    Ok(stored)
}

/// Highest contiguous number stored for a spool; 0 for none.
pub fn stored_through(connection: &Connection, device: &str, epoch: &str) -> Result<u64> {
    Ok(mark(connection, device, epoch)?.cast_unsigned())
}

fn place(
    transaction: &Transaction<'_>,
    batch: &Batch,
    record: &Record,
    now_ms: i64,
    stored: &mut Stored,
) -> Result<()> {
    let hash = record.hash();
    if insert(transaction, NEW_RECORD, batch, record, &hash, now_ms)? {
        stored.fresh += 1;
        return Ok(());
    }
    let there: Vec<u8> = transaction
        .prepare_cached("SELECT hash FROM record WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?
        .query_row((&batch.device, &batch.epoch, record.seq), |row| row.get(0))?;
    if there == hash {
        stored.repeated += 1;
        return Ok(());
    }
    stored.conflicts += 1;
    insert(transaction, NEW_CONFLICT, batch, record, &hash, now_ms)?;
    Ok(())
}

/// Nothing happens where the number is taken.
const NEW_RECORD: &str = "INSERT INTO record
    (device, epoch, seq, through, boot, mono_ms, wall_ms, offset_min, event, hash, received_ms)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ON CONFLICT (device, epoch, seq) DO NOTHING";
/// The same conflict may come again with a repeated batch: it is one conflict.
const NEW_CONFLICT: &str = "INSERT INTO conflict
    (device, epoch, seq, through, boot, mono_ms, wall_ms, offset_min, event, hash, received_ms)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ON CONFLICT (device, epoch, seq, hash) DO NOTHING";

/// Whether the row is new.
fn insert(
    transaction: &Transaction<'_>,
    sql: &str,
    batch: &Batch,
    record: &Record,
    hash: &[u8],
    now_ms: i64,
) -> Result<bool> {
    let rows = transaction.prepare_cached(sql)?.execute((
        &batch.device,
        &batch.epoch,
        record.seq,
        record.through,
        &record.boot,
        record.mono_ms,
        record.wall_ms,
        record.offset_min,
        &record.event,
        hash,
        now_ms,
    ))?;
    Ok(rows > 0)
}

fn mark(connection: &Connection, device: &str, epoch: &str) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT stored_through FROM mark WHERE device = ?1 AND epoch = ?2")?
        .query_row((device, epoch), |row| row.get(0))
        .optional()?
        .unwrap_or(0))
}

fn raise_mark(transaction: &Transaction<'_>, device: &str, epoch: &str) -> Result<u64> {
    let old = mark(transaction, device, epoch)?;
    let mut through = old;
    {
        let mut statement = transaction.prepare_cached(
            "SELECT seq, through FROM record WHERE device = ?1 AND epoch = ?2 AND seq > ?3 ORDER BY seq",
        )?;
        let mut rows = statement.query((device, epoch, old))?;
        while let Some(row) = rows.next()? {
            let (seq, to): (i64, i64) = (row.get(0)?, row.get(1)?);
            if seq > through.saturating_add(1) {
                break;
            }
            through = through.max(to);
        }
    }
    transaction.execute(
        "INSERT INTO mark (device, epoch, stored_through) VALUES (?1, ?2, ?3)
         ON CONFLICT (device, epoch) DO UPDATE SET stored_through = excluded.stored_through",
        (device, epoch, through),
    )?;
    Ok(through.cast_unsigned())
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
