//! How long a manager waits for a full day. Run it by name: it is a measurement to read, and no clock decides over a build.

use std::time::{Duration, Instant};

use insight::{Statistics, Store};

use crate::hall::{DAY, Hall};

#[test]
#[ignore = "a measurement: run it alone on a quiet machine"]
fn how_long_a_day_of_100_000_records_takes() {
    let mut hall = Hall::default();
    for exhibit in 0.. {
        hall.simulate(&format!("exhibit-{exhibit}"), DAY, exhibit);
        if hall.rows.len() >= 100_000 {
            break;
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let begun = Instant::now();
    for rows in hall.rows.chunks(500) {
        store.append(rows).expect("appends");
    }
    println!("appended {} records by 500 in {:?}", hall.rows.len(), begun.elapsed());

    let statistics = Statistics::new(store.clone()).expect("an engine");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ask = |day, stored: usize| {
        let begun = Instant::now();
        let answer = runtime.block_on(statistics.exhibit_statistics(day, day, 0)).expect("an answer");
        let took = begun.elapsed();
        assert_eq!(answer.records.stored, stored as u64);
        took
    };
    println!("first answer {:?}", ask(DAY, hall.rows.len()));
    let mut plans: Vec<Duration> = (0..30).map(|_| ask(DAY.tomorrow().expect("a day"), 0)).collect();
    plans.sort_unstable();
    println!("a day without records, so planning alone: median {:?}", plans[15]);
    let mut warm: Vec<Duration> = (0..30).map(|_| ask(DAY, hall.rows.len())).collect();
    warm.sort_unstable();
    println!("warm: best {:?}, median {:?}, worst {:?}", warm[0], warm[15], warm[29]);
}
