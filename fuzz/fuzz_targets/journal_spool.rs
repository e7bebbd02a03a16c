//! A spool that was written in order and then damaged in any way, on the tests' disk in memory. Looking changes nothing;
//! mending does what looking said, takes no whole record away and leaves nothing torn; what is then read holds together.
#![no_main]

#[allow(dead_code, unused_imports)]
#[path = "../../crates/journal/tests/journal/memory_file_system/mod.rs"]
mod memory_file_system;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use arbitrary::Arbitrary;
use journal::{
    BatchRequest, BootId, Event, FileSystem, Frame, MAX_BATCH_BYTES, MAX_BATCH_RECORDS, ReceivedBatch, Repair, Spool,
    SpoolOptions, SpoolReport, Stamp, repair,
};
use libfuzzer_sys::fuzz_target;
use memory_file_system::MemoryFileSystem;
use zhidian_fuzz::sentence;

/// What happens to a file of the spool, which is chosen by its place in the list of names.
#[derive(Arbitrary, Debug)]
enum Damage {
    Turn(u8, u16, u8),
    Cut(u8, u16),
    Zeros(u8, u8),
    Write(u8, Vec<u8>),
    Lose(u8),
    /// A whole frame at the end, of any number.
    Frame(u8, Number, Content),
    /// A frame of a newer program.
    Newer(u8, Number),
    /// A mark of the current epoch.
    Mark(Number),
    /// A segment of the same epoch that begins with a number.
    Segment(u8, Number),
    Leftover(u8),
}

/// Numbers near those that matter.
#[derive(Arbitrary, Clone, Copy, Debug)]
enum Number {
    Small(u8),
    Signed(u8),
    Last(u8),
    Any(u64),
}

#[derive(Arbitrary, Debug)]
enum Content {
    Gap(Number, Number),
    Bytes(Vec<u8>),
}

impl Number {
    fn get(self) -> u64 {
        match self {
            Number::Small(number) => number.into(),
            Number::Signed(below) => i64::MAX as u64 - u64::from(below),
            Number::Last(below) => u64::MAX - u64::from(below),
            Number::Any(number) => number,
        }
    }
}

const DIR: &str = "/spool";
const STAMP: Stamp = Stamp { boot: BootId([7; 16]), mono_ms: 1, wall_ms: 1_800_000_000_000, offset_min: 480 };
const OPTIONS: SpoolOptions = SpoolOptions {
    segment_bytes: 200,
    pending_bytes: 1 << 20,
    last_seq: u64::MAX >> 2,
    retention_ms: 1_000,
    spare_segments: 1,
};

/// Three segments of two records each, four records confirmed; one of them is written over an older one.
static WRITTEN: LazyLock<MemoryFileSystem> = LazyLock::new(|| {
    let fs = MemoryFileSystem::default();
    let mut spool = Spool::open(Arc::new(fs.clone()), Path::new(DIR), OPTIONS, STAMP).unwrap();
    for number in 0..6 {
        if number == 4 {
            spool.acknowledge(spool.epoch(), 2).unwrap();
            spool.delete_expired(STAMP.wall_ms + 2_000).unwrap();
        }
        spool.append(&event(number), STAMP).unwrap();
        if number % 2 == 1 {
            spool.commit().unwrap();
        }
    }
    spool.acknowledge(spool.epoch(), 4).unwrap();
    drop(spool);
    fs
});

fn event(number: u64) -> Event {
    Event::Heartbeat { uptime_s: number, rss_bytes: 1, entities: 2, atlas_bytes: 3 }
}

fuzz_target!(|damages: Vec<Damage>| {
    let fs = WRITTEN.copy();
    damages.into_iter().take(8).for_each(|damage| harm(&fs, damage));
    let dir = Path::new(DIR);
    let before = files(&fs);
    let report = SpoolReport::read(&fs, dir).unwrap();
    let repairs = report.repairs();
    assert_eq!(files(&fs), before, "looking changed something");
    let disk: Arc<dyn FileSystem> = Arc::new(fs.clone());
    let done = match repair(&disk, dir, STAMP) {
        Ok(done) => done,
        Err(error) => return sentence(error),
    };
    assert_eq!(done, repairs, "mending did something else than looking said");
    let after = SpoolReport::read(&fs, dir).unwrap();
    let whole = |report: &SpoolReport| report.segments.iter().map(|segment| segment.whole).sum::<usize>();
    assert!(whole(&after) >= whole(&report), "mending took records away");
    let torn = |repair: &&Repair| !matches!(repair, Repair::KeepNewer { .. });
    assert_eq!(after.repairs().iter().find(torn), None, "mended and still torn");
    let mended = files(&fs);
    repair(&disk, dir, STAMP).unwrap();
    assert_eq!(files(&fs), mended, "mending twice is not mending once");
    use_again(disk, dir);
});

/// The spool goes on: it takes a record, and everything in it can be sent.
fn use_again(disk: Arc<dyn FileSystem>, dir: &Path) {
    let mut spool = Spool::open(disk, dir, OPTIONS, STAMP).unwrap();
    let ticket = spool.append(&event(9), STAMP).unwrap();
    assert_eq!(spool.commit().unwrap(), ticket.seq);
    let mut after_seq = 0;
    for _ in 0..20 {
        let (max_records, max_bytes) = (MAX_BATCH_RECORDS, MAX_BATCH_BYTES);
        let request = BatchRequest { epoch: ticket.epoch, after_seq, stored_through: 0, max_records, max_bytes };
        let Some(batch) = spool.read_batch(&request).unwrap() else {
            assert!(after_seq >= ticket.seq, "the last record is never sent");
            return;
        };
        match ReceivedBatch::decode(&batch.encode()) {
            Ok(received) => assert_eq!((received.first_seq, received.last_seq), (batch.first_seq, batch.last_seq)),
            // A payload that is none is taken out one by one, as the server asks.
            Err(journal::BatchError::Payload(_)) => {}
            Err(error) => panic!("a batch that nobody takes: {error}"),
        }
        assert!(batch.last_seq > after_seq);
        after_seq = batch.last_seq;
    }
}

fn names(fs: &MemoryFileSystem) -> Vec<String> {
    let mut names = fs.list(Path::new(DIR)).unwrap();
    names.retain(|name| name != "lock");
    names
}

fn files(fs: &MemoryFileSystem) -> BTreeMap<String, Vec<u8>> {
    names(fs).into_iter().map(|name| (name.clone(), fs.read(&Path::new(DIR).join(name)).unwrap())).collect()
}

fn harm(fs: &MemoryFileSystem, damage: Damage) {
    let names = names(fs);
    let segments: Vec<&String> = names.iter().filter(|name| name.ends_with(".zdj")).collect();
    let Some(epoch) = segments.first().map(|name| name[..32].to_owned()) else { return };
    let path = |name: &str| Path::new(DIR).join(name);
    let change = |at: u8, how: &dyn Fn(&mut Vec<u8>)| {
        let path = path(&names[usize::from(at) % names.len()]);
        let mut bytes = fs.read(&path).unwrap();
        how(&mut bytes);
        fs.overwrite(&path, &bytes);
    };
    let add = |at: u8, more: &[u8]| {
        let path = path(segments[usize::from(at) % segments.len()]);
        fs.overwrite(&path, &[fs.read(&path).unwrap(), more.to_vec()].concat());
    };
    match damage {
        Damage::Turn(at, place, bits) => change(at, &|bytes| {
            let length = bytes.len().max(1);
            if let Some(byte) = bytes.get_mut(usize::from(place) % length) {
                *byte ^= bits;
            }
        }),
        Damage::Cut(at, size) => change(at, &|bytes| bytes.truncate(usize::from(size))),
        Damage::Zeros(at, count) => change(at, &|bytes| bytes.extend(vec![0; usize::from(count)])),
        Damage::Write(at, bytes) => change(at, &|file| file.extend(&bytes)),
        Damage::Lose(at) => fs.lose(&path(&names[usize::from(at) % names.len()])),
        Damage::Frame(at, seq, content) => {
            let payload = match content {
                Content::Gap(from, to) => {
                    format!(r#"{{"kind":"gap","from":{},"to":{},"reason":"damaged"}}"#, from.get(), to.get())
                        .into_bytes()
                }
                Content::Bytes(bytes) => bytes,
            };
            if let Ok(frame) = (Frame { seq: seq.get(), stamp: STAMP, payload: &payload }).encode() {
                add(at, &frame);
            }
        }
        Damage::Newer(at, seq) => {
            let mut frame = 20_u32.to_le_bytes().to_vec();
            frame.push(2);
            frame.extend(seq.get().to_le_bytes());
            frame.extend([5; 7]);
            frame.extend(crc32c::crc32c(&frame).to_le_bytes());
            add(at, &frame);
        }
        Damage::Mark(acked) => {
            let epoch: journal::EpochId = epoch.parse().unwrap();
            let mut mark = [&b"ZDA1"[..], &epoch.0, &acked.get().to_le_bytes()].concat();
            mark.extend(crc32c::crc32c(&mark).to_le_bytes());
            fs.overwrite(&path(&format!("{epoch}.acked")), &mark);
        }
        Damage::Segment(at, first) => {
            let bytes = fs.read(&path(segments[usize::from(at) % segments.len()])).unwrap();
            fs.overwrite(&path(&format!("{epoch}-{:020}.zdj", first.get())), &bytes);
        }
        Damage::Leftover(byte) => fs.overwrite(&path("device.tmp"), &[byte]),
    }
}
