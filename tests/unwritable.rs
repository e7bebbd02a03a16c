//! A disk that takes no records when the exhibit starts: visitors are served all the same, staff are told, and what happened is
//! written as soon as the disk is mended.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What has not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(60);

struct Exhibit(Child);

impl Drop for Exhibit {
    fn drop(&mut self) {
        // Gone already where it ended by itself.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn visitors_are_served_and_their_records_are_written_once_the_disk_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    // A file where the folder should be: refused to whoever runs the tests.
    fs::write(&data, "").unwrap();
    let program = Command::new(env!("CARGO_BIN_EXE_zhidian"))
        .args(["run", "--no-gpu", "--play", "tests/replays/take-home.ron", "--data"])
        .arg(&data)
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let mut exhibit = Exhibit(program);
    wait_until(&log, "a word about the disk", || said(&log).contains("Visitors are served"));
    std::thread::sleep(Duration::from_secs(3));
    assert!(exhibit.0.try_wait().unwrap().is_none(), "it runs on:\n{}", said(&log));

    fs::remove_file(&data).unwrap();
    wait_until(&log, "records on the disk", || {
        let records = records(&data.join("journal"));
        ["no records reached the disk", "exhibit_started", "visit_started"]
            .iter()
            .all(|event| records.windows(event.len()).any(|bytes| bytes == event.as_bytes()))
    });
}

fn wait_until(log: &Path, what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "{what} did not come:\n{}", said(log));
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What the exhibit said, without what the text engine says of every line of Chinese.
fn said(log: &Path) -> String {
    let log = fs::read(log).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    log.lines().filter(|line| !line.starts_with("ICU4X")).collect::<Vec<_>>().join("\n")
}

fn records(journal: &Path) -> Vec<u8> {
    let files = fs::read_dir(journal).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let segments = files.filter(|path| path.extension().is_some_and(|suffix| suffix == "zdj"));
    segments.flat_map(|path| fs::read(path).unwrap_or_default()).collect()
}
