//! New records go from the database to the statistics, in the order of their row numbers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use insight::Row;
use rusqlite::Connection;
use tokio::runtime::Handle;

use crate::database::DatabaseError;
use crate::hall::SharedHall;

/// How often new records are looked for.
const EVERY: Duration = Duration::from_secs(1);
/// After a failure it is tried again after this time.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Records that go over at once: bounds the memory of a flood.
const AT_ONCE: i64 = 10_000;

/// The statistics of this hall.
#[derive(Clone)]
pub struct Statistics {
    store: insight::Store,
    engine: insight::Statistics,
}

/// Why records did not reach the statistics.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The statistics' folder did not take them.
    #[error("the statistics did not take new records ({0}): they are safe in the database and go over later")]
    Insight(#[from] insight::Error),
    /// A fault inside.
    #[error(
        "the statistics failed inside, as the line before says: new records are safe in the database and go over later"
    )]
    Fault,
}

impl Statistics {
    /// Opens the statistics' folder.
    pub fn open(folder: &Path) -> Result<Self, insight::Error> {
        let store = insight::Store::open(folder)?;
        let engine = insight::Statistics::new(store.clone())?;
        Ok(Self { store, engine })
    }

    /// The engine that answers.
    pub fn engine(&self) -> &insight::Statistics {
        &self.engine
    }

    /// The first row number that statistics do not have yet.
    pub fn next_row(&self) -> i64 {
        self.store.next_rowid()
    }
}

impl std::fmt::Debug for Statistics {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Statistics").field("next_row", &self.next_row()).finish()
    }
}

/// Feeds until the server ends, on a thread that may wait. Always the same one: what a large merge leaves behind in the
/// allocator stays with the thread that made it, and a pool of threads would keep it many times over.
pub fn feed_for_ever(hall: &SharedHall, runtime: &Handle) {
    let mut ending = hall.ending.subscribe();
    loop {
        // A fault in there ends this round, not the thread.
        let fed = catch_unwind(AssertUnwindSafe(|| feed_once(hall))).unwrap_or(Err(FeedError::Fault));
        let wait = match fed {
            Ok(fed) if fed >= AT_ONCE.unsigned_abs() => Duration::ZERO,
            Ok(_) => EVERY,
            Err(error) => {
                tracing::error!("{error}");
                AFTER_FAILURE
            }
        };
        let ended = async { tokio::time::timeout(wait, ending.wait_for(|ending| *ending)).await.is_ok() };
        if runtime.block_on(ended) {
            return;
        }
    }
}

/// Feeds once and says how many records were there to feed.
fn feed_once(hall: &SharedHall) -> Result<u64, FeedError> {
    let from = hall.statistics.next_row();
    let rows = hall.database.read_now(|connection| rows_from(connection, from))?;
    if rows.is_empty() {
        return Ok(0);
    }
    hall.statistics.store.append(&rows)?;
    Ok(rows.len() as u64)
}

fn rows_from(connection: &Connection, from: i64) -> Result<Vec<Row>, DatabaseError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, device, epoch, seq, boot, mono_ms, wall_ms, offset_min, event
         FROM record WHERE id >= ?1 ORDER BY id LIMIT ?2",
    )?;
    let rows = statement
        .query_map([from, AT_ONCE], |row| {
            Ok(Row {
                rowid: row.get(0)?,
                device: row.get(1)?,
                epoch: row.get(2)?,
                seq: row.get::<_, i64>(3)?.cast_unsigned(),
                boot: row.get(4)?,
                mono_ms: row.get::<_, i64>(5)?.cast_unsigned(),
                wall_ms: row.get(6)?,
                offset_min: row.get(7)?,
                event: row.get(8)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
