//! The words between exhibit, hall server and pages. Types only: no IO, no clock.
//!
//! Records travel as the journal's own frames (see the `journal` crate), everything else as JSON of these types.

use serde::{Deserialize, Serialize};

/// Content type of a batch of records.
pub const RECORDS_CONTENT_TYPE: &str = "application/vnd.zhidian.records";

/// `POST /api/device/hello`: an exhibit says who it is; sent at every connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Name for people, `dual-screen-1`: the server puts in the one this device was invited under; exhibits leave it empty.
    #[serde(default)]
    pub name: String,
    /// 128-bit identity in hex, the one this device was enrolled with.
    pub device: String,
    /// Epoch of the spool in hex: a new one with every new spool.
    pub epoch: String,
    /// The next sequence number the exhibit would give.
    pub next_seq: u64,
    /// Ed25519 public key of take-away codes in hex, so phones can check them.
    pub takeaway_key: String,
    /// Profile the exhibit runs, `dual-screen`.
    pub profile: String,
    /// True where the exhibit shows demo data.
    pub demo: bool,
    /// Scenes that staff may switch to.
    pub scenes: Vec<SceneName>,
    /// Displays of this exhibit.
    pub displays: Vec<DisplayInfo>,
}

/// A scene for lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SceneName {
    pub id: String,
    /// In Chinese.
    pub name: String,
    /// In English; empty where an exhibit of an earlier version did not say it.
    #[serde(default)]
    pub name_en: String,
}

/// A display of an exhibit, as the pages need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayInfo {
    pub id: String,
    pub width_mm: u32,
    pub height_mm: u32,
    /// The scene it shows now.
    pub scene: String,
}

/// `POST /api/device/enrol`, signed with the new key: a device asks to be let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    /// The one-time code, as it was typed.
    pub code: String,
    /// 128-bit identity in hex; the key speaks for it and for no other.
    pub device: String,
}

/// Answer to [`Enrol`], and to `GET /api/device/enrolment`, signed as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// The name the code was made for.
    pub name: String,
    /// Six letters and digits of the key, to be compared by people before they confirm it.
    pub fingerprint: String,
    /// True once staff have confirmed the key.
    pub confirmed: bool,
}

/// Codes of refusals that a device tells apart.
pub mod refusal_code {
    /// 401: the key is not enrolled here.
    pub const UNKNOWN_DEVICE: &str = "unknown_device";
    /// 403: enrolled, and not yet confirmed by staff.
    pub const DEVICE_PENDING: &str = "device_pending";
    /// 403: shut out by staff, or replaced by a newer key.
    pub const DEVICE_REMOVED: &str = "device_removed";
    /// 401: signed too long ago or ahead. The answer's `Date` is the server's time: sign anew by it, once.
    pub const STALE_SIGNATURE: &str = "stale_signature";
    /// 403: the code is wrong, used or too old.
    pub const BAD_CODE: &str = "bad_code";
    /// 409: another device has this identity.
    pub const DEVICE_TAKEN: &str = "device_taken";
}

/// Answer to [`Hello`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// The server's own identity in hex. An unknown one means: send all that is kept.
    pub server: String,
    /// Highest contiguous sequence stored for this device and epoch; 0 for none.
    pub stored_through: u64,
    /// The server's time, milliseconds since 1970.
    pub server_time_ms: i64,
    /// Argon2id hash of the hall's staff PIN in PHC form, so that the console at the glass opens with the same one. Servers
    /// of earlier versions do not say it.
    #[serde(default)]
    pub staff_pin_hash: Option<String>,
}

/// Answer to `POST /api/device/records`: cumulative, also for batches wholly below the mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ack {
    pub server: String,
    pub device: String,
    pub epoch: String,
    pub stored_through: u64,
}

/// `GET /api/device/orders?after=N`: waits up to 20 s for something to do (long poll).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Orders {
    /// Orders with numbers above `after`, oldest first.
    pub orders: Vec<Order>,
    /// True while somebody looks at the screens page: send pictures, at most 2 s old.
    pub watched: bool,
}

impl Orders {
    /// As `after`: forget what waits and answer at once, as an exhibit asks that has just started. It then goes on with 0.
    pub const FROM_NOW: u64 = u64::MAX;
}

/// One thing an exhibit shall do, numbered by the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    pub number: u64,
    pub who: String,
    pub what: OrderKind,
}

/// What can be ordered from `/screens`: a touch on a display's picture, or a staff command by id and argument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum OrderKind {
    /// A finger at a share of the display (0..1 from left and top).
    Touch { display: String, finger: u64, phase: TouchPhase, x: f32, y: f32 },
    /// A staff command, as the console has it: `scene`, `idle_pause`, `cleaning`, `restart`, `quit`.
    Command { command: String, argument: String },
}

/// A finger's phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchPhase {
    Began,
    Moved,
    Ended,
    Cancelled,
}

/// `GET /api/screens` (signed in): every display of every exhibit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screens {
    pub exhibits: Vec<ExhibitState>,
}

/// One exhibit on the screens page. Pictures: `GET /api/screens/{device}/{display}.jpg`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExhibitState {
    pub device: String,
    pub name: String,
    pub profile: String,
    pub demo: bool,
    /// Milliseconds since the exhibit was last heard; `None` for never since the server started.
    pub silent_ms: Option<u64>,
    pub scenes: Vec<SceneName>,
    pub displays: Vec<DisplayState>,
}

/// One display and its newest picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DisplayState {
    pub info: DisplayInfo,
    /// Age of the newest picture; `None` where there is none.
    pub picture_age_ms: Option<u64>,
    /// Counts up with every new picture, so pages know when to fetch.
    pub picture_number: u64,
}

/// `GET /healthz`: well when every part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    pub ok: bool,
    pub database: DatabaseHealth,
    pub disk: DiskHealth,
    pub insight: InsightHealth,
    /// Exhibits heard in the last 45 s.
    pub exhibits_heard: u64,
}

/// Whether the database answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatabaseHealth {
    pub ok: bool,
    /// What is wrong, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Room left for the server's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiskHealth {
    pub ok: bool,
    /// `None` where the system does not say.
    pub free_bytes: Option<u64>,
}

/// How far statistics are behind the records; `None` while the database does not answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsightHealth {
    pub ok: bool,
    /// Records that statistics do not have yet.
    pub lag_rows: Option<u64>,
    /// For how many milliseconds the oldest of them has waited.
    pub lag_ms: Option<i64>,
}

/// Any refusal, for people: one clear sentence that says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable code for programs: `wrong_pin`, `slow_down`, `not_signed_in`, `bad_body`, …
    pub code: String,
    /// The sentence in English; pages have their own words for known codes.
    pub message: String,
}
