//! How the last run ended. A process that is killed, by the system for want of memory, by the watchdog or by a hand,
//! cannot say so itself: a file that only an orderly end takes away tells the next one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use bevy::prelude::*;
use journal::Event;
use serde::{Deserialize, Serialize};

use super::Parking;
use crate::record::Recorder;
use crate::scene::Stage;

/// What the file says of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    /// The system's own boot, so that a kill and a power cut are told apart.
    boot: String,
    /// The scene on stage.
    scene: String,
}

/// The file of this run.
#[derive(Resource, Clone)]
pub struct ThisRun {
    file: PathBuf,
    run: Arc<Mutex<Run>>,
}

impl ThisRun {
    /// Begins a run in the exhibit's data folder. Puts on record how the last one ended, where it did not say so itself,
    /// and lets its scene have fallen.
    #[must_use]
    pub fn begin(data: &Path, recorder: &Recorder, parking: &Parking) -> Self {
        let file = data.join("running.json");
        let boot = boot();
        if let Some(last) = fs::read(&file).ok().map(|json| serde_json::from_slice::<Run>(&json).ok()) {
            let what = told(last.as_ref(), &boot);
            tracing::warn!("{what}");
            recorder.record(Event::Fault { what });
            if let Some(last) = last.filter(|last| last.boot == boot && !last.scene.is_empty()) {
                note_fall(recorder, parking, &last.scene);
            }
        }
        let run = Self { file, run: Arc::new(Mutex::new(Run { boot, scene: String::new() })) };
        run.write();
        run
    }

    /// An orderly end, or one whose reason is on record already.
    pub fn end(&self) {
        // A folder that takes no file had none.
        fs::remove_file(&self.file).ok();
    }

    fn on_stage(&self, scene: &str) {
        if let Ok(mut run) = self.run.lock() {
            scene.clone_into(&mut run.scene);
        }
        self.write();
    }

    fn write(&self) {
        let Ok(run) = self.run.lock() else { return };
        // Not synced: what a power cut takes of it, the new boot makes up for. A cut file is of another run all the same.
        if let Ok(json) = serde_json::to_vec(&*run)
            && let Err(error) = fs::write(&self.file, json)
        {
            tracing::debug!("{} cannot be written: {error}", self.file.display());
        }
    }
}

/// A fall, on record where it parks the scene.
pub fn note_fall(recorder: &Recorder, parking: &Parking, scene: &str) {
    if parking.fell(scene) {
        let what = format!("the scene '{scene}' is parked for an hour: it failed three times within a minute");
        tracing::error!("{what}; staff can put it on stage again, and so does a change of its files");
        recorder.record(Event::Fault { what });
    }
}

pub(super) fn follow_stage(run: Option<Res<ThisRun>>, stage: Res<Stage>, mut told: Local<String>) {
    if let Some(run) = run
        && *told != stage.scene
    {
        told.clone_from(&stage.scene);
        run.on_stage(&stage.scene);
    }
}

fn told(last: Option<&Run>, boot: &str) -> String {
    match last {
        Some(last) if last.boot == boot => {
            let on = if last.scene.is_empty() { String::new() } else { format!(" with '{}' on stage", last.scene) };
            format!("the last run was ended from outside{on}: killed, out of memory, or its display was gone")
        }
        Some(_) => "the last run ended with the PC: a power cut or a reset".to_owned(),
        None => "the last run did not end by itself".to_owned(),
    }
}

/// The system's name of this boot; empty where it does not say.
fn boot() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(recorder: &Recorder) -> Vec<String> {
        let told = |event| if let Event::Fault { what } = event { Some(what) } else { None };
        recorder.remembered().into_iter().filter_map(told).collect()
    }

    #[test]
    fn a_run_that_did_not_say_its_end_is_told_by_the_next() {
        let data = tempfile::tempdir().unwrap();
        let parking = Parking::open(data.path());
        let begin = || {
            let recorder = Recorder::memory();
            (ThisRun::begin(data.path(), &recorder, &parking), faults(&recorder))
        };
        let (first, told) = begin();
        assert!(told.is_empty());
        first.on_stage("water");
        let (second, told) = begin();
        assert!(told[0].contains("ended from outside with 'water' on stage"), "{told:?}");
        second.end();
        assert!(begin().1.is_empty());
    }

    #[test]
    fn a_power_cut_is_told_apart_and_no_scene_falls_by_it() {
        let data = tempfile::tempdir().unwrap();
        let parking = Parking::open(data.path());
        for _ in 0..3 {
            fs::write(data.path().join("running.json"), r#"{"boot":"another","scene":"water"}"#).unwrap();
            let recorder = Recorder::memory();
            drop(ThisRun::begin(data.path(), &recorder, &parking));
            assert!(faults(&recorder)[0].contains("a power cut or a reset"));
        }
        assert!(parking.parked().is_empty());
        fs::write(data.path().join("running.json"), "").unwrap();
        let recorder = Recorder::memory();
        drop(ThisRun::begin(data.path(), &recorder, &parking));
        assert_eq!(faults(&recorder), ["the last run did not end by itself"]);
    }

    #[test]
    fn three_kills_on_one_scene_within_a_minute_park_it() {
        let data = tempfile::tempdir().unwrap();
        let parking = Parking::open(data.path());
        for kill in 0..4 {
            let recorder = Recorder::memory();
            let run = ThisRun::begin(data.path(), &recorder, &parking);
            assert_eq!(faults(&recorder).iter().any(|what| what.contains("is parked for an hour")), kill == 3);
            run.on_stage("water");
        }
        assert_eq!(parking.parked(), ["water"]);
    }
}
