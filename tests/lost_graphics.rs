//! The graphics device is lost under a running visit: the exhibit ends in order, with its reason on record.

use std::error::Error;
use std::process::Command;
use std::sync::Arc;

use journal::{BatchRequest, BootId, Event, RealFileSystem, ReceivedBatch, Spool, SpoolOptions, Stamp};

mod virtual_screen;
use virtual_screen::virtual_screen;

const VISIT: &str = r#"(steps: [Tap(id: "start"), Wait(seconds: 0.5), LoseGraphics, Wait(seconds: 30.0)])"#;

#[test]
fn a_lost_device_ends_the_exhibit_on_record() -> Result<(), Box<dyn Error>> {
    let data = tempfile::tempdir()?;
    let visit = data.path().join("visit.ron");
    std::fs::write(&visit, VISIT)?;
    let (_screen, display) = virtual_screen()?;
    let ran = Command::new(env!("CARGO_BIN_EXE_zhidian"))
        .args(["run", "--placement", "native", "--data"])
        .arg(data.path().join("exhibit"))
        .arg("--play")
        .arg(&visit)
        .env("DISPLAY", &display)
        .env_remove("WAYLAND_DISPLAY")
        .output()?;
    let log = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "a crash's code, so that it is started again:\n{log}");
    assert!(!log.contains("stack backtrace"), "one line, no trace:\n{log}");
    let now = Stamp { boot: BootId([0; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
    let spool =
        Spool::open(Arc::new(RealFileSystem), &data.path().join("exhibit/journal"), SpoolOptions::default(), now)?;
    let request = BatchRequest {
        epoch: spool.epoch(),
        after_seq: 0,
        stored_through: 0,
        max_records: 1000,
        max_bytes: journal::MAX_BATCH_BYTES,
    };
    let batch = journal::Outbox::read_batch(&spool, &request)?.ok_or("nothing is on record")?;
    let events: Vec<_> =
        ReceivedBatch::decode(&batch.encode())?.records.into_iter().filter_map(|record| record.event).collect();
    let fault = events.iter().position(|event| matches!(event, Event::Fault { what } if what.contains("graphics")));
    let stopped = events.iter().position(|event| matches!(event, Event::ExhibitStopped { .. }));
    assert!(fault.is_some() && fault < stopped, "{events:?}");
    Ok(())
}
