//! Tasks of the practice phone, few enough to count by hand.

use insight::CellVisits;
use jiff::civil::{DateTime, date};
use journal::{Event, VisitId};
use serde_json::{Value, json};

use crate::hall::{DAY, Hall, ask, count};

const SCENE: &str = "giant-phone";
const APP: &str = "wsgw";
const TASK: &str = "wsgw-topup";

fn time(hour: i8, minute: i8) -> DateTime {
    DAY.at(hour, minute, 0, 0)
}

fn begun(visit: u64, mode: &str) -> Event {
    Event::TaskBegun {
        visit: VisitId(visit),
        scene: SCENE.into(),
        app: APP.into(),
        task: TASK.into(),
        mode: mode.into(),
    }
}

/// The end of a task: the page it was left on, or none where it was finished.
fn ended(visit: u64, mode: &str, left: Option<&str>, took_s: u64, helps: u32, wrong_turns: u32) -> Event {
    Event::TaskEnded {
        visit: VisitId(visit),
        scene: SCENE.into(),
        app: APP.into(),
        task: TASK.into(),
        mode: mode.into(),
        finished: left.is_none(),
        page: left.unwrap_or("wsgw.topup-done").into(),
        helps,
        wrong_turns,
        took_ms: took_s * 1_000,
    }
}

fn tiny_day() -> Hall {
    let mut hall = Hall::default();
    let mut log = |at, event| hall.at("phone", at, &event);
    // Three finish, the fourth leaves.
    for (visit, took_s, helps) in [(1, 100, 0), (2, 60, 1), (3, 80, 2)] {
        log(time(9, 0), begun(visit, "guided"));
        log(time(9, 2), ended(visit, "guided", None, took_s, helps, 0));
    }
    log(time(9, 10), begun(4, "guided"));
    log(time(9, 11), ended(4, "guided", Some("wsgw.home"), 1_000, 3, 6));
    // Begun again without an end between: the first was cut off.
    log(time(9, 20), begun(5, "guided"));
    log(time(9, 21), begun(5, "guided"));
    log(time(9, 22), ended(5, "guided", Some("wsgw.home"), 1_000, 0, 0));
    // Five alone, all on one page, one of them twice; what was begun in one mode is not ended in another.
    for visit in [11, 12, 13, 14, 15, 15] {
        log(time(10, 0), begun(visit, "free"));
        log(time(10, 1), ended(visit, "free", Some("wsgw.topup-confirm"), 1_000, 0, 1));
    }
    // What few do is not told.
    log(time(10, 30), begun(1, "race"));
    log(time(10, 31), ended(1, "race", None, 20, 0, 0));
    // The power goes, in a task.
    log(time(11, 0), begun(16, "race"));
    // Over midnight: the end is the next date's record and still this task's.
    log(time(23, 59), begun(6, "guided"));
    hall.at("phone", date(2026, 3, 4).at(0, 1, 0, 0), &ended(6, "guided", None, 200, 0, 0));
    hall
}

fn told<T: serde::Serialize>(rows: &[T]) -> Value {
    serde_json::to_value(rows).expect("statistics are JSON")
}

#[test]
fn tasks_counted_by_hand_come_out() {
    let counted = count(&tiny_day().rows);
    let expected = json!([
        {"scene": SCENE, "app": APP, "task": TASK, "mode": "guided", "visits": 6, "begun": 7, "finished": 4,
         "share_finished": 4.0 / 7.0, "median_took_s": 90.0, "helps_per_task": 1.0, "wrong_turns_per_task": 1.0},
        {"scene": SCENE, "app": APP, "task": TASK, "mode": "free", "visits": 5, "begun": 6, "finished": 0,
         "share_finished": 0.0, "median_took_s": null, "helps_per_task": 0.0, "wrong_turns_per_task": 1.0},
        {"scene": SCENE, "app": APP, "task": TASK, "mode": "race", "fewer_than": 5},
    ]);
    assert_eq!(told(&counted.tasks), expected);
    let expected = json!([
        {"scene": SCENE, "app": APP, "page": "wsgw.topup-confirm", "visits": 5, "tasks": 6},
        {"scene": SCENE, "app": APP, "page": "wsgw.home", "fewer_than": 5},
        {"scene": SCENE, "app": APP, "page": null, "fewer_than": 5},
    ]);
    assert_eq!(told(&counted.tasks_left), expected);
}

#[test]
fn a_task_belongs_to_the_date_it_was_begun_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = insight::Store::open(folder.path()).expect("opens");
    store.append(&tiny_day().rows).expect("appends");
    let tomorrow = ask(&store, date(2026, 3, 4), date(2026, 3, 4));
    assert_eq!((tomorrow.tasks, tomorrow.tasks_left), (vec![], vec![]));
}

#[test]
fn tasks_without_an_end_are_begun_and_left_nobody_knows_where() {
    let mut hall = Hall::default();
    for visit in 1..=5 {
        hall.at("phone", time(9, 0), &begun(visit, "guided"));
    }
    let counted = count(&hall.rows);
    let expected = json!([{
        "scene": SCENE, "app": APP, "task": TASK, "mode": "guided", "visits": 5, "begun": 5, "finished": 0,
        "share_finished": 0.0, "median_took_s": null, "helps_per_task": null, "wrong_turns_per_task": null,
    }]);
    assert_eq!(told(&counted.tasks), expected);
    assert_eq!(told(&counted.tasks_left), json!([{"scene": SCENE, "app": APP, "page": null, "visits": 5, "tasks": 5}]));
}

#[test]
fn phones_may_have_the_same_visit_number_at_the_same_time() {
    let mut hall = Hall::default();
    for visit in 1..=3 {
        hall.at("left", time(9, 0), &begun(visit, "guided"));
        hall.at("right", time(9, 0), &begun(visit, "guided"));
        hall.at("left", time(9, 1), &ended(visit, "guided", None, 30, 0, 0));
    }
    let counted = count(&hall.rows);
    let [task] = counted.tasks.as_slice() else { panic!("{:?}", counted.tasks) };
    assert_eq!(task.visits, CellVisits::Visits(6));
    assert_eq!(task.figures.as_ref().map(|figures| (figures.begun, figures.finished)), Some((6, 3)));
}
