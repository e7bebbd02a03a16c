//! What a meter measured, interval by interval: read from the files that metering systems export, and made whole.
//!
//! Times are those of the meter's clock in Asia/Shanghai, which knows no daylight saving. Energy is counted in millionths
//! of a kilowatt-hour, so that sums of a year are exact. No files are read here and there is no clock.

#![warn(missing_docs)]

mod interval_length;
mod micro_kwh;
mod series;

pub use interval_length::IntervalLength;
pub use micro_kwh::MicroKwh;
pub use series::{LoadSeries, SeriesError};
