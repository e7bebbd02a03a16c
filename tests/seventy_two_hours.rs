//! Days of visitors one after the other, with files of the hall changed every hour: what an exhibit holds must not grow.
//! Time is simulated; the records go into a real journal.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use journal::{JournalOptions, LateJournal};
use zhidian::app::{Options, build};
use zhidian::headless;
use zhidian::record::{Recorder, picture_bytes};
use zhidian::scene::{LiveLibrary, Stage};
use zhidian::staff::StaffPin;
use zhidian::takeaway_code::TakeawayKey;

mod glass;
use glass::Glass;

type Tried<T = ()> = Result<T, Box<dyn Error>>;

/// Touches of one visitor.
const TOUCHES: u64 = 40;
/// Between two touches, and while nobody is there.
const LOOKING: Duration = Duration::from_millis(300);
const WAITING: Duration = Duration::from_secs(1);
/// How long nobody comes after a visit.
const QUIET_S: u64 = 40;

/// What an exhibit holds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    entities: u32,
    pictures: usize,
    picture_bytes: u64,
    handles: usize,
    resident_mib: u64,
}

impl Held {
    fn of(app: &App) -> Tried<Self> {
        let world = app.world();
        let images = world.resource::<Assets<Image>>();
        let statm = fs::read_to_string("/proc/self/statm")?;
        let pages: u64 = statm.split_whitespace().nth(1).ok_or("no resident pages")?.parse()?;
        Ok(Self {
            entities: world.entities().count_spawned(),
            pictures: images.len(),
            picture_bytes: picture_bytes(images),
            handles: fs::read_dir("/proc/self/fd")?.count(),
            resident_mib: pages * 4096 / (1 << 20),
        })
    }
}

/// A hall with a folder of its own, and what has passed in it.
struct Hall {
    glass: Glass,
    folder: tempfile::TempDir,
    attract: String,
    dice: u64,
    passed: Duration,
    visits: u32,
}

impl Hall {
    fn open(profile: &str) -> Tried<Self> {
        let folder = tempfile::tempdir()?;
        fs::create_dir_all(folder.path().join("scenes"))?;
        let options = Options { profile: profile.to_owned(), ..glass::options(Some(folder.path().to_owned())) };
        let journal = LateJournal::open(&folder.path().join("journal"), JournalOptions::default())?;
        let key = TakeawayKey(takeaway::SigningKey::from_secret([7; 32]));
        let mut app = build(&options, Recorder::journal(journal), key, StaffPin::new("0000")?)?;
        headless::ready(&mut app);
        let attract = app.world().resource::<Stage>().scene.clone();
        Ok(Self { glass: Glass { app }, folder, attract, dice: 0x0072_5EED, passed: Duration::ZERO, visits: 0 })
    }

    fn below(&mut self, end: u64) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        (self.dice >> 11) % end
    }

    /// So many steps of this length.
    fn pass(&mut self, steps: u64, step: Duration) {
        self.glass.app.insert_resource(TimeUpdateStrategy::ManualDuration(step));
        for _ in 0..steps {
            self.glass.app.update();
            self.passed += step;
        }
    }

    /// A visitor who touches whatever there is, walks away, and nobody for a while.
    fn visit(&mut self) -> Tried {
        for _ in 0..TOUCHES {
            let controls = self.glass.controls();
            let index = self.below(controls.len().max(1) as u64) as usize;
            let Some(control) = controls.get(index) else { return Err("there is nothing to touch".into()) };
            let at = Vec2::new(control.left_mm + control.width_mm * 0.5, control.top_mm + control.height_mm * 0.5);
            self.glass.touch(control.display, 1, TouchPhase::Started, at);
            self.pass(1, headless::STEP);
            self.glass.touch(control.display, 1, TouchPhase::Ended, at);
            self.pass(2, headless::STEP);
            self.pass(4, LOOKING);
        }
        let mut steps = 0;
        while self.glass.app.world().resource::<Stage>().scene != self.attract {
            self.pass(1, WAITING);
            steps += 1;
            if steps > 1_000 {
                return Err("the visit does not end".into());
            }
        }
        self.pass(QUIET_S, WAITING);
        self.visits += 1;
        Ok(())
    }

    /// A file of the hall changes, and is taken over.
    fn change_a_file(&mut self, turn: u64) -> Tried {
        let home = include_str!("../scenes/home.ron");
        let phone = include_str!("../scenes/giant-phone.ron");
        for (name, text) in [("home.ron", home), ("giant-phone.ron", phone)] {
            fs::write(self.folder.path().join("scenes").join(name), format!("{text}\n// {turn}\n"))?;
        }
        let before = std::sync::Arc::as_ptr(&self.glass.app.world().resource::<LiveLibrary>().0);
        let since = Instant::now();
        while std::sync::Arc::as_ptr(&self.glass.app.world().resource::<LiveLibrary>().0) == before {
            if since.elapsed() > Duration::from_secs(60) {
                return Err("the changed file is not taken over".into());
            }
            std::thread::sleep(Duration::from_millis(20));
            self.pass(1, headless::STEP);
        }
        Ok(())
    }
}

/// Lets hours pass and says what is held at `told` of them.
fn pass_hours(profile: &str, told: &[u64]) -> Tried<Vec<Held>> {
    let mut hall = Hall::open(profile)?;
    let mut held = Vec::new();
    println!("{profile}:");
    println!("  hours  visits  entities  pictures  picture bytes  handles  resident MiB");
    for hour in 1..=told.last().copied().unwrap_or(0) {
        hall.change_a_file(hour)?;
        while hall.passed < Duration::from_secs(hour * 3_600) {
            hall.visit()?;
        }
        if told.contains(&hour) {
            let now = Held::of(&hall.glass.app)?;
            println!(
                "  {hour:5}  {:6}  {:8}  {:8}  {:13}  {:7}  {:12}",
                hall.visits, now.entities, now.pictures, now.picture_bytes, now.handles, now.resident_mib
            );
            held.push(now);
        }
    }
    let journal = bytes_in(&hall.folder.path().join("journal"))?;
    println!("  journal {} KiB on disk for {} visits", journal / 1024, hall.visits);
    Ok(held)
}

fn bytes_in(folder: &Path) -> Tried<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.metadata()?;
        bytes += if kind.is_dir() { bytes_in(&entry.path())? } else { kind.len() };
    }
    Ok(bytes)
}

/// Entities and handles stay; pictures may still be met for the first time in so short a run.
fn some_hours(profile: &str) -> Tried {
    let held = pass_hours(profile, &[1, 2])?;
    let [first, last] = held[..] else { return Err("two hours were to be told".into()) };
    assert_eq!((first.entities, first.handles), (last.entities, last.handles));
    Ok(())
}

fn three_days(profile: &str) -> Tried {
    let held = pass_hours(profile, &[1, 2, 4, 8, 16, 24, 36, 48, 60, 72])?;
    let (Some(day), Some(end)) = (held.get(5), held.last()) else { return Err("a day was to be told".into()) };
    assert_eq!((day.entities, day.handles), (end.entities, end.handles));
    let grown = |before: u64, after: u64| after as f64 / before.max(1) as f64;
    assert!(grown(day.picture_bytes, end.picture_bytes) < 1.05, "pictures grow: {day:?} {end:?}");
    assert!(grown(day.resident_mib, end.resident_mib) < 1.1, "memory grows: {day:?} {end:?}");
    Ok(())
}

#[test]
fn two_hours_at_the_dual_screen_hold_nothing_more() -> Tried {
    some_hours("dual-screen")
}

#[test]
fn two_hours_at_the_giant_phone_hold_nothing_more() -> Tried {
    some_hours("giant-phone")
}

#[test]
#[ignore = "half an hour and more: cargo nextest run --test seventy_two_hours --run-ignored only"]
fn seventy_two_hours_at_the_dual_screen_hold_nothing_more() -> Tried {
    three_days("dual-screen")
}

#[test]
#[ignore = "half an hour and more: cargo nextest run --test seventy_two_hours --run-ignored only"]
fn seventy_two_hours_at_the_giant_phone_hold_nothing_more() -> Tried {
    three_days("giant-phone")
}
