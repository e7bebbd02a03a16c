//! The state of the server's parts now.

use std::time::Instant;

use hall_api::{DatabaseHealth, DiskHealth, Health, InsightHealth};
use rusqlite::{Connection, OptionalExtension};

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

/// Rows of records counted so far. None is ever deleted and their numbers only rise, so only those that came since are counted:
/// all of them anew would take a hall of some years minutes, in which no exhibit is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountedRows {
    rows: i64,
    /// The newest row among them.
    through: i64,
}

impl CountedRows {
    fn count_on(self, connection: &Connection) -> rusqlite::Result<Self> {
        let newest: i64 = connection.query_row("SELECT ifnull(max(id), 0) FROM record", [], |row| row.get(0))?;
        // The first time through the index, which is a quarter of the table.
        let rows = match self.through {
            0 => connection.query_row("SELECT count(*) FROM record", [], |row| row.get(0))?,
            through => {
                let since = "SELECT count(*) FROM record WHERE id > ?1";
                self.rows + connection.query_row(since, [through], |row| row.get::<_, i64>(0))?
            }
        };
        Ok(Self { rows, through: newest })
    }
}

/// Asks the database.
pub async fn gauges(hall: &Hall) -> Result<Gauges, DatabaseError> {
    let (next, before) = (hall.statistics.next_row(), *hall.counted());
    let asked = hall.database.read(move |connection| {
        // All of one moment.
        let moment = connection.transaction()?;
        let counted = before.count_on(&moment)?;
        let conflicts: i64 = moment.query_row("SELECT count(*) FROM conflict", [], |row| row.get(0))?;
        let oldest_waiting_ms = moment
            .query_row("SELECT received_ms FROM record WHERE id >= ?1 ORDER BY id LIMIT 1", [next], |row| row.get(0))
            .optional()?;
        let (records, conflicts) = (counted.rows.cast_unsigned(), conflicts.cast_unsigned());
        let gauges = Gauges { records, conflicts, newest_row: counted.through, oldest_waiting_ms };
        Ok::<_, DatabaseError>((counted, gauges))
    });
    let (counted, gauges) = asked.await?;
    let mut kept = hall.counted();
    if counted.through > kept.through {
        *kept = counted;
    }
    Ok(gauges)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_on_from_those_counted_before() {
        let connection = Connection::open_in_memory().unwrap();
        record_store::make_tables(&connection).unwrap();
        let insert = |seqs: std::ops::RangeInclusive<i64>| {
            for seq in seqs {
                let row =
                    "INSERT INTO record (device, epoch, seq, through, boot, mono_ms, wall_ms, offset_min, event, hash,
                           received_ms) VALUES ('d', 'e', ?1, ?1, 'b', 0, 0, 0, '{}', x'', 0)";
                connection.execute(row, [seq]).unwrap();
            }
        };
        let mut counted = CountedRows::default().count_on(&connection).unwrap();
        assert_eq!(counted, CountedRows::default());
        for (seqs, rows) in [(1..=3, 3), (4..=4, 4), (5..=9, 9)] {
            insert(seqs);
            counted = counted.count_on(&connection).unwrap();
            assert_eq!(counted.rows, rows);
            assert_eq!(counted, CountedRows::default().count_on(&connection).unwrap());
        }
    }
}
