//! A record taken apart into the columns the statistics use.

use jiff::civil::Date;
use journal::{Event, VisitEnd};

use crate::{day, row::Row};

/// The kind under which a record is kept whose event this program does not understand.
pub const UNKNOWN: &str = "unknown";

/// A row with its event's fields in columns. What an event does not have is `None`, never zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    pub kind: &'static str,
    pub visit: Option<u64>,
    pub scene: Option<String>,
    pub control: Option<String>,
    pub display: Option<String>,
    pub layout: Option<u32>,
    pub x: Option<f32>,
    pub y: Option<f32>,
    pub field: Option<String>,
    pub value: Option<String>,
    pub step: Option<String>,
    pub app: Option<String>,
    pub task: Option<String>,
    pub mode: Option<String>,
    pub finished: Option<bool>,
    pub page: Option<String>,
    pub helps: Option<u32>,
    pub wrong_turns: Option<u32>,
    pub took_ms: Option<i64>,
    pub reason: Option<String>,
    pub active_ms: Option<i64>,
    pub total_ms: Option<i64>,
    pub code: Option<String>,
    /// Records known to be lost, of a gap.
    pub lost: Option<i64>,
    /// The whole event, of an unknown kind only: a newer program may understand it.
    pub raw: Option<String>,
    /// Only of the start of an exhibit: whether it shows demo data.
    pub starts_demo: Option<bool>,
}

impl Record {
    /// Takes the event of a row apart.
    pub fn of(row: &Row) -> Self {
        match serde_json::from_str::<Event>(&row.event) {
            Ok(event) => known(event),
            Err(_) => Self { kind: UNKNOWN, raw: Some(row.event.clone()), ..Self::default() },
        }
    }
}

/// Business date of a row.
pub fn date(row: &Row) -> Date {
    day::local_date(row.wall_ms, row.offset_min)
}

fn known(event: Event) -> Record {
    let none = Record::default();
    match event {
        Event::ExhibitStarted { version, profile, demo } => Record {
            kind: "exhibit_started",
            field: Some(profile),
            value: Some(version),
            starts_demo: Some(demo),
            ..none
        },
        Event::ExhibitStopped { reason } => Record { kind: "exhibit_stopped", reason: Some(reason), ..none },
        Event::Heartbeat { .. } => Record { kind: "heartbeat", ..none },
        Event::VisitStarted { visit, display } => {
            Record { kind: "visit_started", visit: Some(visit.0), display: Some(display), ..none }
        }
        Event::VisitEnded { visit, reason, active_ms, total_ms } => Record {
            kind: "visit_ended",
            visit: Some(visit.0),
            reason: Some(ending(reason).to_owned()),
            active_ms: signed(active_ms),
            total_ms: signed(total_ms),
            ..none
        },
        Event::SceneEntered { visit, scene } => in_scene("scene_entered", visit.0, scene),
        Event::SceneLeft { visit, scene, active_ms, total_ms } => Record {
            active_ms: signed(active_ms),
            total_ms: signed(total_ms),
            ..in_scene("scene_left", visit.0, scene)
        },
        Event::Touched { visit, scene, display, layout, control, at } => Record {
            display: Some(display),
            layout: Some(layout),
            control,
            x: at.map(|[x, _]| x),
            y: at.map(|[_, y]| y),
            ..in_scene("touched", visit.0, scene)
        },
        Event::ValueChosen { visit, scene, field, value } => {
            Record { field: Some(field), value: Some(value), ..in_scene("value_chosen", visit.0, scene) }
        }
        Event::StepReached { visit, scene, step } => {
            Record { step: Some(step), ..in_scene("step_reached", visit.0, scene) }
        }
        Event::TaskBegun { visit, scene, app, task, mode } => {
            Record { app: Some(app), task: Some(task), mode: Some(mode), ..in_scene("task_begun", visit.0, scene) }
        }
        Event::TaskEnded { visit, scene, app, task, mode, finished, page, helps, wrong_turns, took_ms } => Record {
            app: Some(app),
            task: Some(task),
            mode: Some(mode),
            finished: Some(finished),
            page: Some(page),
            helps: Some(helps),
            wrong_turns: Some(wrong_turns),
            took_ms: signed(took_ms),
            ..in_scene("task_ended", visit.0, scene)
        },
        Event::ModeChanged { visit, mode, value } => {
            Record { kind: "mode_changed", visit: Some(visit.0), field: Some(mode), value: Some(value), ..none }
        }
        Event::TakeawayShown { visit, scene, code } => {
            Record { code: Some(code), ..in_scene("takeaway_shown", visit.0, scene) }
        }
        Event::TakeawayClosed { visit, code } => {
            Record { kind: "takeaway_closed", visit: Some(visit.0), code: Some(code), ..none }
        }
        Event::TakeawayOpened { code } => Record { kind: "takeaway_opened", code: Some(code), ..none },
        Event::IdleWarned { visit, scene } => in_scene("idle_warned", visit.0, scene),
        Event::IdleExtended { visit, scene } => in_scene("idle_extended", visit.0, scene),
        Event::Wiped { visit } => Record { kind: "wiped", visit: Some(visit.0), ..none },
        // Who did it stays in the server's database; statistics do not count people.
        Event::StaffCommand { command, way, .. } => {
            Record { kind: "staff_command", field: Some(command), value: Some(way), ..none }
        }
        Event::SceneRefused { scene, reason } => {
            Record { kind: "scene_refused", scene: Some(scene), reason: Some(reason), ..none }
        }
        Event::Fault { what } => Record { kind: "fault", reason: Some(what), ..none },
        Event::Gap { from, to, reason } => {
            let lost = to.checked_sub(from).and_then(|span| span.checked_add(1)).unwrap_or(0);
            Record { kind: "gap", lost: signed(lost), reason: Some(reason), ..none }
        }
    }
}

fn in_scene(kind: &'static str, visit: u64, scene: String) -> Record {
    Record { kind, visit: Some(visit), scene: Some(scene), ..Record::default() }
}

/// A length in Arrow's signed form; one too long to be real is no length.
fn signed(length: u64) -> Option<i64> {
    i64::try_from(length).ok()
}

fn ending(reason: VisitEnd) -> &'static str {
    match reason {
        VisitEnd::Idle => "idle",
        VisitEnd::Finished => "finished",
        VisitEnd::Staff => "staff",
        VisitEnd::Stopped => "stopped",
    }
}
