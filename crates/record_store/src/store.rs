//! Batches go into the database: rows and mark in one transaction, so an answer means they are there for good.
//!
//! The rule is line 7 of the protocol in the `journal` crate: a known number with the same content is ignored, with
//! other content it is a conflict and kept beside; the mark rises to the last number without a hole below it.

use std::slice;
use std::sync::LazyLock;

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
    // The records of one start of an exhibit are bound to it once.
    for of_a_boot in batch.records.chunk_by(|one, next| one.boot == next.boot) {
        let (many, rest) = of_a_boot.as_chunks::<AT_ONCE>();
        many.iter().try_for_each(|run| place(transaction, batch, run, now_ms, &mut stored))?;
        rest.iter().try_for_each(|one| place(transaction, batch, slice::from_ref(one), now_ms, &mut stored))?;
    }
    stored.through = raise_mark(transaction, batch, stored.conflicts)?;
    Ok(stored)
}

/// Highest contiguous number stored for a spool; 0 for none.
pub fn stored_through(connection: &Connection, device: &str, epoch: &str) -> Result<u64> {
    Ok(mark(connection, device, epoch)?.cast_unsigned())
}

/// Stores [`AT_ONCE`] records of one boot, or one.
fn place(transaction: &Transaction<'_>, batch: &Batch, run: &[Record], now_ms: i64, stored: &mut Stored) -> Result<()> {
    let sql: &str = if run.len() == 1 { &NEW_RECORD } else { &NEW_RECORDS };
    let fresh = insert(transaction, sql, batch, run, now_ms)?;
    stored.fresh += fresh;
    if fresh == run.len() as u64 {
        return Ok(());
    }
    // All numbers are there now, those of other contents too.
    let mut there =
        transaction.prepare_cached("SELECT hash FROM record WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?;
    let mut same = 0;
    for record in run {
        let there: Vec<u8> = there.query_row((&batch.device, &batch.epoch, record.seq), |row| row.get(0))?;
        if there == record.hash() {
            same += 1;
        } else {
            stored.conflicts += 1;
            insert(transaction, &NEW_CONFLICT, batch, slice::from_ref(record), now_ms)?;
        }
    }
    stored.repeated += same - fresh;
    Ok(())
}

/// Records of one statement: what a statement costs, and the count of row numbers that it keeps, they share.
const AT_ONCE: usize = 25;

/// Nothing happens where the number is taken.
static NEW_RECORD: LazyLock<String> = LazyLock::new(|| insertion("record", "device, epoch, seq", 1));
static NEW_RECORDS: LazyLock<String> = LazyLock::new(|| insertion("record", "device, epoch, seq", AT_ONCE));
/// The same conflict may come again with a repeated batch: it is one conflict.
static NEW_CONFLICT: LazyLock<String> = LazyLock::new(|| insertion("conflict", "device, epoch, seq, hash", 1));

/// Parameters that all rows of a statement share: device, epoch, boot and when they came.
const SHARED: usize = 4;
/// Parameters of each row.
const OWN: usize = 7;

fn insertion(table: &str, key: &str, rows: usize) -> String {
    let row = |at: usize| {
        let [seq, through, mono_ms, wall_ms, offset_min, event, hash] =
            std::array::from_fn::<_, OWN, _>(|own| SHARED + at * OWN + own + 1);
        format!("(?1, ?2, ?{seq}, ?{through}, ?3, ?{mono_ms}, ?{wall_ms}, ?{offset_min}, ?{event}, ?{hash}, ?4)")
    };
    let rows = (0..rows).map(row).collect::<Vec<_>>().join(", ");
    format!(
        "INSERT INTO {table}
         (device, epoch, seq, through, boot, mono_ms, wall_ms, offset_min, event, hash, received_ms)
         VALUES {rows} ON CONFLICT ({key}) DO NOTHING"
    )
}

/// How many rows are new. The records are of one boot and as many as the statement takes.
fn insert(transaction: &Transaction<'_>, sql: &str, batch: &Batch, run: &[Record], now_ms: i64) -> Result<u64> {
    let mut statement = transaction.prepare_cached(sql)?;
    statement.raw_bind_parameter(1, &batch.device)?;
    statement.raw_bind_parameter(2, &batch.epoch)?;
    statement.raw_bind_parameter(3, run.first().map(|record| &record.boot))?;
    statement.raw_bind_parameter(4, now_ms)?;
    for (at, record) in run.iter().enumerate() {
        let first = SHARED + at * OWN + 1;
        statement.raw_bind_parameter(first, record.seq)?;
        statement.raw_bind_parameter(first + 1, record.through)?;
        statement.raw_bind_parameter(first + 2, record.mono_ms)?;
        statement.raw_bind_parameter(first + 3, record.wall_ms)?;
        statement.raw_bind_parameter(first + 4, record.offset_min)?;
        statement.raw_bind_parameter(first + 5, &record.event)?;
        statement.raw_bind_parameter(first + 6, record.hash())?;
    }
    Ok(statement.raw_execute()? as u64)
}

fn mark(connection: &Connection, device: &str, epoch: &str) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT stored_through FROM mark WHERE device = ?1 AND epoch = ?2")?
        .query_row((device, epoch), |row| row.get(0))
        .optional()?
        .unwrap_or(0))
}

/// Raises the mark to the last number without a hole below it, now that all numbers of `batch` are there.
fn raise_mark(transaction: &Transaction<'_>, batch: &Batch, conflicts: u64) -> Result<u64> {
    let (device, epoch) = (&batch.device, &batch.epoch);
    let old = mark(transaction, device, epoch)?;
    let mut through = old;
    // What is stored under these numbers is what came, so it need not be read.
    if conflicts == 0
        && let Some((first, last)) = batch.plain_run()
        && first <= old.saturating_add(1)
    {
        through = through.max(last);
    }
    {
        let mut statement = transaction.prepare_cached(
            "SELECT seq, through FROM record WHERE device = ?1 AND epoch = ?2 AND seq > ?3 ORDER BY seq",
        )?;
        let mut rows = statement.query((device, epoch, through))?;
        while let Some(row) = rows.next()? {
            let (seq, to): (i64, i64) = (row.get(0)?, row.get(1)?);
            if seq > through.saturating_add(1) {
                break;
            }
            through = through.max(to);
        }
    }
    let mut raise = transaction.prepare_cached(
        "INSERT INTO mark (device, epoch, stored_through) VALUES (?1, ?2, ?3)
         ON CONFLICT (device, epoch) DO UPDATE SET stored_through = excluded.stored_through",
    )?;
    raise.execute((device, epoch, through))?;
    Ok(through.cast_unsigned())
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
