//! An endless loop in a step: nothing in the app can end it, so a thread beside it does. The reason goes on record, and
//! the process ends, to be started again.

use std::fs;
use std::io;
use std::thread;
use std::time::Duration;

use bevy::prelude::*;
use journal::{Event, LateJournal};

use super::last_run::note_fall;
use super::{Parking, Pulse, ThisRun};
use crate::record::Recorder;

/// A step that computed for so long does not end: the longest of a hall takes some hundredths of a second.
const LONGEST_COMPUTING_MS: u64 = 1_500;
/// A step that has not ended after so long waits for something that does not come.
const LONGEST_STEP_MS: u64 = 30_000;
/// The first steps load fonts, make windows and wait for the graphics driver: so many, and so long.
const FIRST_STEPS: u64 = 8;
const LONGEST_FIRST_STEP_MS: u64 = 60_000;
/// How often a step is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// How long the reason may take to reach the disk.
const FLUSH: Duration = Duration::from_millis(700);
/// Exit code of a crash.
const CRASHED: i32 = 1;
/// Milliseconds of a tick in `/proc`: a hundred a second on every Linux.
const TICK_MS: u64 = 10;

/// Go into an endless loop now, as by a fault in a scene: a self-test of a hall's PC, and a step of replays.
#[derive(Message, Clone, Copy, Debug)]
pub struct Stall;

pub(super) fn stall(mut wishes: MessageReader<Stall>) {
    if wishes.read().count() > 0 {
        let mut turns = 0_u64;
        loop {
            turns = std::hint::black_box(turns.wrapping_add(1));
        }
    }
}

/// Watches the app of this process, whose steps run on its first thread.
///
/// # Errors
/// Where the system starts no thread.
pub fn watch(pulse: Pulse, recorder: Recorder, parking: Parking, run: ThisRun, journal: LateJournal) -> io::Result<()> {
    let look = move || {
        let mut step = Looked::default();
        loop {
            thread::sleep(LOOK);
            let Some(why) = step.look(&pulse, computed_ms) else { continue };
            let scene = pulse.scene();
            let what = format!("a step with '{scene}' on stage did not end: {why}");
            tracing::error!("{what}; the exhibit ends, to be started again");
            recorder.record(Event::Fault { what });
            note_fall(&recorder, &parking, &scene);
            run.end();
            if let Err(error) = journal.close(FLUSH) {
                tracing::error!("{error}");
            }
            // Not by the usual way out, which would wait for the step.
            signal_hook::low_level::exit(CRASHED);
        }
    };
    thread::Builder::new().name("stalls".to_owned()).spawn(look).map(drop)
}

/// The step that was looked at last.
#[derive(Default)]
struct Looked {
    began_ms: Option<u64>,
    /// What the thread had computed when the step was first seen.
    computed_ms: u64,
}

impl Looked {
    /// Looks again; says why where the step will not end.
    fn look(&mut self, pulse: &Pulse, computed_ms: fn() -> u64) -> Option<String> {
        // Between steps, which is nearly always, nothing is read.
        let began = pulse.step_began_ms()?;
        if self.began_ms != Some(began) {
            *self = Self { began_ms: Some(began), computed_ms: computed_ms() };
            return None;
        }
        let took = pulse.now_ms().saturating_sub(began);
        let computed = computed_ms().saturating_sub(self.computed_ms);
        judge(pulse.steps() < FIRST_STEPS, took, computed)
    }
}

fn judge(first: bool, took_ms: u64, computed_ms: u64) -> Option<String> {
    if first {
        return (took_ms >= LONGEST_FIRST_STEP_MS).then(|| format!("it has taken {} s", took_ms / 1000));
    }
    if computed_ms >= LONGEST_COMPUTING_MS {
        return Some(format!("it has computed for {computed_ms} ms"));
    }
    (took_ms >= LONGEST_STEP_MS).then(|| format!("it has waited for {} s", took_ms / 1000))
}

/// What the process's first thread has computed; 0 where the system does not say, and then waiting alone is seen.
fn computed_ms() -> u64 {
    let stat = fs::read_to_string(format!("/proc/self/task/{}/stat", std::process::id())).unwrap_or_default();
    ticks(&stat).unwrap_or(0) * TICK_MS
}

/// Ticks in user and system mode: the 14th and 15th field, counted behind the name, which may hold anything.
fn ticks(stat: &str) -> Option<u64> {
    let behind_name = stat.rsplit_once(')')?.1;
    let mut fields = behind_name.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_computes_on_is_told_from_a_slow_machine() {
        assert_eq!(judge(false, 29_000, 1_400), None);
        assert!(judge(false, 1_600, 1_500).unwrap().contains("computed for 1500 ms"));
        assert!(judge(false, 30_000, 0).unwrap().contains("waited for 30 s"));
        assert_eq!(judge(true, 20_000, 20_000), None);
        assert!(judge(true, 60_000, 0).is_some());
    }

    #[test]
    fn time_of_a_thread_is_read_whatever_its_name() {
        let stat = "7 (a) b (c) R 1 7 7 0 -1 4194304 100 0 0 0 123 45 0 0 20 0 9 0 1 1 1";
        assert_eq!(ticks(stat), Some(168));
        assert_eq!(ticks("7 (cut) R 1"), None);
        assert_eq!(ticks(""), None);
    }
}
