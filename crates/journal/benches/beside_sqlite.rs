//! Durable records a second: the spool in its first week and later, SQLite with a WAL and `synchronous=FULL`, and the disk's own
//! limit, a plain write followed by `fdatasync`, at the end of a file and over one. The same records in the same batches, on the same disk, in turns within one run.
//!
//! `cargo bench -p journal --bench beside_sqlite -- [FOLDER [RECORDS A COMMIT]...]`. Without a folder the build folder's disk is measured. A folder
//! in memory (tmpfs) means nothing.

use std::error::Error;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::Instant;

use cpu_time::ProcessTime;
use journal::{BootId, EncodedEvent, Event, Frame, RealFileSystem, Spool, SpoolOptions, Stamp, VisitId};
use rusqlite::Connection;

/// Records a commit, and commits a turn.
const BATCHES: [(usize, usize); 4] = [(1, 200), (100, 100), (1000, 60), (10_000, 7)];
/// Turns of each; the median of them counts.
const TURNS: usize = 7;
/// What is measured, in the order of the columns.
const WAYS: [&str; 5] = ["spool, first week", "spool, later", "SQLite", "disk, growing", "disk, written over"];

type Outcome = Result<Taken, Box<dyn Error>>;

/// What one turn took.
#[derive(Clone, Copy)]
struct Taken {
    /// Records a second by the clock.
    per_s: f64,
    /// Processor time of all threads a record, nanoseconds: it does not depend on what else the machine does.
    processor_ns: f64,
}

/// The start of a turn.
struct Begun(Instant, ProcessTime);

impl Begun {
    fn now() -> Self {
        Self(Instant::now(), ProcessTime::now())
    }

    fn taken(&self, records: usize, commits: usize) -> Taken {
        let records = (records * commits) as f64;
        let processor_ns = self.1.elapsed().as_nanos() as f64 / records;
        Taken { per_s: records / self.0.elapsed().as_secs_f64(), processor_ns }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    // cargo itself passes --bench.
    let given: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = given.iter().skip(1).map(|size| size.parse()).collect::<Result<Vec<usize>, _>>()?;
    let given = given.first().map(PathBuf::from);
    let beside = std::env::current_exe()?.parent().map(Path::to_owned).ok_or("the program has no folder")?;
    let folder = given.unwrap_or(beside).join("beside-sqlite");
    std::fs::create_dir_all(&folder)?;
    println!("{TURNS} turns each, medians; records of {} bytes with their frame", frame(1)?.len());
    println!(
        "| records a commit | {} | later : SQLite | later : disk |",
        WAYS.map(|way| format!("{way} /s")).join(" | ")
    );
    println!("|{}", " --- |".repeat(WAYS.len() + 3));
    let mut processor = Vec::new();
    for (records, commits) in BATCHES.into_iter().filter(|(records, _)| wanted.is_empty() || wanted.contains(records)) {
        let mut rates = [const { Vec::new() }; WAYS.len()];
        let mut later = Later::begin(&folder.join(format!("{records}-later")), records, commits)?;
        for turn in 0..TURNS {
            for step in 0..WAYS.len() {
                // Each is first, second and last equally often: what one leaves in the disk's queue falls on all.
                let which = (turn + step) % WAYS.len();
                let dir = folder.join(format!("{records}-{turn}-{which}"));
                std::fs::create_dir_all(&dir)?;
                let rate = match which {
                    0 => first_week(&dir, records, commits)?,
                    1 => later.turn(records, commits)?,
                    2 => sqlite(&dir, records, commits)?,
                    3 => disk(&dir, records, commits, false)?,
                    _ => disk(&dir, records, commits, true)?,
                };
                rates[which].push(rate);
                std::fs::remove_dir_all(&dir)?;
            }
        }
        let spent = rates.clone().map(|turns| median(turns.iter().map(|taken| taken.processor_ns).collect()));
        processor.push(format!("| {records} | {} |", spent.map(|ns| format!("{ns:.0}")).join(" | ")));
        let rates = rates.map(|turns| median(turns.iter().map(|taken| taken.per_s).collect()));
        let [_, later, sqlite, growing, written] = rates;
        let (beside, share) = (later / sqlite, later / growing.max(written) * 100.0);
        let columns = rates.map(|rate| format!("{rate:.0}")).join(" | ");
        println!("| {records} | {columns} | {beside:.2} | {share:.0} % |");
    }
    println!("\nProcessor time of all threads a record, nanoseconds:\n");
    println!("| records a commit | {} |", WAYS.join(" | "));
    println!("|{}", " --- |".repeat(WAYS.len() + 1));
    println!("{}", processor.join("\n"));
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn event(n: u64) -> Event {
    let text = |text: &str| text.to_owned();
    Event::Touched {
        visit: VisitId(0x1234_5678_9abc),
        scene: text("calculator"),
        display: text("near"),
        layout: 7,
        control: Some(text("month-slider")),
        at: Some([(n % 1000) as f32 / 1000.0, 0.75]),
    }
}

fn stamp(n: u64) -> Stamp {
    Stamp { boot: BootId([9; 16]), mono_ms: n, wall_ms: 1_764_000_000_000 + n as i64, offset_min: 480 }
}

fn frame(n: u64) -> Result<Vec<u8>, Box<dyn Error>> {
    let payload = serde_json::to_vec(&event(n))?;
    Ok(Frame { seq: n, stamp: stamp(n), payload: &payload }.encode()?)
}

/// One thread makes the records ready, as programs that record do, and this one commits them, one batch behind.
fn commits<T: Send>(
    (first, records, commits): (u64, usize, usize),
    make: impl Fn(u64) -> T + Send,
    mut commit: impl FnMut(Vec<T>) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let (give, take) = sync_channel(1);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let batch = |at| (0..records).map(|n| make(first + (at * records + n) as u64)).collect();
            // Fails where a commit failed, which is told.
            let _ = (0..commits).try_for_each(|at| give.send(batch(at)));
        });
        take.into_iter().try_for_each(&mut commit)
    })
}

fn write(spool: &mut Spool, first: u64, records: usize, count: usize) -> Result<(), Box<dyn Error>> {
    let make = |n| (EncodedEvent::from(&event(n)), stamp(n));
    commits((first, records, count), make, |batch| {
        for (event, stamp) in &batch {
            spool.append_encoded(event, *stamp)?;
        }
        spool.commit()?;
        Ok(())
    })
}

/// A new spool: every segment is a new file.
fn first_week(dir: &Path, records: usize, commits: usize) -> Outcome {
    let mut spool = Spool::open(Arc::new(RealFileSystem), dir, SpoolOptions::default(), stamp(0))?;
    let begun = Begun::now();
    write(&mut spool, 1, records, commits)?;
    Ok(begun.taken(records, commits))
}

/// A spool whose oldest segments are confirmed and past their retention, as after a week, so they are written over. What a
/// turn wrote is confirmed at its end, and looked through for deletion, inside the time that is measured.
struct Later {
    spool: Spool,
    n: u64,
}

impl Later {
    fn begin(dir: &Path, records: usize, commits: usize) -> Result<Self, Box<dyn Error>> {
        std::fs::create_dir_all(dir)?;
        let spool = Spool::open(Arc::new(RealFileSystem), dir, SpoolOptions::default(), stamp(0))?;
        let mut later = Self { spool, n: 0 };
        // Twice: the newest segment is never written over.
        later.turn(records, commits)?;
        later.turn(records, commits)?;
        Ok(later)
    }

    fn turn(&mut self, records: usize, commits: usize) -> Outcome {
        let begun = Begun::now();
        write(&mut self.spool, self.n + 1, records, commits)?;
        self.n += (records * commits) as u64;
        self.spool.acknowledge(self.spool.epoch(), self.n)?;
        self.spool.delete_expired(i64::MAX)?;
        Ok(begun.taken(records, commits))
    }
}

fn sqlite(dir: &Path, records: usize, count: usize) -> Outcome {
    let mut connection = Connection::open(dir.join("records.sqlite"))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(
        "CREATE TABLE record (seq INTEGER PRIMARY KEY, boot BLOB NOT NULL, mono_ms INTEGER NOT NULL,
         wall_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL, event TEXT NOT NULL) STRICT",
    )?;
    let begun = Begun::now();
    let make = |n| (n as i64, stamp(n), serde_json::to_string(&event(n)));
    commits((1, records, count), make, |batch| {
        let transaction = connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached("INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
            for (n, Stamp { boot, mono_ms, wall_ms, offset_min }, event) in batch {
                insert.execute((n, boot.0, mono_ms as i64, wall_ms, offset_min, event?))?;
            }
        }
        Ok(transaction.commit()?)
    })?;
    Ok(begun.taken(records, count))
}

/// The same frames, made beforehand, into a new file or over one that was written and synced before.
fn disk(dir: &Path, records: usize, commits: usize, over: bool) -> Outcome {
    let frames: Vec<Vec<u8>> = (1..=(records * commits) as u64).map(frame).collect::<Result<_, _>>()?;
    let blocks: Vec<Vec<u8>> = frames.chunks(records).map(<[Vec<u8>]>::concat).collect();
    let mut file = File::create(dir.join("raw"))?;
    if over {
        file.write_all(&vec![0; blocks.iter().map(Vec::len).sum()])?;
        file.sync_all()?;
        file.rewind()?;
    }
    File::open(dir)?.sync_all()?;
    let begun = Begun::now();
    for block in blocks {
        file.write_all(&block)?;
        file.sync_data()?;
    }
    Ok(begun.taken(records, commits))
}
