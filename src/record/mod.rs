//! The record: everything a visitor or staff does becomes an event in the journal. Nothing is logged to the server by
//! another way.

use std::sync::{Arc, Mutex};

use bevy::prelude::*;
use journal::{Event, LateJournal};

use crate::fault::Guarded as _;

/// Takes events down.
#[derive(Resource, Clone)]
pub struct Recorder(Sink);

#[derive(Clone)]
enum Sink {
    Journal(LateJournal),
    /// Checks and tests: in memory, so nothing of them reaches a hall's statistics.
    Memory(Arc<Mutex<Vec<Event>>>),
}

impl Recorder {
    /// Into the journal on disk, or in memory until the disk is mended.
    #[must_use]
    pub fn journal(journal: LateJournal) -> Self {
        Self(Sink::Journal(journal))
    }

    /// Into memory.
    #[must_use]
    pub fn memory() -> Self {
        Self(Sink::Memory(Arc::default()))
    }

    /// Takes an event down. Returns at once; the journal's own thread makes it durable within its group commit.
    pub fn record(&self, event: Event) {
        match &self.0 {
            Sink::Journal(journal) => journal.record(event),
            Sink::Memory(events) => {
                if let Ok(mut events) = events.lock() {
                    events.push(event);
                }
            }
        }
    }

    /// What keeps records from the disk, if anything does.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        match &self.0 {
            Sink::Journal(journal) => journal.trouble(),
            Sink::Memory(_) => None,
        }
    }

    /// What was taken down in memory; empty for a journal.
    #[must_use]
    pub fn remembered(&self) -> Vec<Event> {
        match &self.0 {
            Sink::Journal(_) => Vec::new(),
            Sink::Memory(events) => events.lock().map(|events| events.clone()).unwrap_or_default(),
        }
    }
}

/// A random number for a visit or a code. Where the system gives none, the time has to do: it names, it protects nothing.
#[must_use]
pub fn random_number() -> u64 {
    getrandom::u64().unwrap_or_else(|_| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        now.map_or(1, |since| since.as_nanos() as u64)
    })
}

pub(crate) fn plugin(app: &mut App) {
    app.add_systems(Update, (refusals.guarded(), beat.guarded()).in_set(crate::AppSystems::Last));
}

/// A refused file is on record.
fn refusals(mut refused: MessageReader<crate::scene::Refused>, recorder: Res<Recorder>) {
    for crate::scene::Refused(scene, reason) in refused.read() {
        recorder.record(Event::SceneRefused { scene: scene.clone(), reason: reason.clone() });
    }
}

/// Every minute a sign of life with what a leak would show in.
fn beat(
    time: Res<Time<Real>>,
    recorder: Res<Recorder>,
    images: Res<Assets<Image>>,
    all: Query<Entity>,
    mut minute: Local<u64>,
) {
    let now = time.elapsed().as_secs() / 60;
    if now > *minute {
        *minute = now;
        let atlas_bytes = picture_bytes(&images);
        recorder.record(Event::Heartbeat {
            uptime_s: time.elapsed().as_secs(),
            rss_bytes: resident_bytes(),
            entities: all.iter().len() as u64,
            atlas_bytes,
        });
    }
}

/// Pixels of all pictures and atlases in bytes, also of those that only the graphics device has any more.
#[must_use]
pub fn picture_bytes(images: &Assets<Image>) -> u64 {
    let bytes = |image: &Image| {
        image
            .data
            .as_ref()
            .map_or_else(|| u64::from(image.width()) * u64::from(image.height()) * 4, |data| data.len() as u64)
    };
    images.iter().map(|(_, image)| bytes(image)).sum()
}

/// Resident memory of this process in bytes; 0 where the system does not say.
fn resident_bytes() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = statm.split_whitespace().nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0);
    pages * 4096
}
