//! What can happen in a hall, as typed events. One enum, versioned by its variants.
//!
//! Events hold nothing personal: no names, numbers of accounts or phones, addresses, free text; positions of touches only
//! outside keypads and keyboards. A reader meets events of newer programs too, so unknown kinds are kept, not refused.

use serde::{Deserialize, Serialize};

/// A visit's own random number. Made when the visit starts, dropped with it, never joined to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VisitId(pub u64);

/// What keys of keypads and keyboards are called in records.
pub const KEYPAD: &str = "keypad";

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The exhibit is up: both the first record of a boot and the proof that it runs.
    ExhibitStarted { version: String, profile: String, demo: bool },
    /// The exhibit ended on purpose.
    ExhibitStopped { reason: String },
    /// A sign of life, every minute. Not use.
    Heartbeat { uptime_s: u64, rss_bytes: u64, entities: u64, atlas_bytes: u64 },
    /// A finger woke the attract loop.
    VisitStarted { visit: VisitId, display: String },
    /// The visit ended. `active_ms` runs to the last touch, so the idle tail is not dwell; `total_ms` runs to the wipe.
    VisitEnded { visit: VisitId, reason: VisitEnd, active_ms: u64, total_ms: u64 },
    /// A scene came up in a visit.
    SceneEntered { visit: VisitId, scene: String },
    /// A scene was left. `active_ms` runs to the last touch inside it.
    SceneLeft { visit: VisitId, scene: String, active_ms: u64, total_ms: u64 },
    /// A finger pressed and released. `control` is the id under it, [`KEYPAD`] for every key, since the keys one by one are
    /// what was typed. `at` is the place as a share of the display (0..1 from the left and top), absent on keypads and
    /// keyboards for the same reason; `layout` names the layout version, so maps of two versions never add up.
    Touched {
        visit: VisitId,
        scene: String,
        display: String,
        layout: u32,
        control: Option<String>,
        at: Option<[f32; 2]>,
    },
    /// A closed choice was made: an option's id or a band such as `200-299`, never what was typed.
    ValueChosen { visit: VisitId, scene: String, field: String, value: String },
    /// The visitor got this far in the scene (a step of the funnel, in the order the scene declares).
    StepReached { visit: VisitId, scene: String, step: String },
    /// A task of a practice app was begun. `mode` is `guided`, `free` or `race`.
    TaskBegun { visit: VisitId, scene: String, app: String, task: String, mode: String },
    /// A task was left: done, or on this `page` of the app. `helps` counts how often the help grew or was asked for,
    /// `wrong_turns` the touches that led off the way. Never what was typed.
    TaskEnded {
        visit: VisitId,
        scene: String,
        app: String,
        task: String,
        mode: String,
        finished: bool,
        page: String,
        helps: u32,
        wrong_turns: u32,
        took_ms: u64,
    },
    /// Language or a mode changed.
    ModeChanged { visit: VisitId, mode: String, value: String },
    /// A take-away code came on the screen. `code` is the random number inside the QR.
    TakeawayShown { visit: VisitId, scene: String, code: String },
    /// The visitor closed the code.
    TakeawayClosed { visit: VisitId, code: String },
    /// A phone opened the code's page (recorded by the hall server).
    TakeawayOpened { code: String },
    /// The idle countdown came up.
    IdleWarned { visit: VisitId, scene: String },
    /// A touch ended the countdown and the visit goes on.
    IdleExtended { visit: VisitId, scene: String },
    /// Everything of the visit was dropped from memory.
    Wiped { visit: VisitId },
    /// Staff did something: the command, its argument, by which way (`console`, `screens`, `replay`, `schedule`) and who.
    StaffCommand { command: String, argument: String, way: String, who: String },
    /// A scene file was refused and the last good one stayed.
    SceneRefused { scene: String, reason: String },
    /// Something failed inside and was survived.
    Fault { what: String },
    /// Records `from..=to` are known to be lost, and why.
    Gap { from: u64, to: u64, reason: String },
}

/// Why a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitEnd {
    /// Nobody touched until the countdown ran out.
    Idle,
    /// The visitor went home and said it is over.
    Finished,
    /// Staff ended it.
    Staff,
    /// The exhibit stopped or restarted.
    Stopped,
}
