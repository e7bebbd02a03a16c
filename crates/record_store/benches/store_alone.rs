//! Records a second that the store takes durably, in batches of 1,000 from 1, 8 and 50 exhibits in turn, without HTTP: reading the
//! bodies alone, storing alone, both, and beside it plain inserts of the same rows into the same table.
//!
//! `cargo bench -p record_store --bench store_alone -- [FOLDER]`. Without a folder the build folder's disk is measured.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use journal::{BootId, DeviceId, EpochId, Event, Frame, ReceivedBatch, Stamp, VisitId};
use record_store::{Batch, make_durable, make_tables, store};
use rusqlite::Connection;

const RECORDS: usize = 1000;
/// Batches a turn, and turns; the median counts.
const BATCHES: usize = 50;
const TURNS: usize = 5;
const WAYS: [&str; 4] = ["bodies read", "stored", "read and stored", "plain inserts"];

type Outcome = Result<f64, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    // cargo itself passes --bench.
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with("--")).map(PathBuf::from);
    let beside = std::env::current_exe()?.parent().map(Path::to_owned).ok_or("the program has no folder")?;
    let folder = given.unwrap_or(beside).join("store-alone");
    println!("{TURNS} turns of {BATCHES} batches of {RECORDS} records each, medians");
    println!("| exhibits | {} /s |", WAYS.join(" /s | "));
    println!("|{}", " --- |".repeat(WAYS.len() + 1));
    for exhibits in [1, 8, 50] {
        let bodies = (0..BATCHES).map(|at| body(at % exhibits, at / exhibits)).collect::<Result<Vec<_>, _>>()?;
        let mut rates = [const { Vec::new() }; WAYS.len()];
        for turn in 0..TURNS {
            for step in 0..WAYS.len() {
                // Each is first, second and last equally often: what one leaves in the disk's queue falls on all.
                let which = (turn + step) % WAYS.len();
                std::fs::create_dir_all(&folder)?;
                let rate = match which {
                    0 => read_bodies(&bodies)?,
                    1 => stored(&folder, &bodies)?,
                    2 => read_and_stored(&folder, &bodies)?,
                    _ => plain(&folder, &bodies)?,
                };
                rates[which].push(rate);
                std::fs::remove_dir_all(&folder)?;
            }
        }
        let columns = rates.map(|mut rates| {
            rates.sort_by(f64::total_cmp);
            format!("{:.0}", rates[rates.len() / 2])
        });
        println!("| {exhibits} | {} |", columns.join(" | "));
    }
    Ok(())
}

/// The `at`-th batch of an exhibit, as it comes over the line.
fn body(exhibit: usize, at: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let first_seq = (at * RECORDS) as u64 + 1;
    let last_seq = first_seq + RECORDS as u64 - 1;
    let mut frames = Vec::new();
    for seq in first_seq..=last_seq {
        let text = |text: &str| text.to_owned();
        let event = Event::Touched {
            visit: VisitId(0x1234_5678_9abc),
            scene: text("calculator"),
            display: text("near"),
            layout: 7,
            control: Some(text("month-slider")),
            at: Some([(seq % 1000) as f32 / 1000.0, 0.75]),
        };
        let wall_ms = 1_764_000_000_000 + seq as i64;
        let stamp = Stamp { boot: BootId([9; 16]), mono_ms: seq, wall_ms, offset_min: 480 };
        frames.extend(Frame { seq, stamp, payload: &serde_json::to_vec(&event)? }.encode()?);
    }
    let (device, epoch) = (DeviceId([exhibit as u8; 16]), EpochId([exhibit as u8 ^ 0x55; 16]));
    Ok(journal::Batch { device, epoch, first_seq, last_seq, count: RECORDS as u32, frames }.encode())
}

fn read(body: &[u8]) -> Result<Batch, Box<dyn Error>> {
    Ok(Batch::received(ReceivedBatch::decode(body)?).ok_or("a number is too large")?)
}

fn database(folder: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(folder.join("hall.sqlite"))?;
    make_durable(&connection)?;
    make_tables(&connection)?;
    Ok(connection)
}

fn rate(begun: Instant) -> f64 {
    (BATCHES * RECORDS) as f64 / begun.elapsed().as_secs_f64()
}

fn read_bodies(bodies: &[Vec<u8>]) -> Outcome {
    let begun = Instant::now();
    for body in bodies {
        std::hint::black_box(read(body)?);
    }
    Ok(rate(begun))
}

fn stored(folder: &Path, bodies: &[Vec<u8>]) -> Outcome {
    let mut connection = database(folder)?;
    let batches = bodies.iter().map(|body| read(body)).collect::<Result<Vec<_>, _>>()?;
    let begun = Instant::now();
    for batch in &batches {
        store(&mut connection, batch, 0)?;
    }
    Ok(rate(begun))
}

fn read_and_stored(folder: &Path, bodies: &[Vec<u8>]) -> Outcome {
    let mut connection = database(folder)?;
    let begun = Instant::now();
    for body in bodies {
        store(&mut connection, &read(body)?, 0)?;
    }
    Ok(rate(begun))
}

/// What SQLite needs for the rows alone: no look whether they are there, no hash, no mark.
fn plain(folder: &Path, bodies: &[Vec<u8>]) -> Outcome {
    let mut connection = database(folder)?;
    let batches = bodies.iter().map(|body| read(body)).collect::<Result<Vec<_>, _>>()?;
    let begun = Instant::now();
    for Batch { device, epoch, records } in &batches {
        let transaction = connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO record (device, epoch, seq, through, boot, mono_ms, wall_ms, offset_min, event, hash, received_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0)",
            )?;
            for it in records {
                let (seq, through, hash) = (it.seq, it.through, [0_u8; 16]);
                let (mono_ms, wall_ms, offset_min) = (it.mono_ms, it.wall_ms, it.offset_min);
                insert
                    .execute((device, epoch, seq, through, &it.boot, mono_ms, wall_ms, offset_min, &it.event, hash))?;
            }
        }
        transaction.commit()?;
    }
    Ok(rate(begun))
}
