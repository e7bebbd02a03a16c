//! A real process, killed with SIGKILL at random moments: each number it printed as durable is there afterwards.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use journal::{
    BatchRequest, Event, Journal, JournalOptions, Outbox, RealFileSystem, ReceivedBatch, Spool, SpoolOptions, Stamp,
    VisitId,
};

const KILLS: u64 = 50;
const DIR: &str = "JOURNAL_KILL_TEST_DIR";
const BASE: &str = "JOURNAL_KILL_TEST_BASE";
/// Small, so that segments roll between kills.
const SEGMENT_BYTES: u64 = 4000;

fn options() -> SpoolOptions {
    SpoolOptions { segment_bytes: SEGMENT_BYTES, ..SpoolOptions::default() }
}

#[test]
#[ignore = "the process that the kill test starts and kills"]
fn append_for_ever() {
    let Ok(dir) = std::env::var(DIR) else { return };
    let base: u64 = std::env::var(BASE).unwrap().parse().unwrap();
    let options = JournalOptions { spool: options(), group: Duration::from_millis(1), ..JournalOptions::default() };
    let journal = Journal::open(Path::new(&dir), options).unwrap();
    for n in 0.. {
        journal.record(Event::Wiped { visit: VisitId(base + n) });
        if n % 5 == 0 {
            let durable = journal.flush(Duration::from_secs(10)).unwrap();
            let mut out = std::io::stdout().lock();
            writeln!(out, "durable {durable} event {}", base + n).unwrap();
            out.flush().unwrap();
        }
    }
}

/// Runs the appender, kills it after `lines` printed numbers and `pause`, and returns the (number, event) pairs printed.
fn run_and_kill(dir: &Path, base: u64, lines: usize, pause: Duration) -> Vec<(u64, u64)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::append_for_ever", "--ignored", "--nocapture"])
        .env(DIR, dir)
        .env(BASE, base.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut printed = Vec::new();
    let mut take = |line: String| {
        let words: Vec<_> = line.split_whitespace().collect();
        if let ["durable", seq, "event", event] = words[..]
            && let (Ok(seq), Ok(event)) = (seq.parse(), event.parse())
        {
            printed.push((seq, event));
            return true;
        }
        false
    };
    let mut seen = 0;
    while seen <= lines {
        seen += usize::from(take(out.next().expect("the appender ended by itself").unwrap()));
    }
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    for line in out.map_while(Result::ok) {
        take(line);
    }
    printed
}

fn stored(dir: &Path) -> Vec<u64> {
    let now = Stamp { boot: journal::BootId([0; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
    let spool = Spool::open(Arc::new(RealFileSystem), dir, options(), now).unwrap();
    let mut events = Vec::new();
    loop {
        let request = BatchRequest {
            epoch: spool.epoch(),
            after_seq: events.len() as u64,
            stored_through: 0,
            max_records: 1000,
            max_bytes: 1 << 20,
        };
        let Some(batch) = Outbox::read_batch(&spool, &request).unwrap() else {
            return events;
        };
        for record in ReceivedBatch::decode(&batch.encode()).unwrap().records {
            let Some(Event::Wiped { visit }) = record.event() else { panic!("{record:?}") };
            events.push(visit.0);
        }
    }
}

#[test]
fn nothing_printed_as_durable_is_lost_in_fifty_kills() {
    let mut seed = journal::BootId::random().unwrap().0.iter().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
    println!("seed {seed}");
    let dir = tempfile::tempdir().unwrap();
    let mut promised = Vec::new();
    for kill in 1..=KILLS {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (lines, pause) = ((seed >> 40) as usize % 8, Duration::from_micros((seed >> 20) % 12_000));
        let printed = run_and_kill(dir.path(), kill * 1_000_000, lines, pause);
        assert!(!printed.is_empty());
        promised.extend(printed);
        let stored = stored(dir.path());
        for (seq, event) in &promised {
            // The flushed event's own number is the durable one or, if others were written since, below it.
            let at = stored.iter().position(|stored| stored == event);
            assert!(at.is_some_and(|at| at < *seq as usize), "kill {kill}: event {event}, number {seq}, is lost");
        }
        let mut once = stored.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), stored.len(), "kill {kill}: a record is there twice");
    }
}
