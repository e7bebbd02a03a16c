//! A year at the meter of companies that do not exist, for demos, lessons and tests: always marked as demo data.
//!
//! A company is a data file of its end uses: rated power, hours of work, what weather and daylight do to them, power
//! factors, capacitors. A year is a pure function of company, year and seed. `docs/load.md` has the model.

#![warn(missing_docs)]

mod batch;
mod capacitors;
mod company;
mod company_day;
mod demo_csv;
mod demo_error;
mod demo_year;
mod dice;
mod end_use;
mod plan;
mod shipped;
mod weather;

pub use capacitors::Capacitors;
pub use company::{Closing, Company, Name, NoLoad, Vacation};
pub use demo_csv::demo_csv;
pub use demo_error::DemoError;
pub use demo_year::{MODEL, demo_year};
pub use end_use::{Batch, EndUse, WeatherEffect};
pub use plan::{Plan, WorkSpan};
pub use shipped::{Shipped, find, shipped};
