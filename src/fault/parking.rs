//! Falls kept on disk: a scene that ends the process each time is parked too.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use bevy::prelude::*;
use content::Profile;

use super::falls::Falls;

/// The falls of this exhibit's scenes. Shared with the thread that watches for endless loops.
#[derive(Resource, Clone, Default)]
pub struct Parking {
    falls: Arc<Mutex<Falls>>,
    file: Option<PathBuf>,
}

impl Parking {
    /// Reads what is kept in the exhibit's data folder. What cannot be read parks nothing.
    #[must_use]
    pub fn open(data: &Path) -> Self {
        let file = data.join("falls.json");
        let falls = fs::read(&file).ok().and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        Self { falls: Arc::new(Mutex::new(falls)), file: Some(file) }
    }

    /// `scene` fell now. True where it is parked by this fall.
    pub fn fell(&self, scene: &str) -> bool {
        let mut falls = self.lock();
        let parked = falls.fell(scene, now_ms());
        self.keep(&falls);
        parked
    }

    /// True while `scene` rests.
    #[must_use]
    pub fn is_parked(&self, scene: &str) -> bool {
        self.lock().is_parked(scene, now_ms())
    }

    /// Scenes that rest, by name.
    #[must_use]
    pub fn parked(&self) -> Vec<String> {
        let mut parked: Vec<_> = self.lock().parked(now_ms()).map(str::to_owned).collect();
        parked.sort();
        parked
    }

    /// `scene` may be shown again.
    pub fn release(&self, scene: &str) {
        if self.is_parked(scene) {
            let mut falls = self.lock();
            falls.release(scene);
            self.keep(&falls);
        }
    }

    /// All may be shown again.
    pub fn release_all(&self) {
        let mut falls = self.lock();
        if *falls != Falls::default() {
            falls.release_all();
            self.keep(&falls);
        }
    }

    /// What goes on stage where `wanted` is asked for.
    #[must_use]
    pub fn instead(&self, wanted: &str, profile: &Profile) -> String {
        self.lock().instead(wanted, profile, now_ms()).to_owned()
    }

    fn lock(&self) -> MutexGuard<'_, Falls> {
        self.falls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, falls: &Falls) {
        let Some(file) = &self.file else { return };
        let written = || -> std::io::Result<()> {
            let aside = file.with_extension("new");
            let mut out = File::create(&aside)?;
            out.write_all(&serde_json::to_vec(falls)?)?;
            out.sync_all()?;
            fs::rename(&aside, file)
        };
        if let Err(error) = written() {
            // The disk's own trouble is told by the journal; what is parked is parked until the next start.
            tracing::warn!(
                "{} cannot be written ({error}); parked scenes are forgotten at the next start",
                file.display()
            );
        }
    }
}

/// Milliseconds since 1970 by the PC's clock.
fn now_ms() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        Err(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parked_stays_parked_at_the_next_start() {
        let data = tempfile::tempdir().unwrap();
        for fall in 1..=3 {
            // Each time as a new process, as where the fall ended the last one.
            assert_eq!(Parking::open(data.path()).fell("water"), fall == 3);
        }
        assert_eq!(Parking::open(data.path()).parked(), ["water"]);
        Parking::open(data.path()).release("water");
        assert!(Parking::open(data.path()).parked().is_empty());
    }

    #[test]
    fn a_file_that_is_cut_or_cannot_be_written_parks_nothing_and_stops_nothing() {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join("falls.json"), "{\"recent\":[").unwrap();
        assert!(Parking::open(data.path()).parked().is_empty());
        let gone = Parking::open(&data.path().join("not/there"));
        for _ in 0..3 {
            gone.fell("water");
        }
        assert_eq!(gone.parked(), ["water"]);
    }
}
