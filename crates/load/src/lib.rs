//! What a meter measured, interval by interval: read from the files that metering systems export, and made whole.
//!
//! Times are those of the meter's clock in Asia/Shanghai, which knows no daylight saving. Energy is counted in millionths
//! of a kilowatt-hour, so that sums of a year are exact. No files are read here and there is no clock.
//!
//! [`read`] is given the bytes of a CSV or XLSX file. Rows become values with stamps (`table`), those intervals
//! (`placing`, `register`), and what is missing or cannot be is listed and estimated (`spike`, `gap`): `docs/load.md`.

#![warn(missing_docs)]

mod amount;
mod column_names;
mod csv_rows;
mod finding;
mod gap;
mod header;
mod interval_length;
mod load_error;
mod mapping;
mod micro_kwh;
mod multiplier_change;
mod multiplier_step;
mod placing;
mod progress;
mod reading;
mod register;
mod series;
mod slots;
mod spike;
mod stamp;
mod table;
mod text;
mod track;
mod work_calendar;
mod xlsx_book;
mod xlsx_package;
mod xlsx_rows;
mod xlsx_sheet;
mod xlsx_xml;

pub use finding::{Done, EnergyOf, Finding, FindingKind};
pub use interval_length::IntervalLength;
pub use load_error::LoadError;
pub use mapping::{MappedColumns, Mapping, MultiplierChange, Negative, Spikes, StampMark, TimesOfDayAre};
pub use micro_kwh::MicroKwh;
pub use progress::{Progress, Stage};
pub use reading::{MAX_FILE_BYTES, Reading, read, read_with, refuse_size};
pub use series::{LoadSeries, SeriesError};
pub use work_calendar::{DayKind, Holiday, WorkCalendar};
