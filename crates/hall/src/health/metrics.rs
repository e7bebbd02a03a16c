//! `/metrics` in Prometheus' text form.

use std::fmt::Write;
use std::time::Instant;

use super::disk::free_bytes;
use super::gauges::gauges;
use crate::hall::Hall;

/// All metrics as text. What cannot be read is left out, as Prometheus wants it.
pub async fn text(hall: &Hall) -> String {
    let mut text = String::new();
    let counters = &hall.counters;
    for (name, help, value) in [
        ("batches", "Batches of records stored since start.", counters.batches.get()),
        ("bad_batches", "Batches refused as malformed since start.", counters.bad_batches.get()),
        ("records", "Records stored since start.", counters.records.get()),
        ("records_repeated", "Records sent again since start.", counters.repeated.get()),
        ("records_conflicting", "Records whose number was taken since start.", counters.conflicts.get()),
        ("takeaways_opened", "Take-away codes first opened since start.", counters.codes_opened.get()),
        ("wrong_pins", "Wrong staff PINs since start.", counters.wrong_pins.get()),
        ("devices_shut_out", "Requests of devices that are not let in since start.", counters.shut_out.get()),
        ("slowed_down", "Requests told to slow down since start.", counters.slowed_down.get()),
    ] {
        metric(&mut text, "counter", &format!("{name}_total"), help, value);
    }
    metric(&mut text, "gauge", "uptime_seconds", "Seconds since start.", hall.started.elapsed().as_secs());
    let heard = hall.screens().heard(Instant::now());
    metric(&mut text, "gauge", "exhibits_heard", "Exhibits heard in the last 45 seconds.", heard);
    if let Some(free) = free_bytes(&hall.folder) {
        metric(&mut text, "gauge", "disk_free_bytes", "Room left for the data folder.", free);
    }
    if let Ok(gauges) = gauges(hall).await {
        let lag = (gauges.newest_row + 1 - hall.statistics.next_row()).max(0).cast_unsigned();
        metric(&mut text, "gauge", "records_stored", "Records in the database.", gauges.records);
        metric(&mut text, "gauge", "conflicts_stored", "Conflicting records in the database.", gauges.conflicts);
        metric(&mut text, "gauge", "insight_lag_rows", "Records that statistics do not have yet.", lag);
    }
    text
}

fn metric(text: &mut String, kind: &str, name: &str, help: &str, value: u64) {
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "# HELP zhidian_hall_{name} {help}\n# TYPE zhidian_hall_{name} {kind}\nzhidian_hall_{name} {value}"
    );
}
