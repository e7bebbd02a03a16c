//! What comes of faults: some are survived, many end the visit, too many end the exhibit.

use std::collections::VecDeque;
use std::time::Duration;

use bevy::prelude::*;
use journal::Event;

use super::Faults;
use crate::display::RunningProfile;
use crate::record::Recorder;
use crate::scene::Go;
use crate::visit::{End, EndVisit, Visit};

/// Faults older than this are forgiven.
const MEMORY: Duration = Duration::from_secs(60);
/// So many within the memory leave the scene on stage; one more ends the visit.
const SURVIVED: usize = 3;
/// So many are tried on the attract loop; one more ends the exhibit, to be started again.
const MOST: usize = 12;

/// When faults happened, oldest first.
#[derive(Debug, Default)]
pub(super) struct Memory(VecDeque<Duration>);

impl Memory {
    /// Adds a fault at `now`; says how many are remembered.
    fn add(&mut self, now: Duration) -> usize {
        self.0.push_back(now);
        while self.0.front().is_some_and(|at| now.saturating_sub(*at) > MEMORY) {
            self.0.pop_front();
        }
        self.0.len()
    }
}

/// Puts faults on record and draws the consequences.
pub(super) fn take_note(
    faults: Res<Faults>,
    time: Res<Time<Real>>,
    recorder: Res<Recorder>,
    visit: Res<Visit>,
    profile: Res<RunningProfile>,
    mut memory: Local<Memory>,
    mut ends: MessageWriter<EndVisit>,
    mut go: MessageWriter<Go>,
    mut exit: MessageWriter<AppExit>,
) {
    for what in faults.take() {
        let count = memory.add(time.elapsed());
        tracing::error!("fault {count} within a minute: {what}");
        recorder.record(Event::Fault { what });
        if count == SURVIVED + 1 {
            if visit.id.is_some() {
                ends.write(EndVisit(End::Stopped));
            } else {
                go.write(Go(profile.0.attract.clone()));
            }
        } else if count == MOST + 1 {
            tracing::error!("the exhibit goes on failing and ends, to be started again");
            exit.write(AppExit::error());
        }
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
