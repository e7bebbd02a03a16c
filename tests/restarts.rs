//! The exhibit as its supervisor sees it: what ends it, how soon it is back on the attract loop with nothing of the last
//! visitor, and what its journal says of it. The real program on a virtual screen, started again as systemd does.

use std::error::Error;
use std::os::unix::net::UnixDatagram;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use journal::{BatchRequest, BootId, Event, RealFileSystem, ReceivedBatch, Spool, SpoolOptions, Stamp};

mod virtual_screen;
use virtual_screen::{Ended, virtual_screen};

type Tried<T = ()> = Result<T, Box<dyn Error>>;

/// Nothing here takes so long, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// An exhibit under a supervisor.
struct Supervised {
    data: tempfile::TempDir,
    socket: UnixDatagram,
    exhibit: Ended,
    display: String,
}

impl Supervised {
    /// Starts the exhibit and waits until it says that its first picture is there.
    fn start(display: &str, visit: &str) -> Tried<Self> {
        let data = tempfile::tempdir()?;
        std::fs::write(data.path().join("visit.ron"), visit)?;
        let socket = UnixDatagram::bind(data.path().join("notify"))?;
        socket.set_read_timeout(Some(PATIENCE))?;
        let exhibit = spawn(data.path(), display, true)?;
        let supervised = Self { data, socket, exhibit, display: display.to_owned() };
        supervised.hear("READY=1")?;
        Ok(supervised)
    }

    /// Waits for a word of the exhibit.
    fn hear(&self, wanted: &str) -> Tried {
        let mut bytes = [0; 256];
        loop {
            let length = self.socket.recv(&mut bytes).map_err(|error| format!("no {wanted}: {error}"))?;
            if std::str::from_utf8(&bytes[..length])?.lines().any(|line| line == wanted) {
                return Ok(());
            }
        }
    }

    fn wait(&mut self) -> Tried<ExitStatus> {
        let since = Instant::now();
        loop {
            if let Some(status) = self.exhibit.0.try_wait()? {
                return Ok(status);
            }
            if since.elapsed() > PATIENCE {
                return Err("the exhibit goes on".into());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Starts it again as it was, without the written visit; says how long until its first picture, which is of the
    /// attract loop.
    fn again(&mut self) -> Tried<Duration> {
        let since = Instant::now();
        self.exhibit = spawn(self.data.path(), &self.display, false)?;
        self.hear("READY=1")?;
        let took = since.elapsed();
        let running = std::fs::read_to_string(self.data.path().join("exhibit/running.json"))?;
        assert!(running.contains(r#""scene":"attract""#), "{running}");
        Ok(took)
    }

    /// What it said on its error stream.
    fn log(&self) -> Tried<String> {
        Ok(String::from_utf8_lossy(&std::fs::read(self.data.path().join("log"))?).into_owned())
    }

    fn kill(&mut self) -> Tried {
        self.exhibit.0.kill()?;
        self.exhibit.0.wait()?;
        Ok(())
    }

    /// Ends the exhibit and reads what it put on record.
    fn events(&mut self) -> Tried<Vec<Event>> {
        self.kill()?;
        let now = Stamp { boot: BootId([0; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
        let dir = self.data.path().join("exhibit/journal");
        let spool = Spool::open(Arc::new(RealFileSystem), &dir, SpoolOptions::default(), now)?;
        let request = BatchRequest {
            epoch: spool.epoch(),
            after_seq: 0,
            stored_through: 0,
            max_records: 1000,
            max_bytes: journal::MAX_BATCH_BYTES,
        };
        let batch = journal::Outbox::read_batch(&spool, &request)?.ok_or("nothing is on record")?;
        Ok(ReceivedBatch::decode(&batch.encode())?.records.into_iter().filter_map(|record| record.event()).collect())
    }
}

fn spawn(data: &Path, display: &str, visit: bool) -> Tried<Ended> {
    let mut exhibit = Command::new(env!("CARGO_BIN_EXE_zhidian"));
    exhibit.args(["run", "--placement", "native", "--data"]).arg(data.join("exhibit"));
    if visit {
        exhibit.arg("--play").arg(data.join("visit.ron"));
    }
    exhibit.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY").env("NOTIFY_SOCKET", data.join("notify"));
    // A short silence, so that the sleep of a still page is seen to be cut.
    let log = std::fs::OpenOptions::new().create(true).append(true).open(data.join("log"))?;
    exhibit.env("WATCHDOG_USEC", "3000000").stdout(Stdio::null()).stderr(log);
    Ok(Ended(exhibit.spawn()?))
}

fn faults(events: &[Event]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|event| if let Event::Fault { what } = event { Some(what.as_str()) } else { None })
        .collect()
}

/// What is on record from the last start on.
fn after_start(events: &[Event]) -> &[Event] {
    let starts: Vec<_> =
        events.iter().enumerate().filter(|(_, event)| matches!(event, Event::ExhibitStarted { .. })).collect();
    starts.last().map_or(&[], |(at, _)| &events[*at..])
}

const VISITOR: &str = r#"Tap(id: "start"), Wait(seconds: 0.4), Tap(id: "open-calculator"), Wait(seconds: 0.4), Tap(id: "example"), Wait(seconds: 0.4)"#;

/// A visit in which `last` happens.
fn visit(last: &str) -> String {
    format!("(steps: [Wait(seconds: 0.5), {VISITOR}, {last}, Wait(seconds: 300.0)])")
}

/// Says how long the way back took, and that the record tells why it was taken.
fn back(mut exhibit: Supervised, what: &str, why: &str) -> Tried {
    let took = exhibit.again()?;
    let events = exhibit.events()?;
    let told = faults(&events);
    // The reason is on record before the end, where the exhibit could still say its end.
    let reason = events.iter().position(|event| matches!(event, Event::Fault { .. }));
    let stopped = events.iter().position(|event| matches!(event, Event::ExhibitStopped { .. }));
    assert!(stopped.is_none() || reason < stopped, "{events:?}");
    assert!(told.iter().any(|fault| fault.contains(why)), "'{why}' is not among {told:?}");
    let behind = after_start(&events);
    let visitor = |event: &&Event| matches!(event, Event::VisitStarted { .. } | Event::SceneEntered { .. });
    assert_eq!(behind.iter().find(visitor), None, "nothing of a visitor behind the start");
    println!("{what}: back on the attract loop {:.2} s after the end; told: {told:?}", took.as_secs_f64());
    Ok(())
}

#[test]
fn an_endless_loop_in_a_scene_ends_by_itself_and_says_so() -> Tried {
    let (_screen, display) = virtual_screen()?;
    let mut exhibit = Supervised::start(&display, &visit("Stall"))?;
    let status = exhibit.wait()?;
    assert_eq!(status.code(), Some(1), "a crash's code");
    back(exhibit, "endless loop", "a step with 'tier-calculator' on stage did not end: it has computed for")
}

#[test]
fn a_lost_graphics_device_is_back_in_a_new_process() -> Tried {
    let (_screen, display) = virtual_screen()?;
    let mut exhibit = Supervised::start(&display, &visit("LoseGraphics"))?;
    assert_eq!(exhibit.wait()?.code(), Some(1), "a crash's code");
    assert!(!exhibit.log()?.contains("stack backtrace"), "one line, no trace:\n{}", exhibit.log()?);
    back(exhibit, "lost graphics device", "the graphics device failed")
}

#[test]
fn a_kill_for_want_of_memory_is_told_by_the_next_start() -> Tried {
    let (_screen, display) = virtual_screen()?;
    let mut exhibit = Supervised::start(&display, &visit("Wait(seconds: 0.1)"))?;
    std::thread::sleep(Duration::from_secs(4));
    exhibit.kill()?;
    back(exhibit, "kill -9", "the last run was ended from outside with")
}

#[test]
fn a_compositor_that_is_restarted_takes_the_exhibit_with_it_and_it_is_told() -> Tried {
    let (screen, display) = virtual_screen()?;
    let mut exhibit = Supervised::start(&display, &visit("Wait(seconds: 0.1)"))?;
    std::thread::sleep(Duration::from_secs(3));
    drop(screen);
    let status = exhibit.wait()?;
    assert!(!status.success() || status.signal().is_some(), "an end that is started again: {status}");
    let (_screen, display) = virtual_screen()?;
    exhibit.display = display;
    back(exhibit, "compositor restart", "or its display was gone")
}

#[test]
fn it_says_that_it_lives_while_a_still_page_sleeps() -> Tried {
    let (_screen, display) = virtual_screen()?;
    let exhibit = Supervised::start(&display, r#"(steps: [Tap(id: "start"), Wait(seconds: 300.0)])"#)?;
    for _ in 0..3 {
        exhibit.hear("WATCHDOG=1")?;
    }
    Ok(())
}
