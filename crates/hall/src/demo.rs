//! A week of made-up visits, clearly marked, so that a new server has something to show.
//!
//! The records go through the same door as an exhibit's and are made once: an exhibit that has any keeps them as they are.

use hall_sim::TimedEvent;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::clock::now_ms;
use crate::database::{Database, DatabaseError};
use crate::record::{Batch, Record, store};
use crate::secret::hex;

/// Days before today that are made.
const DAYS_BEFORE: i64 = 7;
/// Seed of the days: the same for every hall, so pictures of a demo can be compared.
const SEED: u64 = 20_260_308;

/// An exhibit of the demo hall.
struct Exhibit {
    device: &'static str,
    /// Tells its boots and its epoch from the other's.
    name: &'static str,
    day: fn(Date, u64) -> Vec<TimedEvent>,
}

const EXHIBITS: [Exhibit; 2] = [
    // Without a name, as halls have its records that were made before there was another.
    Exhibit { device: hall_sim::DEVICE, name: "", day: hall_sim::demo_day },
    Exhibit { device: hall_sim::PHONE_DEVICE, name: "phone ", day: hall_sim::phone_day },
];

/// Why there are no demo records.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database did not take them.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The clock is far off.
    #[error("the days before today cannot be counted ({0}): set this machine's clock")]
    Clock(#[from] jiff::Error),
}

/// Writes the demo records of each exhibit that has none. Today's end at this moment.
pub fn seed_once(database: &Database, time_zone: &TimeZone) -> Result<(), DemoError> {
    let today = Timestamp::now().to_zoned_datetime(time_zone.clone()).date();
    database.write_now(|connection| EXHIBITS.iter().try_for_each(|exhibit| seed(connection, exhibit, today)))
}

fn seed(connection: &mut Connection, exhibit: &Exhibit, today: Date) -> Result<(), DemoError> {
    let Exhibit { device, name, day } = exhibit;
    let seeded: bool = connection
        .query_row("SELECT EXISTS (SELECT 1 FROM record WHERE device = ?1)", [device], |row| row.get(0))
        .map_err(DatabaseError::from)?;
    if seeded {
        return Ok(());
    }
    let now = now_ms();
    let mut records = Vec::new();
    for back in (0..=DAYS_BEFORE).rev() {
        let date = today.checked_sub(Span::new().days(back))?;
        let boot = half_hash(&format!("{name}boot {date}"));
        for event in day(date, SEED).into_iter().filter(|event| event.wall_ms <= now) {
            let seq = records.len() as i64 + 1;
            records.push(Record {
                seq,
                through: seq,
                boot: boot.clone(),
                mono_ms: event.mono_ms.cast_signed(),
                wall_ms: event.wall_ms,
                offset_min: event.offset_min,
                event: serde_json::to_string(&event.event).unwrap_or_default(),
            });
        }
    }
    // One batch, one transaction: a crash leaves either the whole week or none of it.
    let batch = Batch { device: (*device).to_owned(), epoch: half_hash(&format!("{name}epoch")), records };
    let stored = store(connection, &batch, now).map_err(DatabaseError::from)?;
    tracing::info!(device, records = stored.fresh, "demo records were written; they are marked as such everywhere");
    Ok(())
}

/// 128 bits that depend on the text alone, so that seeding twice would meet its own records.
fn half_hash(text: &str) -> String {
    hex(&Sha256::digest(format!("zhidian demo {text}").as_bytes())[..16])
}
