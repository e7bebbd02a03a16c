//! What the server holds: its database beside it, and the statistics it shows to staff.

use std::time::Duration;

use jiff::ToSpan as _;
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use super::{Counts, Hall, Record, wait_until};

/// All stored records in the order of their numbers.
pub fn stored(hall: &Hall) -> Vec<Record> {
    // Only reading: what the log of the database holds stays for the server to find at its next start.
    let file = hall.data("hall").join("hall.sqlite");
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    connection.busy_timeout(Duration::from_secs(10)).unwrap();
    let conflicts: i64 = connection.query_row("SELECT count(*) FROM conflict", [], |row| row.get(0)).unwrap();
    assert_eq!(conflicts, 0, "no two records have one number");
    let mut statement = connection
        .prepare(
            "SELECT device, epoch, seq, boot, mono_ms, wall_ms, offset_min, event FROM record
             ORDER BY device, epoch, seq, id",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok(Record {
            device: row.get(0)?,
            epoch: row.get(1)?,
            seq: row.get::<_, i64>(2)?.cast_unsigned(),
            boot: row.get(3)?,
            mono_ms: row.get::<_, i64>(4)?.cast_unsigned(),
            wall_ms: row.get(5)?,
            offset_min: row.get(6)?,
            event: row.get(7)?,
        })
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

/// What the statistics say, once they have counted so many records.
pub fn counted(hall: &Hall, records: u64) -> Counts {
    let cookie = sign_in(hall);
    // A day to each side: the test may run over midnight, and its machine's time zone is not the hall's.
    let today = jiff::ZonedDateTime::now().date();
    let (from, to) = (today.saturating_sub(1.day()), today.saturating_add(1.day()));
    let address = hall.at(&format!("/api/statistics/exhibits?from={from}&to={to}"));
    let mut counts = Counts::default();
    wait_until("counting of all records", || {
        let answer = hall.http.get(&address).header(COOKIE, &cookie).send().unwrap().error_for_status().unwrap();
        let statistics: Value = answer.json().unwrap();
        let count = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("no count in {statistics}"));
        counts = Counts {
            records: count(&statistics["records"]["stored"]),
            visits: count(&statistics["totals"]["visits"]),
            touches: statistics["heat"].as_array().unwrap().iter().map(|map| count(&map["touches"])).sum(),
            codes: count(&statistics["totals"]["takeaways_shown"]),
        };
        counts.records >= records
    });
    counts
}

/// The cookie of signed-in staff.
fn sign_in(hall: &Hall) -> String {
    let body = json!({ "pin": hall.staff_pin() });
    let request = hall.http.post(hall.at("/api/session")).header(ORIGIN, hall.at("")).json(&body);
    let answer = request.send().unwrap().error_for_status().unwrap();
    answer.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}
