//! Rows as a hall server would have stored them, and the folder they go to.

use std::{fs, path::Path};

use datafusion::{
    arrow::array::{AsArray, RecordBatch},
    arrow::datatypes::Int64Type,
    parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder,
};
use hall_sim::TimedEvent;
use insight::{ExhibitStatistics, Row, Statistics, Store};
use jiff::civil::{Date, DateTime, date};
use journal::Event;

/// The day most tests look at.
pub const DAY: Date = date(2026, 3, 3);
const OFFSET_MIN: i16 = 480;

/// Rows being written, with numbers from 1.
#[derive(Default)]
pub struct Hall {
    pub rows: Vec<Row>,
}

impl Hall {
    /// A record of a device at a local time of [`DAY`] or later.
    pub fn at(&mut self, device: &str, local: DateTime, event: &Event) {
        self.raw(device, wall_ms(local), &serde_json::to_string(event).expect("an event is JSON"));
    }

    /// A record with whatever text for an event.
    pub fn raw(&mut self, device: &str, wall_ms: i64, event: &str) {
        let number = self.rows.len() as i64 + 1;
        self.rows.push(Row {
            rowid: number,
            device: device.into(),
            epoch: "e1".into(),
            seq: number as u64,
            boot: "b1".into(),
            mono_ms: number as u64 * 10,
            wall_ms,
            offset_min: OFFSET_MIN,
            event: event.into(),
        });
    }

    /// Adds a simulated day under a device's name.
    pub fn simulate(&mut self, device: &str, date: Date, seed: u64) {
        self.play(device, hall_sim::demo_day(date, seed));
    }

    /// Adds a simulated day of a giant phone.
    pub fn simulate_phone(&mut self, device: &str, date: Date, seed: u64) {
        self.play(device, hall_sim::phone_day(date, seed));
    }

    fn play(&mut self, device: &str, day: Vec<TimedEvent>) {
        for event in day {
            self.raw(device, event.wall_ms, &serde_json::to_string(&event.event).expect("an event is JSON"));
        }
    }
}

/// Milliseconds since 1970 of a local time.
pub fn wall_ms(local: DateTime) -> i64 {
    let since = local.duration_since(date(1970, 1, 1).at(0, 0, 0, 0));
    since.as_millis() as i64 - i64::from(OFFSET_MIN) * 60_000
}

/// The statistics of days over a store.
pub fn ask(store: &Store, from: Date, to: Date) -> ExhibitStatistics {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    let statistics = Statistics::new(store.clone()).expect("an engine starts");
    runtime.block_on(statistics.exhibit_statistics(from, to, 7)).expect("the statistics are computed")
}

/// The statistics of [`DAY`] over rows in a fresh folder.
pub fn count(rows: &[Row]) -> ExhibitStatistics {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("a store opens");
    store.append(rows).expect("rows are appended");
    ask(&store, DAY, DAY)
}

/// The row numbers in all finished files below a folder, in order, doubles included.
pub fn rowids(folder: &Path) -> Vec<i64> {
    let mut rowids = Vec::new();
    for path in files(folder) {
        if path.extension().is_none_or(|ending| ending != "parquet") {
            continue;
        }
        let file = fs::File::open(&path).expect("a part opens");
        let reader = ParquetRecordBatchReaderBuilder::try_new(file)
            .and_then(ParquetRecordBatchReaderBuilder::build)
            .expect("a part is Parquet");
        for batch in reader {
            let batch: RecordBatch = batch.expect("a part has rows");
            let column = batch.column_by_name("rowid").expect("a rowid");
            rowids.extend(column.as_primitive::<Int64Type>().values().iter());
        }
    }
    rowids.sort_unstable();
    rowids
}

/// All files below a folder.
pub fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder lists") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
