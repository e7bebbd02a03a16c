//! What comes of faults: the visit ends and nothing of it stays, a scene that goes on failing is parked, and what fails
//! even then ends the exhibit, to be started again.

use std::collections::VecDeque;
use std::time::Duration;

use bevy::prelude::*;
use journal::Event;

use super::last_run::note_fall;
use super::{Faults, Parking};
use crate::display::RunningProfile;
use crate::record::Recorder;
use crate::scene::{Go, LiveLibrary, Stage};
use crate::visit::{End, EndVisit, Visit};

/// Faults older than this are forgiven.
const MEMORY: Duration = Duration::from_secs(60);
/// So many frames with faults within the memory are lived with; one more ends the exhibit.
const MOST: usize = 12;

/// When faults happened, oldest first.
#[derive(Debug, Default)]
pub(super) struct Memory {
    frames: VecDeque<Duration>,
    /// What was on stage at the last fall. It may fail on until it has left.
    fallen: Stage,
}

impl Memory {
    /// Adds a frame with faults at `now`; says how many are remembered.
    fn add(&mut self, now: Duration) -> usize {
        self.frames.push_back(now);
        while self.frames.front().is_some_and(|at| now.saturating_sub(*at) > MEMORY) {
            self.frames.pop_front();
        }
        self.frames.len()
    }
}

/// Puts faults on record and draws the consequences.
pub(super) fn take_note(
    faults: Res<Faults>,
    time: Res<Time<Real>>,
    recorder: Res<Recorder>,
    parking: Res<Parking>,
    visit: Res<Visit>,
    stage: Res<Stage>,
    profile: Res<RunningProfile>,
    mut memory: Local<Memory>,
    mut ends: MessageWriter<EndVisit>,
    mut go: MessageWriter<Go>,
    mut exit: MessageWriter<AppExit>,
) {
    let new = faults.take();
    if new.is_empty() {
        return;
    }
    for fault in &new {
        tracing::error!("fault with '{}' on stage: {}", fault.stage.scene, fault.what);
        recorder.record(Event::Fault { what: fault.what.clone() });
    }
    if memory.add(time.elapsed()) == MOST + 1 {
        tracing::error!("the exhibit goes on failing and ends, to be started again");
        exit.write(AppExit::error());
        return;
    }
    for fault in new {
        let same = |one: &Stage, other: &Stage| one.scene == other.scene && one.build == other.build;
        if same(&fault.stage, &memory.fallen) {
            continue;
        }
        note_fall(&recorder, &parking, &fault.stage.scene);
        if same(&fault.stage, &stage) {
            // What failed may have left its state half changed: nothing of it may meet a visitor.
            if visit.id.is_some() {
                ends.write(EndVisit(End::Stopped));
            } else {
                go.write(Go(profile.0.attract.clone()));
            }
        }
        memory.fallen = fault.stage;
    }
}

/// A scene whose files changed may stand again.
pub(super) fn forgive(library: Res<LiveLibrary>, parking: Res<Parking>) {
    if library.is_changed() && !library.is_added() {
        parking.release_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_forgiven_after_a_minute() {
        let mut memory = Memory::default();
        assert_eq!(memory.add(Duration::from_secs(1)), 1);
        assert_eq!(memory.add(Duration::from_secs(50)), 2);
        assert_eq!(memory.add(Duration::from_secs(62)), 2);
        assert_eq!(memory.add(Duration::from_secs(300)), 1);
    }
}
