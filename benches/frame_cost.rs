//! What a frame costs the main thread, without graphics, beside the time that a panel leaves for it: processor time of that
//! thread, which all of the exhibit's systems run on, so that what else a machine does is not counted.
//!
//!     cargo bench --profile dev --workspace --bench frame_cost [-- calculator|giant-phone|growth]

use std::error::Error;
use std::time::Duration;

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use cpu_time::ThreadTime;
use zhidian::activity::Current;
use zhidian::activity::giant_phone::GiantPhone;
use zhidian::scene::LiveLibrary;

#[path = "../tests/glass/mod.rs"]
mod glass;
use glass::Glass;

/// Frames a second at which a panel of 60 Hz leaves so much for a frame.
const PANEL_FRAME: Duration = Duration::from_micros(16_667);
/// Frames of a page that stands still: fewer than until it asks whether anybody is there.
const STILL: usize = 400;
/// Frames of a finger that drags a month up and down.
const DRAGGED: usize = 1_000;
/// Frames of half a second, and the one of them in which the finger is lifted.
const TOUCH_FRAMES: usize = 30;
const LIFTED_FRAME: usize = 6;
/// Frames of lessons on the giant phone.
const LESSONS: usize = 10_000;
/// Visits after which nothing may have grown.
const VISITS: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let parts: [(&str, fn() -> Result<(), Box<dyn Error>>); 3] =
        [("calculator", calculator), ("giant-phone", giant_phone), ("growth", growth)];
    for (name, measure) in parts {
        if asked.as_deref().is_none_or(|asked| asked == name) {
            measure()?;
        }
    }
    Ok(())
}

fn told(what: &str, frames: &mut [Duration]) {
    frames.sort_unstable();
    let at = |share: f64| frames[((frames.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let panel = PANEL_FRAME.as_secs_f64() * 1e3;
    println!(
        "{what:44} {:5} frames  median {:6.2} ms  99 % {:6.2} ms  of {panel:.2} ms",
        frames.len(),
        at(0.5),
        at(0.99)
    );
}

fn timed(glass: &mut Glass) -> Duration {
    let begun = ThreadTime::now();
    glass.pass(1);
    begun.elapsed()
}

fn calculator() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    glass.pass(20);
    told("calculator: a still page", &mut (0..STILL).map(|_| timed(&mut glass)).collect::<Vec<_>>());
    let (window, at) = glass.middle("month-7");
    glass.touch(window, 1, TouchPhase::Started, at);
    let mut dragged = Vec::new();
    for frame in 0..DRAGGED {
        let up = (frame as f32 * 0.1).sin() * 40.0;
        glass.touch(window, 1, TouchPhase::Moved, at + Vec2::new(0.0, up));
        dragged.push(timed(&mut glass));
    }
    glass.touch(window, 1, TouchPhase::Ended, at);
    assert_ne!(glass.text("total").as_deref(), Some("1,596.00"), "the drag changed nothing, so it measured nothing");
    told("calculator: a month dragged, both displays", &mut dragged);
    glass.pass(20);
    let mut changes = Vec::new();
    for turn in 0..60 {
        let scene = if turn % 2 == 0 { "home" } else { "tier-calculator" };
        glass.app.world_mut().write_message(zhidian::scene::Go(scene.to_owned()));
        changes.push(timed(&mut glass));
        glass.pass(10);
    }
    told("dual screen: the frame of a scene change", &mut changes);
    Ok(())
}

/// Every lesson touched through at twice the pixels, by a quick visitor at the pace of a panel of 60 Hz: a touch every half
/// second, while two more fingers move about all the time.
fn giant_phone() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("scenes/profiles"))?;
    let profile = std::fs::read_to_string("scenes/profiles/giant-phone.ron")?;
    let sharper = profile.replace("1080", "2160").replace("1920", "3840");
    std::fs::write(folder.path().join("scenes/profiles/giant-phone.ron"), sharper)?;
    let options = zhidian::app::Options { profile: "giant-phone".into(), ..glass::options(Some(folder.path().into())) };
    let mut glass = Glass::with(options)?;
    glass.tap("start");
    glass.app.insert_resource(TimeUpdateStrategy::ManualDuration(PANEL_FRAME));
    let tasks = tasks(&glass);
    let (mut frames, mut changes) = (Vec::with_capacity(LESSONS), Vec::new());
    'all: loop {
        for (purpose, task) in &tasks {
            glass.tap(purpose);
            glass.tap(&format!("guide.task.{task}"));
            while !is_done(&glass) {
                match next_touch(&glass) {
                    Some(control) => touch(&mut glass, &control, &mut frames, &mut changes),
                    None => frames.push(timed(&mut glass)),
                }
                if frames.len() >= LESSONS {
                    break 'all;
                }
            }
            glass.tap("guide.close");
            glass.tap("guide.menu");
        }
    }
    told("giant phone: lessons, three fingers", &mut frames);
    told("giant phone: the frame in which a touch acts", &mut changes);
    Ok(())
}

/// A tap with one finger, and the half second around it, while two others move over the glass.
fn touch(glass: &mut Glass, control: &str, frames: &mut Vec<Duration>, changes: &mut Vec<Duration>) {
    let (window, at) = glass.middle(control);
    for frame in 0..TOUCH_FRAMES {
        for finger in [2, 3] {
            let phase = if frame == 0 { TouchPhase::Started } else { TouchPhase::Moved };
            let place = Vec2::new(100.0 * finger as f32 + frame as f32, 500.0 - frame as f32);
            glass.touch(window, finger, phase, place);
        }
        match frame {
            0 => glass.touch(window, 1, TouchPhase::Started, at),
            LIFTED_FRAME => glass.touch(window, 1, TouchPhase::Ended, at),
            _ => {}
        }
        let took = timed(glass);
        frames.push(took);
        if frame == LIFTED_FRAME {
            changes.push(took);
        }
    }
    for finger in [2, 3] {
        glass.touch(window, finger, TouchPhase::Canceled, Vec2::ZERO);
    }
    frames.push(timed(glass));
}

/// Entities and memory after one visit and after many.
fn growth() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    let tasks = tasks(&glass);
    glass.tap("finish");
    for visit in 1..=VISITS {
        glass.tap("start");
        let (purpose, task) = &tasks[visit % tasks.len()];
        glass.tap(purpose);
        glass.tap(&format!("guide.task.{task}"));
        for _ in 0..6 {
            match next_touch(&glass) {
                Some(control) if !is_done(&glass) => glass.tap(&control),
                _ => glass.pass(2),
            }
        }
        glass.tap("finish");
        glass.pass(4);
        if [tasks.len(), VISITS / 2, VISITS].contains(&visit) {
            let world = glass.app.world();
            let atlases = world.resource::<Assets<Image>>().len();
            println!(
                "giant phone: after {visit:4} visits {:5} entities, {atlases:4} pictures and atlases, {:4} MiB resident",
                world.entities().count_spawned(),
                resident_mib()?
            );
        }
    }
    Ok(())
}

fn resident_mib() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1024)
}

fn tasks(glass: &Glass) -> Vec<(&'static str, String)> {
    let library = &glass.app.world().resource::<LiveLibrary>().0;
    let purpose = |purpose| match purpose {
        content::phone::Purpose::Buy => "guide.buy",
        content::phone::Purpose::Query => "guide.query",
        content::phone::Purpose::Handle => "guide.handle",
    };
    let tasks = library.phone.apps.values().flat_map(|app| &app.tasks);
    tasks.map(|task| (purpose(task.purpose), task.id.clone())).collect()
}

fn next_touch(glass: &Glass) -> Option<String> {
    glass.app.world().resource::<Current>().of::<GiantPhone>()?.phone().next_touch()
}

fn is_done(glass: &Glass) -> bool {
    let phone = glass.app.world().resource::<Current>().of::<GiantPhone>();
    phone.and_then(|phone| phone.phone().lesson()).is_none_or(phone::Lesson::is_done)
}
