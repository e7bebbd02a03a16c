//! Whole visits: what is recorded, what is wiped, what a bad file does.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use journal::{Event, VisitEnd};
use zhidian::activity::tier_calculator::TierCalculator;
use zhidian::activity::{Current, HallTime, Surroundings};
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
    assert_eq!(place(journal::KEYPAD), Some(None));
    let at = place("month-3").flatten().ok_or("no place of a bar")?;
    assert!(at.iter().all(|share| (0.0..=1.0).contains(share)), "{at:?}");
    // What was typed is in no record: neither as a value nor as text.
    let json = serde_json::to_string(&events)?;
    assert!(!json.contains("\"value\":\"4\""), "{json}");
    Ok(())
}

/// What was recorded as chosen, as `field=value`.
fn chosen(glass: &Glass) -> Vec<String> {
    let chosen = glass.events().into_iter().filter_map(|event| match event {
        Event::ValueChosen { scene, field, value, .. } if scene == "tier-calculator" => {
            Some(format!("{field}={value}"))
        }
        _ => None,
    });
    chosen.collect()
}

#[test]
fn usage_is_recorded_as_a_band_and_mode_and_example_as_choices() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "key-3", "key-4", "key-7", "key-next"] {
        glass.tap(id);
    }
    assert_eq!(chosen(&glass), ["usage=300-399"]);
    for id in ["by-year", "by-month", "example"] {
        glass.tap(id);
    }
    assert_eq!(chosen(&glass), ["usage=300-399", "mode=year", "mode=months", "example=true", "usage=200-299"]);
    let events = serde_json::to_value(glass.events())?;
    // The visit's own number is drawn, and may hold any digits.
    let json = events.to_string().replace(&events[0]["visit"].to_string(), "");
    assert!(!json.contains("347"), "{json}");
    Ok(())
}

#[test]
fn a_dragged_month_is_recorded_once_when_the_finger_lets_go() -> Tried {
    let mut glass = Glass::new()?;
    glass.tap("start");
    glass.tap("open-calculator");
    let bar = glass.control("month-8");
    let at = |share: f32| Vec2::new(bar.left_mm + bar.width_mm * 0.5, bar.top_mm + bar.height_mm * share);
    glass.touch(bar.display, 1, TouchPhase::Started, at(0.9));
    glass.pass(1);
    for step in 0..=8 {
        glass.touch(bar.display, 1, TouchPhase::Moved, at(0.9 - 0.1 * step as f32));
        glass.pass(1);
    }
    assert!(chosen(&glass).is_empty(), "the finger still drags: {:?}", chosen(&glass));
    glass.touch(bar.display, 1, TouchPhase::Ended, at(0.1));
    glass.pass(4);
    let chosen = chosen(&glass);
    assert!(matches!(&chosen[..], [one] if one.starts_with("usage=")), "{chosen:?}");
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

/// Shown texts of the scene by their ids.
fn shown(glass: &mut Glass, id: &str) -> Option<String> {
    let mut named = glass.app.world_mut().query::<(&Name, &Text, &Node)>();
    let mut found =
        named.iter(glass.app.world()).filter(|(name, _, node)| name.as_str() == id && node.display != Display::None);
    found.next().map(|(_, text, _)| text.0.clone())
}

#[test]
fn a_few_months_are_not_called_the_year() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "key-3", "key-next", "key-5"] {
        glass.tap(id);
    }
    assert_eq!(shown(&mut glass, "total-of-months").as_deref(), Some("已填 2 个月的电费"));
    assert_eq!(shown(&mut glass, "total-of-year"), None);
    glass.tap("example");
    assert_eq!(shown(&mut glass, "total-of-months"), None);
    assert_eq!(shown(&mut glass, "total-of-year").as_deref(), Some("全年电费"));
    Ok(())
}

#[test]
fn the_far_screen_says_the_credit_and_what_is_left_of_the_tier() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    assert_eq!(shown(&mut glass, "left").as_deref(), Some("这一档还能用 1,600 千瓦时"));
    assert_eq!(shown(&mut glass, "credit"), None);
    glass.tap("low-income");
    // Until the number has rolled.
    glass.pass(20);
    assert_eq!(shown(&mut glass, "credit").as_deref(), Some("低保减免 88.20 元"));
    assert_eq!(shown(&mut glass, "total").as_deref(), Some("1,507.80"));
    Ok(())
}

#[test]
fn the_bill_is_of_the_year_in_which_the_visit_is() -> Tried {
    let mut glass = Glass::new()?;
    for year in [2026, 2027] {
        let now = HallTime::Fixed(jiff::civil::date(year, 7, 1).at(9, 0, 0, 0));
        glass.app.insert_resource(Surroundings { now, demo: false });
        for id in ["start", "open-calculator", "example"] {
            glass.tap(id);
        }
        let calculator = glass.app.world().resource::<Current>().of::<TierCalculator>().ok_or("no calculator")?;
        assert_eq!(calculator.year_bill().map(|bill| bill.year), u16::try_from(year).ok());
        glass.tap("finish");
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

#[test]
fn the_record_does_not_tell_which_keys_were_pressed() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "key-4", "key-2", "key-0"] {
        glass.tap(id);
    }
    assert_eq!(glass.text("entry").as_deref(), Some("420"));
    let keys: Vec<_> = glass
        .events()
        .into_iter()
        .filter_map(|event| if let Event::Touched { control, at, .. } = event { Some((control?, at)) } else { None })
        .skip(2)
        .collect();
    assert_eq!(keys, vec![("keypad".to_owned(), None); 3]);
    Ok(())
}
