//! What a manager sees of the exhibits over a period. `docs/statistics.md` defines every number.

use serde::Serialize;

use crate::{
    answer::Answer,
    choice::{ChoiceUse, ModeUse},
    error::Error,
    funnel::Funnel,
    heat::HeatMap,
    hour::{HourDraw, HourVisits},
    task::{TaskUse, TasksLeft},
    trouble::SceneTrouble,
};

/// All statistics of a period, from one moment of the records. What has no data is `None` (JSON null), never 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExhibitStatistics {
    /// First local date.
    pub from: jiff::civil::Date,
    /// Last local date, included.
    pub to: jiff::civil::Date,
    /// When this was computed, milliseconds since 1970.
    pub generated_at_ms: i64,
    pub demo: Demo,
    pub totals: Totals,
    /// 24 hours.
    pub visits_by_hour: Vec<HourVisits>,
    /// 24 hours.
    pub draw_by_hour: Vec<HourDraw>,
    pub dwell_by_scene: Vec<SceneDwell>,
    pub funnels: Vec<Funnel>,
    pub heat: Vec<HeatMap>,
    pub trouble_by_scene: Vec<SceneTrouble>,
    pub modes: Vec<ModeUse>,
    pub choices: Vec<ChoiceUse>,
    pub tasks: Vec<TaskUse>,
    /// Most frequent first.
    pub tasks_left: Vec<TasksLeft>,
    pub records: RecordCounts,
}

/// How much of what was counted is demo data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Demo {
    None,
    Some,
    All,
}

/// Visits and codes of the period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Totals {
    pub visits: u64,
    pub finished: u64,
    pub idle_ended: u64,
    pub open: u64,
    /// Seconds from a visit's start to its last touch, middle value.
    pub median_active_s: Option<f64>,
    pub takeaways_shown: u64,
    pub takeaways_opened: u64,
}

/// Stays in a scene.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SceneDwell {
    pub scene: String,
    /// Stays.
    pub n: u64,
    /// Seconds, middle value.
    pub median_s: Option<f64>,
    /// Seconds that 9 of 10 stays do not exceed.
    pub p90_s: Option<f64>,
}

/// The records behind the numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordCounts {
    pub stored: u64,
    /// Records known to be lost.
    pub gaps: u64,
    /// Records of kinds this program does not know.
    pub unknown_kinds: u64,
}

impl Demo {
    pub(crate) fn read(answer: &Answer) -> Result<Self, Error> {
        let row = answer.only("demo_all")?;
        Ok(match (row.flag("demo_all")?, row.flag("demo_some")?) {
            (Some(true), _) => Self::All,
            (_, Some(true)) => Self::Some,
            _ => Self::None,
        })
    }
}

impl Totals {
    pub(crate) fn read(visits: &Answer, takeaways: &Answer) -> Result<Self, Error> {
        let row = visits.only("visits")?;
        let codes = takeaways.only("takeaways_shown")?;
        Ok(Self {
            visits: row.count("visits")?,
            finished: row.count("finished")?,
            idle_ended: row.count("idle_ended")?,
            open: row.count("open")?,
            median_active_s: row.number("median_active_s")?,
            takeaways_shown: codes.count("takeaways_shown")?,
            takeaways_opened: codes.count("takeaways_opened")?,
        })
    }
}

impl SceneDwell {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| {
                Ok(Self {
                    scene: row.text("scene")?,
                    n: row.count("n")?,
                    median_s: row.number("median_s")?,
                    p90_s: row.number("p90_s")?,
                })
            })
            .collect()
    }
}

impl RecordCounts {
    pub(crate) fn read(answer: &Answer) -> Result<Self, Error> {
        let row = answer.only("stored")?;
        Ok(Self { stored: row.count("stored")?, gaps: row.count("gaps")?, unknown_kinds: row.count("unknown_kinds")? })
    }
}
