//! What the exhibit's spool holds on disk, read as the next start would read it.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use journal::{
    BatchRequest, BootId, RealFileSystem, ReceivedBatch, SegmentName, Spool, SpoolOptions, Stamp, StoredRecord,
};

use super::Record;

/// Durable records, and how many of them the exhibit knows to be stored by the server.
#[derive(Default)]
pub struct Durable {
    /// Their numbers are 1, 2, 3 and so on.
    pub records: Vec<Record>,
    pub acknowledged: u64,
}

impl Durable {
    /// Reads a copy: opening mends a spool and holds its lock, and the exhibit may be running.
    pub fn read(journal: &Path) -> Self {
        let copy = tempfile::tempdir().unwrap();
        // Marks before segments, so that no mark in the copy is above the records in it.
        copy_files(journal, copy.path(), |name| !is_segment(name) && name != "lock");
        copy_files(journal, copy.path(), is_segment);
        let epochs: BTreeSet<_> = files(copy.path()).filter_map(|name| name.parse::<SegmentName>().ok()).collect();
        let now = Stamp { boot: BootId([0; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
        let spool = Spool::open(Arc::new(RealFileSystem), copy.path(), SpoolOptions::default(), now).unwrap();
        assert!(epochs.iter().all(|name| name.epoch == spool.epoch()), "a kill begins no new epoch");
        assert_eq!(spool.health().damaged_records, 0, "a kill damages no record");
        Self { records: records(&spool), acknowledged: spool.progress().acked }
    }
}

fn records(spool: &Spool) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    loop {
        let (after_seq, epoch) = (records.len() as u64, spool.epoch());
        let request = BatchRequest {
            epoch,
            after_seq,
            stored_through: 0,
            max_records: 1000,
            max_bytes: journal::MAX_BATCH_BYTES,
        };
        let Some(batch) = spool.read_batch(&request).unwrap() else { return records };
        for stored in ReceivedBatch::decode(&batch.encode()).unwrap().records {
            assert_eq!(stored.seq, records.len() as u64 + 1, "numbers are dense");
            records.push(record(&stored));
        }
    }
}

fn record(stored: &StoredRecord) -> Record {
    Record {
        device: stored.device.to_string(),
        epoch: stored.epoch.to_string(),
        seq: stored.seq,
        boot: stored.stamp.boot.to_string(),
        mono_ms: stored.stamp.mono_ms,
        wall_ms: stored.stamp.wall_ms,
        offset_min: stored.stamp.offset_min,
        event: stored.payload.clone(),
    }
}

fn is_segment(name: &str) -> bool {
    name.parse::<SegmentName>().is_ok()
}

fn files(folder: &Path) -> impl Iterator<Item = String> {
    let names = std::fs::read_dir(folder).into_iter().flatten();
    names.filter_map(|entry| entry.unwrap().file_name().into_string().ok())
}

fn copy_files(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) {
    for name in files(from).filter(|name| wanted(name)) {
        match std::fs::copy(from.join(&name), to.join(&name)) {
            // A running exhibit has renamed or removed it since.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            copied => drop(copied.unwrap()),
        }
    }
}
