//! A day must look like one an exhibit would have recorded.

use std::collections::{HashMap, HashSet};

use jiff::civil::date;
use journal::VisitEnd;

use super::*;
use crate::{controls, learner, place, visitor};

fn weekdays() -> Vec<Vec<TimedEvent>> {
    (2..7).map(|day| demo_day(date(2026, 3, day), 11)).collect()
}

fn phone_weekdays() -> Vec<Vec<TimedEvent>> {
    (2..7).map(|day| phone_day(date(2026, 3, day), 11)).collect()
}

#[test]
fn a_seed_gives_the_same_day_and_another_seed_another() {
    let day = date(2026, 3, 3);
    assert_eq!(demo_day(day, 1), demo_day(day, 1));
    assert_ne!(demo_day(day, 1), demo_day(day, 2));
    assert_ne!(demo_day(day, 1).len(), demo_day(date(2026, 3, 4), 1).len());
    assert_eq!(phone_day(day, 1), phone_day(day, 1));
    assert_ne!(phone_day(day, 1), phone_day(day, 2));
}

#[test]
fn every_day_starts_marked_as_demo_and_stays_within_its_date() {
    for day in weekdays().into_iter().chain(phone_weekdays()) {
        assert!(matches!(day[0].event, Event::ExhibitStarted { demo: true, .. }));
        assert!(matches!(day[day.len() - 1].event, Event::ExhibitStopped { .. }));
        assert!(day.is_sorted_by_key(|event| event.mono_ms));
        let local_day = |event: &TimedEvent| (event.wall_ms + i64::from(event.offset_min) * 60_000) / 86_400_000;
        assert_eq!(local_day(&day[0]), local_day(&day[day.len() - 1]));
    }
}

#[test]
fn visits_follow_each_other_and_their_screens_add_up() {
    for day in weekdays().into_iter().chain(phone_weekdays()) {
        let mut open = None;
        let mut screens = 0;
        for TimedEvent { mono_ms, event, .. } in day {
            match event {
                Event::VisitStarted { visit, .. } => {
                    assert_eq!(open, None, "two visits at once");
                    (open, screens) = (Some((visit, mono_ms)), 0);
                }
                Event::SceneLeft { visit, total_ms, active_ms, .. } => {
                    assert_eq!(open.map(|(open, _)| open), Some(visit));
                    assert!(active_ms <= total_ms);
                    screens += total_ms;
                }
                Event::VisitEnded { visit, total_ms, active_ms, .. } => {
                    let (begun, since) = open.take().expect("an end without a start");
                    assert_eq!(begun, visit);
                    assert_eq!((total_ms, total_ms), (screens, mono_ms - since));
                    assert!(active_ms <= total_ms);
                }
                _ => {}
            }
        }
        assert_eq!(open, None);
    }
}

#[test]
fn a_week_looks_like_a_hall() {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut dwell = Vec::new();
    for TimedEvent { event, .. } in weekdays().into_iter().flatten() {
        let kind = match event {
            Event::VisitStarted { .. } => "visits",
            Event::VisitEnded { reason: VisitEnd::Idle, .. } => "idle",
            Event::TakeawayShown { .. } => "shown",
            Event::TakeawayOpened { .. } => "opened",
            Event::Touched { at: None, .. } => "keypad",
            Event::Touched { control: None, .. } => "beside",
            Event::Touched { .. } => "placed",
            Event::SceneLeft { scene, active_ms, .. } if scene == "tier-calculator" => {
                dwell.push(active_ms);
                "dwell"
            }
            _ => "other",
        };
        *counts.entry(kind).or_default() += 1;
    }
    dwell.sort_unstable();
    let median_s = dwell[dwell.len() / 2] / 1_000;
    assert!((90..=150).contains(&median_s), "median dwell {median_s} s");
    let share = |part: &str, whole: &str| counts[part] as f64 / counts[whole] as f64;
    assert!((60 * 5..160 * 5).contains(&counts["visits"]), "{counts:?}");
    assert!((0.3..0.6).contains(&share("idle", "visits")), "{counts:?}");
    assert!((0.2..0.6).contains(&share("shown", "visits")), "{counts:?}");
    assert!((0.5..0.7).contains(&share("opened", "shown")), "{counts:?}");
    assert!(counts["keypad"] > 0 && counts["placed"] > counts["keypad"] / 2, "{counts:?}");
    assert!((0.005..0.08).contains(&share("beside", "placed")), "{counts:?}");
}

#[test]
fn touches_lie_on_the_controls_they_name() {
    let mut seen = HashSet::new();
    for TimedEvent { event, .. } in weekdays().into_iter().flatten() {
        let Event::Touched { scene, display, layout, control, at, .. } = event else { continue };
        assert_eq!((display.as_str(), layout), ("near", controls::LAYOUT));
        if control.as_deref() == Some(journal::KEYPAD) {
            assert_eq!(at, None, "a place on the keypad tells the key");
            continue;
        }
        let known = control.as_ref().map(|id| controls::by_id(id).unwrap_or_else(|| panic!("no control {id}")));
        let [width, height] = place::DISPLAY_MM;
        let at = at.map(|[x, y]| [f64::from(x) * width, f64::from(y) * height]);
        match (known, at) {
            // The touch that wakes the exhibit has no place, whatever is under it.
            (_, None) if scene == "attract" => {}
            (Some(known), None) => panic!("a touch on {} has no place", known.id),
            (Some(known), Some(at)) => assert!(is_inside(&known.place, at) && !known.typing, "{} {at:?}", known.id),
            (None, Some(at)) => {
                let empty = [controls::METER, controls::TITLE, controls::HINT, controls::ENTRY];
                assert!(empty.iter().any(|place| is_inside(place, at)), "{at:?}");
            }
            (None, None) => panic!("a touch on nothing and nowhere"),
        }
        seen.extend(control);
    }
    assert!(seen.len() > 30, "{seen:?}");
}

fn is_inside(place: &place::Place, at: [f64; 2]) -> bool {
    let [x, y] = place.nearest(at);
    (x - at[0]).abs() < 0.01 && (y - at[1]).abs() < 0.01
}

#[test]
fn visitors_idle_by_the_clock_of_the_profile() {
    // Found from this package's folder: the demo must not drift from what the exhibit does.
    let seconds = |ms: u64| format!("{:.1}", ms as f64 / 1_000.0);
    for (profile, idle_ms, countdown_ms) in [
        ("dual-screen", visitor::IDLE_MS, visitor::COUNTDOWN_MS),
        ("giant-phone", learner::IDLE_MS, learner::COUNTDOWN_MS),
    ] {
        let text = std::fs::read_to_string(format!("../../scenes/profiles/{profile}.ron")).expect("the profile");
        assert!(text.contains(&format!("idle_s: {},", seconds(idle_ms))), "{profile}");
        assert!(text.contains(&format!("countdown_s: {},", seconds(countdown_ms))), "{profile}");
    }
    for day in weekdays() {
        let mut last_touch = 0;
        for TimedEvent { mono_ms, event, .. } in day {
            match event {
                Event::Touched { .. } => last_touch = mono_ms,
                Event::IdleWarned { .. } => assert_eq!(mono_ms, last_touch + visitor::IDLE_MS),
                Event::VisitEnded { reason: VisitEnd::Idle, .. } => {
                    assert_eq!(mono_ms, last_touch + visitor::IDLE_MS + visitor::COUNTDOWN_MS);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn choices_and_modes_are_in_the_exhibits_words() {
    // Found from this package's folder: what the calculator can record.
    let folder = std::fs::read_dir("../../src/activity/tier_calculator").expect("the calculator");
    let files =
        folder.map(|file| file.expect("a file").path()).filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let code: String = files.map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    let mut fields = HashSet::new();
    for TimedEvent { event, .. } in weekdays().into_iter().flatten() {
        match event {
            Event::ValueChosen { field, .. } => {
                fields.insert(field);
            }
            Event::ModeChanged { mode, value, .. } if mode == "language" => assert_eq!(value, "en"),
            Event::ModeChanged { value, .. } => assert_eq!(value, "on"),
            _ => {}
        }
    }
    for field in &fields {
        assert!(code.contains(&format!("chose(\"{field}\"")), "the calculator records no field {field}");
    }
    assert_eq!(fields.len(), 7, "{fields:?}");
}

#[test]
fn every_task_of_the_phone_ends_once_within_its_visit() {
    for day in phone_weekdays() {
        let mut open = None;
        for TimedEvent { mono_ms, event, .. } in day {
            match event {
                Event::TaskBegun { visit, task, mode, .. } => {
                    assert_eq!(open, None, "two tasks at once");
                    open = Some((visit, task, mode, mono_ms));
                }
                Event::TaskEnded { visit, task, mode, took_ms, .. } => {
                    assert_eq!(open.take(), Some((visit, task, mode, mono_ms - took_ms)));
                }
                Event::VisitEnded { .. } => assert_eq!(open, None, "a task goes on after its visit"),
                _ => {}
            }
        }
        assert_eq!(open, None);
    }
}

#[test]
fn a_week_at_the_phone_looks_like_learning() {
    let (mut visits, mut begun, mut finished) = (0, HashMap::new(), HashMap::new());
    let mut helps = 0;
    let mut left = HashSet::new();
    let mut took = Vec::new();
    for TimedEvent { event, .. } in phone_weekdays().into_iter().flatten() {
        match event {
            Event::VisitStarted { .. } => visits += 1,
            Event::TaskEnded { mode, finished: true, took_ms, helps: asked, .. } => {
                *finished.entry(mode.clone()).or_insert(0) += 1;
                *begun.entry(mode).or_insert(0) += 1;
                took.push(took_ms / 1_000);
                helps += asked;
            }
            Event::TaskEnded { mode, page, .. } => {
                *begun.entry(mode).or_insert(0) += 1;
                left.insert(page);
            }
            _ => {}
        }
    }
    took.sort_unstable();
    assert!((40 * 5..160 * 5).contains(&visits), "{visits} visits");
    assert!((30..120).contains(&took[took.len() / 2]), "median {} s", took[took.len() / 2]);
    let share = |mode: &str| f64::from(finished[mode]) / f64::from(begun[mode]);
    assert!((0.7..0.97).contains(&share("guided")) && share("free") < share("guided"), "{begun:?} {finished:?}");
    assert!(begun["guided"] > begun["free"] && begun["free"] > begun["race"], "{begun:?}");
    assert!(helps > 20 && left.len() > 8, "{helps} helps, left at {left:?}");
}
