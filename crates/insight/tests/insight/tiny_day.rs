//! A day small enough to count by hand, and what must come out.

use insight::{CellVisits, Demo};
use jiff::civil::{Date, DateTime, date};
use journal::{Event, VisitEnd, VisitId};
use serde_json::{Value, json};

use crate::hall::{DAY, Hall, ask, count, wall_ms};

const CALCULATOR: &str = "tier-calculator";

fn time(hour: i8, minute: i8, second: i8) -> DateTime {
    DAY.at(hour, minute, second, 0)
}

fn started(visit: u64) -> Event {
    Event::VisitStarted { visit: VisitId(visit), display: "near".into() }
}

fn ended(visit: u64, reason: VisitEnd, active_ms: u64) -> Event {
    Event::VisitEnded { visit: VisitId(visit), reason, active_ms, total_ms: active_ms + 5_000 }
}

fn left(visit: u64, scene: &str, active_ms: u64) -> Event {
    Event::SceneLeft { visit: VisitId(visit), scene: scene.into(), active_ms, total_ms: active_ms + 1_000 }
}

fn step(visit: u64, step: &str) -> Event {
    Event::StepReached { visit: VisitId(visit), scene: CALCULATOR.into(), step: step.into() }
}

fn touched(visit: u64, layout: u32, control: Option<&str>, at: Option<[f32; 2]>) -> Event {
    Event::Touched {
        visit: VisitId(visit),
        scene: CALCULATOR.into(),
        display: "near".into(),
        layout,
        control: control.map(Into::into),
        at,
    }
}

fn elder(visit: u64) -> Event {
    Event::ModeChanged { visit: VisitId(visit), mode: "elder".into(), value: "on".into() }
}

fn chose(visit: u64, field: &str, value: &str) -> Event {
    Event::ValueChosen { visit: VisitId(visit), scene: CALCULATOR.into(), field: field.into(), value: value.into() }
}

fn beat(uptime_s: u64) -> Event {
    Event::Heartbeat { uptime_s, rss_bytes: 1, entities: 1, atlas_bytes: 1 }
}

fn shown(visit: u64, code: &str) -> Event {
    Event::TakeawayShown { visit: VisitId(visit), scene: CALCULATOR.into(), code: code.into() }
}

fn exhibit(demo: bool) -> Event {
    Event::ExhibitStarted { version: "1".into(), profile: "dual-screen".into(), demo }
}

fn opened(code: &str) -> Event {
    Event::TakeawayOpened { code: code.into() }
}

fn tiny_day() -> Hall {
    let mut hall = Hall::default();
    let mut log = |at, event| hall.at("d", at, &event);
    log(time(8, 0, 0), exhibit(false));
    // Finished, with a take-away shown twice, and every kind of touch.
    log(time(8, 59, 59), started(1));
    log(time(9, 0, 1), left(1, "attract", 2_000));
    log(time(9, 0, 1), step(1, "opened"));
    log(time(9, 0, 2), elder(1));
    log(time(9, 0, 3), elder(1));
    log(time(9, 0, 4), touched(1, 1, Some("month-1"), Some([0.5, 0.5])));
    log(time(9, 0, 5), touched(1, 1, None, Some([1.0, 1.0])));
    log(time(9, 0, 5), touched(1, 1, None, Some([1.0, 0.999])));
    log(time(9, 0, 6), touched(1, 1, Some("keypad"), None));
    log(time(9, 0, 6), touched(1, 1, None, Some([0.0, 0.0])));
    log(time(9, 0, 7), touched(1, 1, Some("corner"), Some([0.0, 0.0])));
    log(time(9, 0, 7), touched(1, 1, Some("month-1"), Some([1.5, 0.5])));
    log(time(9, 0, 7), touched(1, 2, Some("month-1"), Some([0.5, 0.5])));
    log(time(9, 0, 8), step(1, "usage_entered"));
    log(time(9, 1, 0), step(1, "takeaway"));
    log(time(9, 1, 0), step(1, "opened"));
    log(time(9, 1, 0), shown(1, "c1"));
    log(time(9, 1, 5), shown(1, "c1"));
    log(time(9, 1, 6), shown(1, "c2"));
    log(time(9, 1, 50), left(1, CALCULATOR, 98_000));
    log(time(9, 1, 51), ended(1, VisitEnd::Finished, 100_000));
    // Leaves by idling, without the step between.
    log(time(9, 2, 0), started(2));
    log(time(9, 2, 1), step(2, "opened"));
    log(time(9, 2, 5), step(2, "all_months"));
    // Three times, then a fourth, on a place where nothing is: one burst.
    for _ in 0..4 {
        log(time(9, 2, 6), touched(2, 1, None, Some([0.3, 0.3])));
    }
    // Of several values in a field the last one counts.
    log(time(9, 2, 7), chose(2, "usage", "200-299"));
    log(time(9, 2, 8), chose(2, "usage", "300-399"));
    log(time(9, 3, 0), left(2, CALCULATOR, 48_000));
    log(time(9, 3, 5), ended(2, VisitEnd::Idle, 50_000));
    // On the hour, and cut off.
    log(time(10, 0, 0), started(3));
    log(time(10, 0, 1), step(3, "opened"));
    // Five visits are enough to be told, four are not.
    for visit in 11..=19 {
        log(time(11, 0, 0), chose(visit, "many_people", if visit <= 15 { "true" } else { "false" }));
    }
    // Up for half of an hour, for a whole one, and for six minutes in which nobody came.
    for minute in 1..=30 {
        log(time(9, minute, 0), beat(0));
    }
    for minute in 0..60 {
        log(time(10, minute, 0), beat(0));
    }
    for minute in 0..6 {
        log(time(11, minute, 0), beat(0));
    }
    log(time(12, 0, 0), Event::Gap { from: 5, to: 7, reason: "disk_full".into() });
    // Over midnight; the end is the next date's record and still this visit's.
    log(time(23, 59, 50), started(4));
    hall.raw("d", wall_ms(time(13, 0, 0)), r#"{"kind":"hologram","visit":9}"#);
    hall.raw("d", wall_ms(time(13, 0, 0)), "not even JSON");
    hall.raw("d", wall_ms(time(13, 0, 0)), r#"{"kind":"visit_started"}"#);
    let tomorrow = date(2026, 3, 4).at(0, 0, 10, 0);
    hall.at("d", tomorrow, &ended(4, VisitEnd::Staff, 20_000));
    hall.at("server", tomorrow, &opened("c1"));
    hall.at("server", tomorrow, &opened("c1"));
    hall.at("server", tomorrow, &opened("somebody-elses"));
    hall
}

fn hours(some: &[(u64, u64)]) -> Value {
    let visits = |hour| some.iter().find(|(at, _)| *at == hour).map_or(0, |(_, visits)| *visits);
    (0..24).map(|hour| json!({"hour": hour, "visits": visits(hour)})).collect()
}

/// Visits and hours up of some hours; visits per hour up are null where there is no hour.
fn draw(some: &[(u64, u64, f64)]) -> Value {
    let of = |hour| some.iter().find(|(at, ..)| *at == hour).map_or((0, 0.0), |(_, visits, up)| (*visits, *up));
    let row = |hour| {
        let (visits, up) = of(hour);
        let rate = (up > 0.0).then(|| visits as f64 / up);
        json!({"hour": hour, "visits": visits, "up_hours": up, "visits_per_up_hour": rate})
    };
    (0..24).map(row).collect()
}

#[test]
fn a_day_counted_by_hand_comes_out() {
    let third = 1.0 / 3.0;
    let expected = json!({
        "from": "2026-03-03", "to": "2026-03-03", "generated_at_ms": 7, "demo": "none",
        "totals": {"visits": 4, "finished": 1, "idle_ended": 1, "open": 1, "median_active_s": 50.0,
                   "takeaways_shown": 2, "takeaways_opened": 1},
        "visits_by_hour": hours(&[(8, 1), (9, 1), (10, 1), (23, 1)]),
        "draw_by_hour": draw(&[(8, 1, 0.0), (9, 1, 0.5), (10, 1, 1.0), (11, 0, 0.1), (23, 1, 0.0)]),
        "dwell_by_scene": [
            {"scene": "attract", "n": 1, "median_s": 2.0, "p90_s": 2.0},
            {"scene": "tier-calculator", "n": 2, "median_s": 73.0, "p90_s": 93.0}],
        "funnels": [{"scene": "tier-calculator", "steps": [
            {"step": "opened", "visits": 3, "share_of_first": 1.0, "share_of_previous": null},
            {"step": "all_months", "visits": 1, "share_of_first": third, "share_of_previous": third},
            {"step": "usage_entered", "visits": 1, "share_of_first": third, "share_of_previous": 1.0},
            {"step": "takeaway", "visits": 1, "share_of_first": third, "share_of_previous": 1.0}]}],
        "heat": [
            {"scene": "tier-calculator", "display": "near", "layout": 1, "columns": 48, "rows": 27,
             "cells": [[0, 0, 1], [14, 8, 4], [24, 13, 1], [47, 26, 2]], "touches": 11, "without_place": 3},
            {"scene": "tier-calculator", "display": "near", "layout": 2, "columns": 48, "rows": 27,
             "cells": [[24, 13, 1]], "touches": 1, "without_place": 0}],
        "trouble_by_scene": [{"scene": "tier-calculator", "visits": 2, "touches": 9, "on_nothing": 6, "bursts": 1,
                              "visits_with_bursts": 1}],
        "modes": [{"mode": "elder", "value": "on", "fewer_than": 5}],
        "choices": [
            {"scene": "tier-calculator", "field": "many_people", "value": "true", "visits": 5},
            {"scene": "tier-calculator", "field": "many_people", "value": "false", "fewer_than": 5},
            {"scene": "tier-calculator", "field": "usage", "value": "300-399", "fewer_than": 5}],
        "tasks": [], "tasks_left": [],
        "records": {"stored": 145, "gaps": 3, "unknown_kinds": 3},
    });
    let counted = serde_json::to_value(count(&tiny_day().rows)).expect("statistics are JSON");
    assert_eq!(counted, expected, "{counted:#}");
}

#[test]
fn no_data_is_null_and_never_zero() {
    let nothing = json!({
        "from": "2026-03-03", "to": "2026-03-03", "generated_at_ms": 7, "demo": "none",
        "totals": {"visits": 0, "finished": 0, "idle_ended": 0, "open": 0, "median_active_s": null,
                   "takeaways_shown": 0, "takeaways_opened": 0},
        "visits_by_hour": hours(&[]), "draw_by_hour": draw(&[]), "dwell_by_scene": [], "funnels": [], "heat": [],
        "trouble_by_scene": [], "modes": [], "choices": [], "tasks": [], "tasks_left": [],
        "records": {"stored": 0, "gaps": 0, "unknown_kinds": 0},
    });
    assert_eq!(serde_json::to_value(count(&[])).expect("JSON"), nothing);
    // A visit that only began has no length either.
    let mut hall = Hall::default();
    hall.at("d", time(9, 0, 0), &started(1));
    let one = count(&hall.rows);
    assert_eq!((one.totals.visits, one.totals.open, one.totals.median_active_s), (1, 1, None));
    // A visit of no length has one: zero.
    hall.at("d", time(9, 0, 0), &ended(1, VisitEnd::Stopped, 0));
    assert_eq!(count(&hall.rows).totals.median_active_s, Some(0.0));
}

/// Seconds, control and place.
type Tap<'a> = (f64, Option<&'a str>, Option<[f32; 2]>);

/// Bursts and touches on nothing of some touches.
fn trouble(touches: &[Tap]) -> (u64, u64) {
    let mut hall = Hall::default();
    for (seconds, control, at) in touches {
        hall.at("d", time(9, 0, 0), &touched(1, 1, *control, *at));
        if let Some(row) = hall.rows.last_mut() {
            row.mono_ms = (seconds * 1_000.0) as u64;
        }
    }
    match count(&hall.rows).trouble_by_scene.as_slice() {
        [] => (0, 0),
        [scene] => (scene.bursts, scene.on_nothing),
        more => panic!("{more:?}"),
    }
}

#[test]
fn quick_touches_of_one_place_are_a_burst() {
    let here = Some([0.5, 0.5]);
    let near = Some([0.5 + 0.9 / 48.0, 0.5 - 0.9 / 27.0]);
    let away = Some([0.5 + 1.1 / 48.0, 0.5]);
    assert_eq!(trouble(&[(0.0, None, here), (1.0, None, near), (2.0, None, here)]), (1, 3));
    assert_eq!(trouble(&[(0.0, None, here), (1.0, None, here), (2.001, None, here)]), (0, 3), "too slow");
    assert_eq!(trouble(&[(0.0, None, here), (1.0, None, here)]), (0, 2), "two are none");
    assert_eq!(trouble(&[(0.0, None, here), (0.5, None, away), (1.0, None, here)]), (0, 3), "elsewhere between");
    assert_eq!(trouble(&[(0.0, None, here), (0.5, Some("key-1"), None), (1.0, None, here), (1.5, None, here)]), (1, 3));
    // A control that does not answer is tried again too; buttons for adding and taking away are made for it.
    let tries = |control| [0.0, 0.3, 0.6, 0.9].map(|seconds| (seconds, Some(control), here));
    assert_eq!(trouble(&tries("takeaway")), (1, 0));
    assert_eq!(trouble(&tries("plus")), (0, 0));
    assert_eq!(trouble(&tries("people-minus")), (0, 0));
    // One row, a rest, and another row.
    let rows = [0.0, 0.3, 0.6, 0.9, 5.0, 5.3, 5.6].map(|seconds| (seconds, None, here));
    assert_eq!(trouble(&rows), (2, 7));
    // Where nobody knows the place, nothing is counted.
    assert_eq!(trouble(&[0.0, 0.3, 0.6].map(|seconds| (seconds, Some("key-1"), None))), (0, 0));
}

#[test]
fn touches_of_two_visits_are_no_burst() {
    let mut hall = Hall::default();
    for visit in [1, 2, 1, 2] {
        hall.at("d", time(9, 0, 0), &touched(visit, 1, None, Some([0.5, 0.5])));
    }
    let [scene] = count(&hall.rows).trouble_by_scene.try_into().expect("one scene");
    assert_eq!((scene.visits, scene.touches, scene.bursts), (2, 4, 0));
}

#[test]
fn old_values_of_modes_count_as_the_new_ones() {
    let mut hall = Hall::default();
    let changed = |visit, mode: &str, value: &str| Event::ModeChanged {
        visit: VisitId(visit),
        mode: mode.into(),
        value: value.into(),
    };
    for visit in 1..=6 {
        let old = visit % 2 == 0;
        hall.at("d", time(9, 0, 0), &changed(visit, "elder", if old { "true" } else { "on" }));
        hall.at("d", time(9, 0, 1), &changed(visit, "elder", if old { "false" } else { "off" }));
        hall.at("d", time(9, 0, 2), &changed(visit, "contrast", if old { "high" } else { "on" }));
        hall.at("d", time(9, 0, 3), &changed(visit, "contrast", if old { "normal" } else { "off" }));
        hall.at("d", time(9, 0, 4), &changed(visit, "language", "en"));
    }
    let modes = count(&hall.rows).modes;
    let told: Vec<_> = modes.iter().map(|one| (one.mode.as_str(), one.value.as_str(), one.visits)).collect();
    let six = CellVisits::Visits(6);
    let (elder, contrast) =
        ([("elder", "off", six), ("elder", "on", six)], [("contrast", "off", six), ("contrast", "on", six)]);
    assert_eq!(told, [contrast.as_slice(), &elder, &[("language", "en", six)]].concat());
}

#[test]
fn values_that_few_chose_are_told_last_and_without_their_number() {
    let mut hall = Hall::default();
    for (area, visits) in [("b", 4), ("a", 1), ("c", 5), ("d", 9)] {
        for visit in 0..visits {
            hall.at("d", time(9, 0, 0), &chose(visit + 100 * visits, "area", area));
        }
    }
    let choices = count(&hall.rows).choices;
    let told: Vec<_> = choices.iter().map(|one| (one.value.as_str(), one.visits)).collect();
    let few = CellVisits::FewerThan(5);
    assert_eq!(told, [("d", CellVisits::Visits(9)), ("c", CellVisits::Visits(5)), ("a", few), ("b", few)]);
}

#[test]
fn days_do_not_leak_into_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = insight::Store::open(folder.path()).expect("opens");
    store.append(&tiny_day().rows).expect("appends");
    let visits = |from: Date, to: Date| ask(&store, from, to).totals.visits;
    assert_eq!(visits(date(2026, 3, 2), date(2026, 3, 2)), 0);
    assert_eq!(visits(DAY, date(2026, 3, 4)), 4);
    let tomorrow = ask(&store, date(2026, 3, 4), date(2026, 3, 4));
    assert_eq!((tomorrow.totals.visits, tomorrow.totals.takeaways_opened, tomorrow.records.stored), (0, 0, 4));
    assert_eq!(visits(date(2026, 1, 1), date(2026, 12, 31)), 4);
}

#[test]
fn two_devices_may_have_the_same_visit_number() {
    let mut hall = Hall::default();
    hall.at("a", time(9, 0, 0), &started(u64::MAX));
    hall.at("b", time(9, 0, 0), &started(u64::MAX));
    hall.at("a", time(9, 0, 9), &ended(u64::MAX, VisitEnd::Finished, 9_000));
    let totals = count(&hall.rows).totals;
    assert_eq!((totals.visits, totals.finished, totals.open), (2, 1, 1));
}

#[test]
fn demo_follows_the_latest_start_of_each_device() {
    let mut hall = Hall::default();
    assert_eq!(count(&hall.rows).demo, Demo::None);
    hall.at("demo-hall", time(8, 0, 0), &exhibit(true));
    hall.at("demo-hall", time(9, 0, 0), &started(1));
    hall.at("server", time(9, 0, 5), &opened("c1"));
    assert_eq!(count(&hall.rows).demo, Demo::All);
    hall.at("real", time(8, 0, 0), &exhibit(false));
    assert_eq!(count(&hall.rows).demo, Demo::Some);
    let mut real = Hall::default();
    real.at("real", time(8, 0, 0), &exhibit(false));
    real.at("real", time(9, 0, 0), &started(1));
    assert_eq!(count(&real.rows).demo, Demo::None);
}

#[test]
fn the_demo_mark_outlives_a_restart_of_the_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hall = Hall::default();
    hall.at("demo-hall", date(2026, 3, 2).at(8, 0, 0, 0), &exhibit(true));
    insight::Store::open(folder.path()).expect("opens").append(&hall.rows).expect("appends");
    hall.at("demo-hall", time(9, 0, 0), &started(1));
    let store = insight::Store::open(folder.path()).expect("opens again");
    store.append(&hall.rows).expect("appends");
    assert_eq!(ask(&store, DAY, DAY).demo, Demo::All);
}

#[test]
fn a_period_must_not_be_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    let statistics = insight::Statistics::new(insight::Store::open(folder.path()).expect("opens")).expect("an engine");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let answer = runtime.block_on(statistics.exhibit_statistics(DAY, date(2026, 3, 2), 0));
    assert!(matches!(answer, Err(insight::Error::Period { .. })));
}
