//! Looking at a store: what is whole, damaged, missing or kept beside.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result};

use crate::record::Record;

/// The records of one spool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EpochReport {
    /// Records that are as they came.
    pub whole: u64,
    /// Numbers of records whose content no longer fits the hash that was stored with it.
    pub damaged: Vec<u64>,
    /// Of the whole ones, those that stand for records known to be lost.
    pub gaps: u64,
    /// Records kept beside others of the same number.
    pub conflicts: u64,
    /// What exhibits are told is stored.
    pub mark: u64,
    /// The last number without a hole below it.
    pub contiguous: u64,
}

/// A store as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreReport {
    /// What SQLite finds wrong with the file; empty where nothing is.
    pub broken: Vec<String>,
    /// By device and epoch, 32 hex digits each.
    pub epochs: BTreeMap<(String, String), EpochReport>,
}

impl StoreReport {
    /// Looks at everything; reads only.
    pub fn read(connection: &Connection) -> Result<Self> {
        let mut broken = connection.prepare("PRAGMA integrity_check")?;
        let broken = broken.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>>>()?;
        let mut report =
            Self { broken: broken.into_iter().filter(|said| said != "ok").collect(), epochs: BTreeMap::new() };
        report.read_records(connection)?;
        for (table, column) in [("mark", "stored_through"), ("conflict", "count(*)")] {
            let sql = format!("SELECT device, epoch, {column} FROM {table} GROUP BY device, epoch");
            let mut statement = connection.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let epoch = report.epochs.entry((row.get(0)?, row.get(1)?)).or_default();
                let value = row.get::<_, i64>(2)?.cast_unsigned();
                match table {
                    "mark" => epoch.mark = value,
                    _ => epoch.conflicts = value,
                }
            }
        }
        Ok(report)
    }

    fn read_records(&mut self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare(
            "SELECT device, epoch, seq, through, boot, mono_ms, wall_ms, offset_min, event, hash FROM record
             ORDER BY device, epoch, seq",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let epoch = self.epochs.entry((row.get(0)?, row.get(1)?)).or_default();
            let record = Record {
                seq: row.get(2)?,
                through: row.get(3)?,
                boot: row.get(4)?,
                mono_ms: row.get(5)?,
                wall_ms: row.get(6)?,
                offset_min: row.get(7)?,
                event: row.get(8)?,
            };
            let seq = record.seq.cast_unsigned();
            if seq <= epoch.contiguous.saturating_add(1) {
                epoch.contiguous = epoch.contiguous.max(record.through.cast_unsigned());
            }
            if record.hash()[..] == row.get::<_, Vec<u8>>(9)? {
                epoch.whole += 1;
                epoch.gaps += u64::from(record.event.starts_with(r#"{"kind":"gap""#));
            } else {
                epoch.damaged.push(seq);
            }
        }
        Ok(())
    }

    /// Whether the file is sound, every record is as it came, and no exhibit is told of records that are not there.
    pub fn is_whole(&self) -> bool {
        let sound = |epoch: &EpochReport| epoch.damaged.is_empty() && epoch.mark <= epoch.contiguous;
        self.broken.is_empty() && self.epochs.values().all(sound)
    }

    /// Marks that say more than is there: (device, epoch, what they say, what is there).
    pub fn marks_too_high(&self) -> Vec<(&str, &str, u64, u64)> {
        let high = self.epochs.iter().filter(|(_, epoch)| epoch.mark > epoch.contiguous);
        high.map(|((device, epoch), it)| (device.as_str(), epoch.as_str(), it.mark, it.contiguous)).collect()
    }
}

/// Lowers marks that say more than is there, so that exhibits send again what they keep.
pub fn lower_marks(connection: &mut Connection, report: &StoreReport) -> Result<()> {
    let transaction = connection.transaction()?;
    for (device, epoch, _, contiguous) in report.marks_too_high() {
        transaction.execute(
            "UPDATE mark SET stored_through = ?3 WHERE device = ?1 AND epoch = ?2",
            (device, epoch, contiguous.cast_signed()),
        )?;
    }
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Batch, make_tables, store, stored_through};

    fn stored(seqs: std::ops::RangeInclusive<i64>) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        make_tables(&connection).unwrap();
        let records = seqs.map(|seq| Record {
            seq,
            through: seq,
            boot: "b".repeat(32),
            mono_ms: seq,
            wall_ms: seq,
            offset_min: 480,
            event: "{}".to_owned(),
        });
        let batch = Batch { device: "d".to_owned(), epoch: "e".to_owned(), records: records.collect() };
        store(&mut connection, &batch, 0).unwrap();
        connection
    }

    fn only(report: &StoreReport) -> &EpochReport {
        &report.epochs[&("d".to_owned(), "e".to_owned())]
    }

    #[test]
    fn what_was_stored_is_whole() {
        let report = StoreReport::read(&stored(1..=5)).unwrap();
        assert!(report.is_whole());
        let expected = EpochReport { whole: 5, mark: 5, contiguous: 5, ..EpochReport::default() };
        assert_eq!(only(&report), &expected);
    }

    #[test]
    fn a_changed_record_is_named() {
        let connection = stored(1..=5);
        connection.execute("UPDATE record SET event = '{\"x\":1}' WHERE seq = 3", []).unwrap();
        let report = StoreReport::read(&connection).unwrap();
        assert_eq!((report.is_whole(), &only(&report).damaged[..], only(&report).whole), (false, &[3][..], 4));
    }

    #[test]
    fn a_mark_above_a_hole_is_lowered_so_that_the_exhibit_sends_again() {
        let mut connection = stored(1..=5);
        connection.execute("DELETE FROM record WHERE seq = 3", []).unwrap();
        let report = StoreReport::read(&connection).unwrap();
        assert_eq!(report.marks_too_high(), [("d", "e", 5, 2)]);
        lower_marks(&mut connection, &report).unwrap();
        assert_eq!(stored_through(&connection, "d", "e").unwrap(), 2);
        assert!(StoreReport::read(&connection).unwrap().is_whole());
    }
}
