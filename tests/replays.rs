//! Every written visit of tests/replays is played against the real app, without graphics.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use journal::{Event, VisitEnd};
use zhidian::headless;
use zhidian::replay::{self, Player, Replay};

mod glass;

/// A written visit that takes longer is stuck.
const MOST_UPDATES: u32 = 20_000;

#[test]
fn every_written_visit_goes_as_written() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("tests/replays");
    let mut played = 0;
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        let written = Replay::read(&path)?;
        let mut app = headless::exhibit(&glass::options(None))?;
        app.add_plugins(replay::plugin);
        app.insert_resource(Player::new(written.steps, None));
        headless::ready(&mut app);
        for _ in 0..MOST_UPDATES {
            app.update();
            if app.world().resource::<Player>().done() {
                break;
            }
        }
        let player = app.world().resource::<Player>();
        let wrong: Vec<_> = player.reports.iter().filter(|report| !report.ok).collect();
        assert!(player.done() && wrong.is_empty(), "{}: {wrong:#?}", path.display());
        played += 1;
    }
    assert!(played >= 4, "only {played} written visits were found");
    Ok(())
}

#[test]
fn a_visit_played_over_and_over_is_a_new_visit_each_time() -> Result<(), Box<dyn Error>> {
    let written = Replay::read(Path::new("tests/replays/take-home.ron"))?;
    let mut app = headless::exhibit(&glass::options(None))?;
    app.add_plugins(replay::plugin);
    app.insert_resource(Player::over_and_over(written.steps));
    headless::ready(&mut app);
    let mut glass = glass::Glass { app };
    let visits = |glass: &glass::Glass, ended: bool| {
        let of = |event: &Event| match event {
            Event::VisitStarted { visit, .. } if !ended => Some(visit.0),
            Event::VisitEnded { visit, reason: VisitEnd::Finished, .. } if ended => Some(visit.0),
            _ => None,
        };
        glass.events().iter().filter_map(of).collect::<BTreeSet<_>>()
    };
    for _ in 0..MOST_UPDATES {
        glass.pass(1);
        if visits(&glass, true).len() == 3 {
            break;
        }
    }
    assert_eq!(visits(&glass, true).len(), 3, "{:?}", glass.app.world().resource::<Player>().reports);
    assert_eq!(visits(&glass, false), visits(&glass, true), "each began once and was finished");
    Ok(())
}

#[test]
fn a_wrong_step_is_told_with_what_there_is() -> Result<(), Box<dyn Error>> {
    let mut app = headless::exhibit(&glass::options(None))?;
    app.add_plugins(replay::plugin);
    app.insert_resource(Player::new(vec![replay::Step::Tap { id: "no-such".to_owned() }], None));
    headless::ready(&mut app);
    for _ in 0..20 {
        app.update();
    }
    let player = app.world().resource::<Player>();
    assert!(!player.all_ok());
    assert!(player.reports[0].note.contains("start"), "{:?}", player.reports);
    Ok(())
}

#[test]
fn a_bad_written_visit_is_refused_with_its_line() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bad.ron");
    std::fs::write(&path, "(steps: [\n    Tap(id: \"start\"),\n    Jump(high: 3),\n])")?;
    let error = Replay::read(&path).err().ok_or("it was taken")?.to_string();
    assert!(error.contains("bad.ron:3"), "{error}");
    Ok(())
}
