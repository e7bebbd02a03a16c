//! How visitors get on with the tasks of the practice phone.

use serde::Serialize;

use crate::{answer::Answer, cell::CellVisits, error::Error};

/// One task in one mode.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskUse {
    pub scene: String,
    pub app: String,
    pub task: String,
    /// `guided`, `free` or `race`.
    pub mode: String,
    /// Visits that began it.
    #[serde(flatten)]
    pub visits: CellVisits,
    /// Told where enough visits began it.
    #[serde(flatten)]
    pub figures: Option<TaskFigures>,
}

/// How a task went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskFigures {
    pub begun: u64,
    pub finished: u64,
    /// Finished over begun.
    pub share_finished: Option<f64>,
    /// Seconds, middle value of finished tasks.
    pub median_took_s: Option<f64>,
    /// Mean over tasks with an end.
    pub helps_per_task: Option<f64>,
    /// Mean over tasks with an end.
    pub wrong_turns_per_task: Option<f64>,
}

/// A page on which unfinished tasks were left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TasksLeft {
    pub scene: String,
    pub app: String,
    /// `wsgw.home`, `locked`; `None` where no end is recorded.
    pub page: Option<String>,
    /// Visits that left a task there.
    #[serde(flatten)]
    pub visits: CellVisits,
    /// Unfinished tasks; told where enough visits left one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<u64>,
}

impl TaskUse {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| {
                let visits = CellVisits::read(&row)?;
                let figures = TaskFigures {
                    begun: row.count("begun")?,
                    finished: row.count("finished")?,
                    share_finished: row.number("share_finished")?,
                    median_took_s: row.number("median_took_s")?,
                    helps_per_task: row.number("helps_per_task")?,
                    wrong_turns_per_task: row.number("wrong_turns_per_task")?,
                };
                Ok(Self {
                    scene: row.text("scene")?,
                    app: row.text("app")?,
                    task: row.text("task")?,
                    mode: row.text("mode")?,
                    visits,
                    figures: visits.is_told().then_some(figures),
                })
            })
            .collect()
    }
}

impl TasksLeft {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| {
                let visits = CellVisits::read(&row)?;
                let tasks = row.count("tasks")?;
                Ok(Self {
                    scene: row.text("scene")?,
                    app: row.text("app")?,
                    page: row.maybe_text("page")?,
                    visits,
                    tasks: visits.is_told().then_some(tasks),
                })
            })
            .collect()
    }
}
