//! Whole visits: what is recorded, what is wiped, what a bad file does.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use journal::{Event, VisitEnd};
use zhidian::activity::Current;
use zhidian::activity::tier_calculator::TierCalculator;
use zhidian::scene::Stage;
use zhidian::visit::{Modes, Visit};

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

#[test]
fn a_visit_is_recorded_from_the_first_touch_to_the_wipe() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example", "mode-elder", "takeaway", "code-close", "finish"] {
        glass.tap(id);
    }
    let events = glass.events();
    let has = |wanted: &dyn Fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    assert_eq!(has(&|e| matches!(e, Event::VisitStarted { .. })), 1);
    assert_eq!(has(&|e| matches!(e, Event::SceneEntered { scene, .. } if scene == "tier-calculator")), 1);
    assert_eq!(has(&|e| matches!(e, Event::SceneLeft { .. })), 2);
    assert_eq!(has(&|e| matches!(e, Event::StepReached { step, .. } if step == "takeaway")), 1);
    assert_eq!(has(&|e| matches!(e, Event::ModeChanged { mode, value, .. } if mode == "elder" && value == "on")), 1);
    assert_eq!(has(&|e| matches!(e, Event::TakeawayShown { .. })), 1);
    assert_eq!(has(&|e| matches!(e, Event::TakeawayClosed { .. })), 1);
    assert_eq!(has(&|e| matches!(e, Event::VisitEnded { reason: VisitEnd::Finished, .. })), 1);
    assert!(matches!(events.last(), Some(Event::Wiped { .. })));
    Ok(())
}

#[test]
fn dwell_of_the_scenes_adds_up_to_the_visit() -> Tried {
    let mut glass = Glass::new()?;
    glass.tap("start");
    glass.pass(40);
    glass.tap("open-calculator");
    glass.pass(60);
    glass.tap("finish");
    let events = glass.events();
    let scenes: u64 = events
        .iter()
        .filter_map(|event| if let Event::SceneLeft { total_ms, .. } = event { Some(*total_ms) } else { None })
        .sum();
    let visit = events
        .iter()
        .find_map(|event| if let Event::VisitEnded { total_ms, .. } = event { Some(*total_ms) } else { None });
    let visit = visit.ok_or("the visit did not end")?;
    // The first scene of a visit comes up within the frame that began it.
    assert!(visit - scenes <= 100, "scenes {scenes} ms, visit {visit} ms");
    Ok(())
}

#[test]
fn the_end_of_a_visit_drops_everything_personal() -> Tried {
    let mut glass = Glass::new()?;
    for id in [
        "start",
        "open-calculator",
        "key-4",
        "key-2",
        "mode-language",
        "mode-reach",
        "takeaway",
        "code-close",
        "finish",
    ] {
        glass.tap(id);
    }
    let world = glass.app.world();
    assert_eq!(*world.resource::<Visit>(), Visit::default());
    assert_eq!(world.resource::<Visit>().modes, Modes::default());
    assert!(world.resource::<Current>().of::<TierCalculator>().is_none());
    // Nothing that was typed is drawn anywhere, and no entity of the visit's scenes is left.
    let mut texts = glass.app.world_mut().query::<&Text>();
    assert!(!texts.iter(glass.app.world()).any(|text| text.0.contains("42")));
    glass.tap("start");
    glass.tap("open-calculator");
    assert_eq!(glass.text("entry").as_deref(), Some("—"));
    Ok(())
}

#[test]
fn modes_are_recorded_as_on_and_off_and_the_language_by_its_tag() -> Tried {
    let mut glass = Glass::new()?;
    glass.tap("start");
    for id in ["mode-elder", "mode-contrast", "mode-reach", "mode-language"] {
        glass.tap(id);
        glass.tap(id);
    }
    let events = glass.events();
    let changes: Vec<(&str, &str)> = events
        .iter()
        .filter_map(|event| match event {
            Event::ModeChanged { mode, value, .. } => Some((mode.as_str(), value.as_str())),
            _ => None,
        })
        .collect();
    let switched = ["elder", "contrast", "reach"].map(|mode| [(mode, "on"), (mode, "off")]).concat();
    assert_eq!(changes, [switched, vec![("language", "en"), ("language", "zh-CN")]].concat());
    Ok(())
}

#[test]
fn touches_on_the_keypad_are_recorded_without_their_place() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "key-4", "month-3"] {
        glass.tap(id);
    }
    let events = glass.events();
    let place = |id: &str| {
        events.iter().find_map(|event| match event {
            Event::Touched { control: Some(control), at, .. } if control == id => Some(*at),
            _ => None,
        })
    };
    assert_eq!(place("key-4"), Some(None));
    let at = place("month-3").flatten().ok_or("no place of a bar")?;
    assert!(at.iter().all(|share| (0.0..=1.0).contains(share)), "{at:?}");
    // What was typed is in no record: neither as a value nor as text.
    let json = serde_json::to_string(&events)?;
    assert!(!json.contains("\"value\":\"4\""), "{json}");
    Ok(())
}

#[test]
fn visits_leave_no_entities_behind() -> Tried {
    let mut glass = Glass::new()?;
    let mut counts = Vec::new();
    for _ in 0..6 {
        for id in ["start", "open-calculator", "example", "area", "areas-close", "mode-contrast", "finish"] {
            glass.tap(id);
        }
        counts.push(glass.app.world_mut().query::<Entity>().iter(glass.app.world()).count());
    }
    assert_eq!(counts[2], counts[5], "{counts:?}");
    Ok(())
}

#[test]
fn a_bad_scene_file_keeps_the_last_good_one_and_a_good_one_comes_up() -> Tried {
    let folder = tempfile::tempdir()?;
    fs::create_dir_all(folder.path().join("scenes"))?;
    let good = fs::read_to_string("scenes/home.ron")?;
    let file = folder.path().join("scenes/home.ron");
    fs::write(&file, &good)?;
    let mut glass = Glass::with(glass::options(Some(folder.path().to_owned())))?;
    glass.tap("start");
    fs::write(&file, "(id: \"home\", title: ")?;
    wait_for(&mut glass, |events| events.iter().any(|event| matches!(event, Event::SceneRefused { .. })))?;
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    glass.control("open-calculator");
    fs::write(&file, good.replace("\"open-calculator\"", "\"open-it\""))?;
    let begun = Instant::now();
    while !glass.controls().iter().any(|control| control.id == "open-it") {
        if begun.elapsed() > Duration::from_secs(10) {
            return Err("the edited scene did not come up".into());
        }
        std::thread::sleep(Duration::from_millis(20));
        glass.pass(1);
    }
    Ok(())
}

fn wait_for(glass: &mut Glass, wanted: impl Fn(&[Event]) -> bool) -> Tried {
    let begun = Instant::now();
    while !wanted(&glass.events()) {
        if begun.elapsed() > Duration::from_secs(10) {
            return Err("it did not come".into());
        }
        std::thread::sleep(Duration::from_millis(20));
        glass.pass(1);
    }
    Ok(())
}
