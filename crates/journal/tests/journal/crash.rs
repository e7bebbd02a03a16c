//! Power cuts after each call of the same workload, against the oracle: what was reported as durable is there, once and
//! in order, and its numbers are never given again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use journal::{BatchRequest, BootId, EpochId, Event, ReceivedBatch, Spool, SpoolError, SpoolOptions, Stamp, VisitId};

use crate::memory_file_system::{Leaves, MemoryFileSystem};

/// What was reported as durable, and what was deleted after a confirmation.
#[derive(Default)]
struct Promised {
    durable: BTreeMap<(EpochId, u64), u64>,
    confirmed: BTreeMap<EpochId, u64>,
    next_event: u64,
}

fn stamp() -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: 1000, offset_min: 480 }
}

fn open(fs: &MemoryFileSystem) -> Result<Spool, SpoolError> {
    let options = SpoolOptions { segment_bytes: 300, retention_ms: 10, spare_segments: 1, ..SpoolOptions::default() };
    Spool::open(Arc::new(fs.clone()), Path::new("/data/exhibit/spool"), options, stamp())
}

impl Promised {
    fn write(&mut self, spool: &mut Spool, count: u64) -> Result<(), SpoolError> {
        let mut given = Vec::new();
        for _ in 0..count {
            self.next_event += 1;
            let ticket = spool.append(&Event::Wiped { visit: VisitId(self.next_event) }, stamp())?;
            let old = self.durable.get(&(ticket.epoch, ticket.seq));
            assert_eq!(old, None, "number {} was given twice", ticket.seq);
            given.push(((ticket.epoch, ticket.seq), self.next_event));
        }
        spool.commit()?;
        self.durable.extend(given);
        Ok(())
    }

    fn confirm(&mut self, spool: &mut Spool, through: u64) -> Result<(), SpoolError> {
        self.confirmed.insert(spool.epoch(), through);
        spool.acknowledge(spool.epoch(), through)?;
        spool.delete_expired(5000)?;
        Ok(())
    }

    fn workload(&mut self, fs: &MemoryFileSystem) -> Result<(), SpoolError> {
        let mut spool = open(fs)?;
        self.write(&mut spool, 1)?;
        self.write(&mut spool, 3)?;
        self.write(&mut spool, 5)?;
        self.confirm(&mut spool, 4)?;
        self.write(&mut spool, 2)?;
        drop(spool);
        let mut spool = open(fs)?;
        self.write(&mut spool, 1)?;
        self.confirm(&mut spool, 10)?;
        spool.open_new_epoch()?;
        self.write(&mut spool, 2)?;
        self.write(&mut spool, 4)?;
        // Opens a segment, so that the last call is one that must not fail.
        self.write(&mut spool, 1)
    }

    fn check(&self, spool: &Spool) {
        let mut found = BTreeMap::new();
        let epochs: Vec<_> = self.durable.keys().map(|key| key.0).collect();
        for epoch in epochs {
            let mut after_seq = 0;
            loop {
                let request = BatchRequest { epoch, after_seq, stored_through: 0, max_records: 2, max_bytes: 10_000 };
                let Ok(Some(batch)) = spool.read_batch(&request) else {
                    break;
                };
                for record in ReceivedBatch::decode(&batch.encode()).unwrap().records {
                    if let Some(Event::Wiped { visit }) = record.event() {
                        found.insert((epoch, record.seq), visit.0);
                    }
                }
                after_seq = batch.last_seq;
            }
        }
        for (key, event) in &self.durable {
            let deletable = self.confirmed.get(&key.0).is_some_and(|through| key.1 <= *through);
            match found.get(key) {
                Some(there) => assert_eq!(there, event, "record {} has another content", key.1),
                None => assert!(deletable, "record {} was reported as durable and is gone", key.1),
            }
        }
    }
}

#[test]
fn a_power_cut_after_any_call_loses_nothing_that_was_reported_as_durable() {
    let whole = MemoryFileSystem::default();
    Promised::default().workload(&whole).unwrap();
    let calls = whole.calls();
    assert!(calls > 50, "the workload is too small to mean anything: {calls} calls");
    let leaves = [Leaves::Synced, Leaves::All].into_iter().chain((1..=20).map(Leaves::Some));
    for leaves in leaves {
        for cut in 0..=calls {
            let case = format!("power off after call {cut} of {calls}, leaving {leaves:?}");
            println!("{case}");
            let (fs, mut promised) = (MemoryFileSystem::default(), Promised::default());
            fs.power_off_after(cut);
            let ended = promised.workload(&fs);
            assert_eq!(ended.is_ok(), cut == calls, "{case}");
            fs.restart(leaves);
            let mut spool = open(&fs).expect(&case);
            promised.check(&spool);
            promised.write(&mut spool, 3).expect(&case);
            drop(spool);
            // What was written after the crash must survive the next one too.
            fs.restart(Leaves::Synced);
            promised.check(&open(&fs).expect(&case));
        }
    }
}

#[test]
fn a_second_cut_while_the_first_is_being_repaired_loses_nothing_either() {
    for seed in 1..=12 {
        let (fs, mut promised) = (MemoryFileSystem::default(), Promised::default());
        fs.power_off_after(40 + seed);
        promised.workload(&fs).unwrap_err();
        fs.restart(Leaves::Some(seed as u64));
        for cut in 0..30 {
            fs.power_off_after(cut);
            if let Ok(mut spool) = open(&fs) {
                let _ = promised.write(&mut spool, 1);
            }
            fs.restart(Leaves::Some((seed * 100 + cut) as u64));
            promised.check(&open(&fs).unwrap());
        }
    }
}
