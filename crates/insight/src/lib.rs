//! The statistics of a hall: records as Parquet files, and every number a manager sees as one SQL text over them.
//!
//! The hall server's database stays the truth; [`Store`] is a copy made for counting, fed row by row, exactly once, and
//! rebuilt from the database if its folder is deleted. [`Statistics`] asks Apache DataFusion the SQL texts in `sql/`, each
//! with its definition beside it, so the same text can run on a cluster over many halls. `docs/statistics.md` says what
//! each number means.

mod answer;
mod batch;
mod cell;
mod choice;
mod day;
mod demo_flags;
mod error;
mod exhibit_statistics;
mod funnel;
mod heat;
mod hour;
mod merge;
mod part;
mod part_name;
mod record;
mod records_table;
mod row;
mod schema;
mod snapshot;
mod statistic;
mod statistics;
mod store;
mod task;
mod trouble;

pub use cell::CellVisits;
pub use choice::{ChoiceUse, ModeUse};
pub use error::Error;
pub use exhibit_statistics::{Demo, ExhibitStatistics, RecordCounts, SceneDwell, Totals};
pub use funnel::{Funnel, FunnelStep};
pub use heat::HeatMap;
pub use hour::{HourDraw, HourVisits};
pub use row::Row;
pub use statistics::Statistics;
pub use store::Store;
pub use task::{TaskFigures, TaskUse, TasksLeft};
pub use trouble::SceneTrouble;
