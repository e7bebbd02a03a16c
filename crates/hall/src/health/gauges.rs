//! The state of the server's parts now.

use std::time::Instant;

use hall_api::{DatabaseHealth, DiskHealth, Health, InsightHealth};

use super::disk::free_bytes;
use crate::clock::now_ms;
use crate::database::DatabaseError;
use crate::hall::Hall;

/// With less room than this on its disk the server is not well: SQLite needs some to go on.
const LEAST_FREE_BYTES: u64 = 64 * 1024 * 1024;
/// Statistics that are so many milliseconds behind are not live any more.
const LONGEST_LAG_MS: i64 = 60_000;

/// What is kept in the database and how the exhibits are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauges {
    /// Rows of records.
    pub records: u64,
    /// Rows of conflicts.
    pub conflicts: u64,
    /// The newest record's row number.
    pub newest_row: i64,
    /// When the oldest record that statistics do not have came, if there is one.
    pub oldest_waiting_ms: Option<i64>,
}

/// Asks the database.
pub async fn gauges(hall: &Hall) -> Result<Gauges, DatabaseError> {
    let next = hall.statistics.next_row();
    hall.database
        .read(move |connection| {
            let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, Option<i64>>(0));
            let records = count("SELECT count(*) FROM record")?.unwrap_or(0);
            let conflicts = count("SELECT count(*) FROM conflict")?.unwrap_or(0);
            let oldest_waiting_ms =
                connection.query_row("SELECT min(received_ms) FROM record WHERE id >= ?1", [next], |row| row.get(0))?;
            Ok::<_, DatabaseError>(Gauges {
                records: records.cast_unsigned(),
                conflicts: conflicts.cast_unsigned(),
                newest_row: count("SELECT max(id) FROM record")?.unwrap_or(0),
                oldest_waiting_ms,
            })
        })
        .await
}

/// The health of every part.
pub async fn health(hall: &Hall) -> Health {
    let gauges = gauges(hall).await;
    let free_bytes = free_bytes(&hall.folder);
    let (database, insight) = match gauges {
        Ok(gauges) => {
            let lag_ms = gauges.oldest_waiting_ms.map_or(0, |since| (now_ms() - since).max(0));
            let lag_rows = (gauges.newest_row + 1 - hall.statistics.next_row()).max(0).cast_unsigned();
            (
                DatabaseHealth { ok: true, message: None },
                InsightHealth { ok: lag_ms < LONGEST_LAG_MS, lag_rows: Some(lag_rows), lag_ms: Some(lag_ms) },
            )
        }
        Err(error) => (
            DatabaseHealth { ok: false, message: Some(error.to_string()) },
            InsightHealth { ok: false, lag_rows: None, lag_ms: None },
        ),
    };
    let disk = DiskHealth { ok: free_bytes.is_none_or(|free| free >= LEAST_FREE_BYTES), free_bytes };
    let exhibits_heard = hall.screens().heard(Instant::now());
    Health { ok: database.ok && disk.ok && insight.ok, database, disk, insight, exhibits_heard }
}
