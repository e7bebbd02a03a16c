//! What whoever waits for the whole year's optimum sees, and how they stop it.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use energy_plan::{Continue, Progress};
use signal_hook::consts::SIGINT;

/// Told of progress, and of Ctrl-C: the first one stops with the best so far, the second one ends the program.
pub(crate) struct Told {
    stop: Arc<AtomicBool>,
    is_seen: bool,
}

/// Characters of the bar.
const BAR: usize = 30;
/// What a program that was interrupted ends with.
const INTERRUPTED: i32 = 130;

impl Told {
    /// Listens for Ctrl-C.
    pub fn new() -> io::Result<Told> {
        let stop = Arc::new(AtomicBool::new(false));
        // Asked first, so that only a second signal finds the flag set.
        signal_hook::flag::register_conditional_shutdown(SIGINT, INTERRUPTED, Arc::clone(&stop))?;
        signal_hook::flag::register(SIGINT, Arc::clone(&stop))?;
        Ok(Told { stop, is_seen: io::stderr().is_terminal() })
    }

    /// Draws the bar, and says whether to go on.
    pub fn of(&mut self, progress: Progress) -> Continue {
        if self.is_seen {
            let done = (progress.done.clamp(0.0, 1.0) * BAR as f64) as usize;
            let bar: String = (0..BAR).map(|at| if at < done { '#' } else { '.' }).collect();
            let percent = progress.done * 100.0;
            let best = progress.best_yuan;
            // Where nobody can be told there is nothing to do about it.
            let _ =
                write!(io::stderr(), "\r[{bar}] {percent:3.0} %, best {best:.0} a year; Ctrl-C stops with it\x1b[K");
        }
        if self.stop.load(Ordering::Relaxed) { Continue::Stop } else { Continue::Yes }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if self.is_seen {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
