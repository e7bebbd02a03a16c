//! What a hall would use instead is a page in Chromium's kiosk mode: both beside each other on the same virtual screen of
//! 1920 x 1080, drawn by the processor alone.
//!
//!     cargo bench --profile dev --workspace --bench kiosk
//!     cargo bench --profile dev --workspace --bench kiosk -- --program target/release/zhidian
//!
//! The second measures the program that scripts/package puts into the package.
//! Needs Xvfb, xdotool and chromium, and starts nothing but those and the exhibit.

mod contestant;
mod screen;

use std::error::Error;
use std::time::Duration;

use contestant::Contestant;
use screen::Screen;

/// Starts of each, in turns.
const STARTS: usize = 5;
/// Touches of each.
const TOUCHES: usize = 20;
/// A picture that has not changed for so long is steady.
const STEADY: Duration = Duration::from_secs(4);
/// How long a page is watched that nobody touches.
const IDLE: Duration = Duration::from_secs(10);

/// What was measured of one of them.
#[derive(Default)]
struct Measured {
    starts_s: Vec<f64>,
    touches_ms: Vec<f64>,
    pss_mb: f64,
    processes: usize,
    idle_percent: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let named = arguments.iter().position(|argument| argument == "--program");
    let program = match named.map(|at| arguments.get(at + 1)) {
        None => env!("CARGO_BIN_EXE_zhidian").into(),
        Some(Some(path)) => std::fs::canonicalize(path).map_err(|error| format!("{path}: {error}"))?,
        Some(None) => return Err("--program needs the path of an exhibit".into()),
    };
    let folder = tempfile::tempdir()?;
    let screen = Screen::open(folder.path())?;
    let contestants = [Contestant::exhibit(program, folder.path())?, Contestant::chromium(folder.path())?];
    let mut measured = [Measured::default(), Measured::default()];
    for start in 0..STARTS {
        for (contestant, measured) in contestants.iter().zip(&mut measured) {
            screen.blank()?;
            let running = contestant.start(&screen)?;
            measured.starts_s.push(screen.steady_after(running.begun, STEADY)?.as_secs_f64());
            if start + 1 == STARTS {
                measured.idle_percent = running.processor_percent(IDLE)?;
                (measured.processes, measured.pss_mb) = running.memory()?;
                for touch in 0..TOUCHES {
                    let at = contestant.touched[touch % contestant.touched.len()];
                    measured.touches_ms.push(screen.touch(at)?.as_secs_f64() * 1e3);
                }
            }
            running.end()?;
        }
    }
    println!("{:44} {:>12} {:>12}", "", "exhibit", "Chromium");
    let line = |what: &str, of: &dyn Fn(&Measured) -> String| {
        println!("{what:44} {:>12} {:>12}", of(&measured[0]), of(&measured[1]));
    };
    line("start to the first steady picture, s, median", &|one| format!("{:.2}", median(&one.starts_s)));
    line("memory, MB (PSS of all processes)", &|one| format!("{:.0}", one.pss_mb));
    line("processes", &|one| one.processes.to_string());
    line("a still page, % of a core", &|one| format!("{:.2}", one.idle_percent));
    line("touch to the changed picture, ms, median", &|one| format!("{:.0}", median(&one.touches_ms)));
    Ok(())
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
