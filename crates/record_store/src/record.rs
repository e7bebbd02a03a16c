//! Records as the database holds them.

use journal::{ReceivedBatch, StoredRecord};
use sha2::{Digest, Sha256};

/// A run of records of one spool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The exhibit's identity, 32 hex digits.
    pub device: String,
    /// The spool's epoch, 32 hex digits.
    pub epoch: String,
    /// The records, in the order of their numbers.
    pub records: Vec<Record>,
}

/// One record, as it is stored. Numbers are in the range of SQLite's integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Number in the epoch, from 1.
    pub seq: i64,
    /// The last number it stands for: its own, or the end of the range for the record of a gap.
    pub through: i64,
    /// The exhibit's start it was written in, 32 hex digits.
    pub boot: String,
    /// Milliseconds since that start.
    pub mono_ms: i64,
    /// Milliseconds since 1970 by the exhibit's clock.
    pub wall_ms: i64,
    /// The exhibit's offset from UTC, minutes.
    pub offset_min: i16,
    /// The event as JSON, exactly as it came.
    pub event: String,
}

impl Batch {
    /// What an exhibit sent. `None` where a number does not fit the database, which no whole spool has.
    pub fn received(batch: ReceivedBatch) -> Option<Self> {
        let records = batch.records.into_iter().map(Record::received).collect::<Option<_>>()?;
        Some(Self { device: batch.device.to_string(), epoch: batch.epoch.to_string(), records })
    }

    /// The first and the last number, where each record is the next one and stands for itself alone.
    pub(crate) fn plain_run(&self) -> Option<(i64, i64)> {
        let (first, last) = (self.records.first()?.seq, self.records.last()?.seq);
        let is_plain = (first..=last).eq(self.records.iter().map(|record| record.seq))
            && self.records.iter().all(|record| record.through == record.seq);
        is_plain.then_some((first, last))
    }
}

impl Record {
    fn received(record: StoredRecord) -> Option<Self> {
        Some(Self {
            seq: i64::try_from(record.seq).ok()?,
            through: i64::try_from(record.through).ok()?,
            boot: record.stamp.boot.to_string(),
            mono_ms: i64::try_from(record.stamp.mono_ms).ok()?,
            wall_ms: record.stamp.wall_ms,
            offset_min: record.stamp.offset_min,
            event: record.payload,
        })
    }

    /// The first 128 bits of SHA-256 over all of the record but its number.
    pub(crate) fn hash(&self) -> [u8; 16] {
        let mut sha = Sha256::new();
        sha.update(self.boot.as_bytes());
        sha.update(self.mono_ms.to_be_bytes());
        sha.update(self.wall_ms.to_be_bytes());
        sha.update(self.offset_min.to_be_bytes());
        sha.update(self.event.as_bytes());
        let mut hash = [0; 16];
        hash.copy_from_slice(&sha.finalize()[..16]);
        hash
    }
}
