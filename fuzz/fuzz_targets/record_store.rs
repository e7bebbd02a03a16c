//! Batches that reach the server, stored in a database in memory. A batch that comes twice is known, the mark never falls
//! and never stands above what is there.
#![no_main]

use arbitrary::Arbitrary;
use journal::{BootId, DeviceId, EpochId, Frame, ReceivedBatch, Stamp};
use libfuzzer_sys::fuzz_target;
use record_store::{Batch, StoreReport, make_tables, store, stored_through};
use rusqlite::Connection;
use zhidian_fuzz::sentence;

#[derive(Arbitrary, Debug)]
struct Sent {
    epoch: bool,
    first: u8,
    records: Vec<Content>,
}

#[derive(Arbitrary, Debug)]
enum Content {
    Event(u8),
    /// Stands for so many numbers.
    Gap(u8),
    /// Up to the last number that there is.
    Rest,
    Bytes(Vec<u8>),
    Late(u64, i64),
}

fuzz_target!(|sent: Vec<Sent>| {
    let mut connection = Connection::open_in_memory().unwrap();
    make_tables(&connection).unwrap();
    let mut marks = [0; 2];
    for sent in sent.into_iter().take(6) {
        let bytes = sent.body();
        let received = match ReceivedBatch::decode(&bytes) {
            Ok(received) => received,
            Err(error) => {
                sentence(error);
                continue;
            }
        };
        let Some(batch) = Batch::received(received) else { continue };
        let stored = store(&mut connection, &batch, 1).unwrap();
        assert_eq!((stored.fresh + stored.repeated + stored.conflicts) as usize, batch.records.len());
        let again = store(&mut connection, &batch, 2).unwrap();
        assert_eq!((again.fresh, again.through), (0, stored.through));
        assert_eq!(stored_through(&connection, &batch.device, &batch.epoch).unwrap(), stored.through);
        let mark = &mut marks[usize::from(sent.epoch)];
        assert!(stored.through >= *mark, "the mark fell");
        *mark = stored.through;
    }
    let report = StoreReport::read(&connection).unwrap();
    assert!(report.is_whole(), "{report:?}");
});

impl Sent {
    fn body(&self) -> Vec<u8> {
        let (device, epoch) = (DeviceId([1; 16]), EpochId([self.epoch.into(); 16]));
        let (mut frames, mut seq, mut count) = (Vec::new(), u64::from(self.first), 0);
        for content in self.records.iter().take(12) {
            let mut stamp = Stamp { boot: BootId([7; 16]), mono_ms: 1, wall_ms: 2, offset_min: 480 };
            let (payload, through) = match content {
                Content::Event(number) => (format!(r#"{{"kind":"wiped","visit":{number}}}"#).into_bytes(), seq),
                Content::Gap(more) => gap(seq, seq.saturating_add((*more).into())),
                Content::Rest => gap(seq, i64::MAX as u64),
                Content::Bytes(bytes) => (bytes.clone(), seq),
                Content::Late(mono_ms, wall_ms) => {
                    (stamp.mono_ms, stamp.wall_ms) = (*mono_ms, *wall_ms);
                    (b"{}".to_vec(), seq)
                }
            };
            if let Ok(frame) = (Frame { seq, stamp, payload: &payload }).encode() {
                frames.extend(frame);
                count += 1;
            }
            seq = through.saturating_add(1);
        }
        journal::Batch { device, epoch, first_seq: self.first.into(), last_seq: 0, count, frames }.encode()
    }
}

fn gap(from: u64, to: u64) -> (Vec<u8>, u64) {
    (format!(r#"{{"kind":"gap","from":{from},"to":{to},"reason":"damaged"}}"#).into_bytes(), to.max(from))
}
