//! A day must look like one an exhibit would have recorded.

use std::collections::HashMap;

use jiff::civil::date;
use journal::VisitEnd;

use super::*;

fn weekdays() -> Vec<Vec<TimedEvent>> {
    (2..7).map(|day| demo_day(date(2026, 3, day), 11)).collect()
}

#[test]
fn a_seed_gives_the_same_day_and_another_seed_another() {
    let day = date(2026, 3, 3);
    assert_eq!(demo_day(day, 1), demo_day(day, 1));
    assert_ne!(demo_day(day, 1), demo_day(day, 2));
    assert_ne!(demo_day(day, 1).len(), demo_day(date(2026, 3, 4), 1).len());
}

#[test]
fn every_day_starts_marked_as_demo_and_stays_within_its_date() {
    for day in weekdays() {
        assert!(matches!(day[0].event, Event::ExhibitStarted { demo: true, .. }));
        assert!(matches!(day[day.len() - 1].event, Event::ExhibitStopped { .. }));
        assert!(day.is_sorted_by_key(|event| event.mono_ms));
        let local_day = |event: &TimedEvent| (event.wall_ms + i64::from(event.offset_min) * 60_000) / 86_400_000;
        assert_eq!(local_day(&day[0]), local_day(&day[day.len() - 1]));
    }
}

#[test]
fn visits_follow_each_other_and_their_screens_add_up() {
    for day in weekdays() {
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
            Event::Touched { at: Some([x, y]), .. } => {
                assert!((0.0..0.8).contains(&x) && (0.0..1.0).contains(&y), "{x} {y}");
                "placed"
            }
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
}
