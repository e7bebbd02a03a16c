//! Every written visit of tests/replays is played against the real app, without graphics.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use journal::{Event, VisitEnd};
use zhidian::headless;
use zhidian::record::Recorder;
use zhidian::replay::{self, Found, Player, Replay, Step};
use zhidian::scene::Stage;
use zhidian::visit::{End, EndVisit};

mod glass;

/// A written visit that takes longer is stuck.
const MOST_UPDATES: u32 = 20_000;

#[test]
fn every_written_visit_goes_as_written() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("tests/replays");
    let mut played = 0;
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.is_dir() {
            // Those of the giant phone, which tests/phone_visits.rs plays.
            continue;
        }
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

fn at_calculator() -> Result<glass::Glass, Box<dyn Error>> {
    let mut glass = glass::Glass::new()?;
    glass.tap("start");
    glass.tap("open-calculator");
    Ok(glass)
}

#[test]
fn a_recorded_visit_replays_through_the_same_scenes_without_what_was_typed() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("visits.ron");
    let mut glass = glass::Glass::new()?;
    replay::record(&mut glass.app, &file)?;
    for id in ["start", "open-calculator", "mode-contrast", "key-4", "key-2", "example"] {
        glass.tap(id);
        glass.pass(5);
    }
    let (window, from) = glass.middle("month-8");
    for (phase, down_mm) in [(TouchPhase::Started, 0.0), (TouchPhase::Moved, 20.0), (TouchPhase::Ended, 40.0)] {
        glass.touch(window, 9, phase, from + Vec2::Y * down_mm);
        glass.pass(2);
    }
    let total = glass.text("total");
    // Longer than a visit idles: without the typing, nothing may be left of the time it took.
    for _ in 0..5 {
        glass.tap("key-0");
        glass.pass(190);
    }
    for id in ["mode-language", "finish"] {
        glass.tap(id);
    }
    assert!(total.is_some_and(|total| total != "1,596.00"), "the drag did nothing");
    let first = Replay::read(&file)?;
    // The second visitor walks away.
    for id in ["start", "open-calculator", "mode-elder"] {
        glass.tap(id);
    }
    glass.pass(66 * 20);

    let both = Replay::read(&file)?;
    assert!(both.steps.len() > first.steps.len() && both.steps.starts_with(&first.steps));
    let keypad = at_calculator()?.controls().into_iter().filter(|control| control.id.starts_with("key-"));
    let keypad: Vec<_> = keypad.collect();
    assert_eq!(keypad.len(), 12);
    for step in &both.steps {
        let Step::Touch { at_mm: (x, y), .. } = step else { continue };
        let inside = |key: &&Found| {
            (key.left_mm..key.left_mm + key.width_mm).contains(x)
                && (key.top_mm..key.top_mm + key.height_mm).contains(y)
        };
        assert_eq!(keypad.iter().find(inside), None, "a touch on the keypad is on record");
    }

    let mut again = headless::exhibit(&glass::options(None))?;
    again.add_plugins(replay::plugin);
    again.insert_resource(Player::new(both.steps, None));
    headless::ready(&mut again);
    for _ in 0..MOST_UPDATES {
        again.update();
        if again.world().resource::<Player>().done() {
            break;
        }
    }
    let player = again.world().resource::<Player>();
    assert!(player.done() && player.all_ok(), "{:#?}", player.reports);
    let ways = |events: Vec<Event>| {
        let way = |event: Event| match event {
            Event::SceneEntered { scene, .. } => Some(scene),
            Event::ModeChanged { mode, value, .. } => Some(format!("{mode} {value}")),
            Event::VisitEnded { reason, .. } => Some(format!("{reason:?}")),
            _ => None,
        };
        events.into_iter().filter_map(way).collect::<Vec<_>>()
    };
    let expected = ways(glass.events());
    assert_eq!(expected.len(), 9, "{expected:?}");
    assert_eq!(ways(again.world().resource::<Recorder>().remembered()), expected);
    Ok(())
}

#[test]
fn nothing_is_recorded_of_hands_on_the_staff_console() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("visits.ron");
    let mut glass = glass::Glass::new()?;
    replay::record(&mut glass.app, &file)?;
    glass.tap("start");
    let (window, middle) = glass.middle("open-calculator");
    // The corner is held until the console opens, and the PIN is typed.
    glass.touch(window, 7, TouchPhase::Started, Vec2::new(5.0, 5.0));
    glass.pass(90);
    glass.touch(window, 7, TouchPhase::Ended, Vec2::new(5.0, 5.0));
    glass.pass(2);
    glass.touch(window, 8, TouchPhase::Started, middle);
    glass.pass(2);
    glass.touch(window, 8, TouchPhase::Ended, middle);
    glass.pass(2);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home", "the console did not open");
    glass.app.world_mut().write_message(EndVisit(End::Stopped));
    glass.pass(2);
    let steps = Replay::read(&file)?.steps;
    let touches = steps.iter().filter(|step| matches!(step, Step::Touch { .. })).count();
    assert_eq!(touches, 2, "{steps:#?}");
    Ok(())
}

#[test]
fn a_display_that_shows_another_scene_is_told() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir_all(folder.path().join("scenes"))?;
    // It says nothing of the far display, which goes on showing what it showed.
    let scene = "(id: \"half\", title: \"scene-home\", displays: { \"near\": Text((message: \"home-body\")) })";
    std::fs::write(folder.path().join("scenes/half.ron"), scene)?;
    let mut app = headless::exhibit(&glass::options(Some(folder.path().to_owned())))?;
    app.add_plugins(replay::plugin);
    let shown = |display: &str| Step::ExpectScene { display: Some(display.to_owned()), scene: "half".to_owned() };
    let steps = vec![Step::Go { scene: "half".to_owned() }, shown("near"), shown("far"), shown("top")];
    app.insert_resource(Player::new(steps, None));
    headless::ready(&mut app);
    for _ in 0..40 {
        app.update();
    }
    let player = app.world().resource::<Player>();
    let notes: Vec<_> = player.reports.iter().map(|report| report.note.as_str()).collect();
    let far = "display 'far' shows the scene 'attract', not 'half'";
    assert_eq!(notes, ["", "", far, "there is no display 'top'"]);
    Ok(())
}

#[test]
fn a_wrong_step_is_told_with_what_there_is() -> Result<(), Box<dyn Error>> {
    let mut app = headless::exhibit(&glass::options(None))?;
    app.add_plugins(replay::plugin);
    app.insert_resource(Player::new(vec![Step::Tap { id: "no-such".to_owned() }], None));
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
