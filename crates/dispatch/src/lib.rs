//! How large storage and roof solar should be, and what they do in every step of a year, so that the year costs least.
//!
//! A [`Problem`] holds a [`Year`] of steps with demand and prices, the basic charge of each [`Month`] and what storage and
//! solar are offered. [`quick`] answers from typical days and then works out the whole year with the sizes found;
//! [`full`] solves the one linear programme of the year at hourly steps; [`dispatch`] works out a year with sizes that are
//! given. Nothing is known here of tariffs or load files: prices are marginal and all-in, and who made the problem prices
//! the [`Answer`] again with the exact bill. No files, no clock.

#![warn(missing_docs)]

mod answer;
mod basic_charge;
mod capital_recovery;
mod full;
mod grid_limit;
mod horizon;
mod interior_point;
mod kkt;
mod linear_programme;
mod model;
mod overrun;
mod plan;
mod pricing;
mod problem;
mod problem_check;
mod problem_error;
mod progress;
mod quick;
mod replay;
mod solar_offer;
mod storage_offer;
mod targets;
mod typical_days;
mod year;

pub use answer::{Answer, Bound, Flows, Sizes, YearlyCost};
pub use basic_charge::{BasicCharge, Contract, Excess, Overrun};
pub use capital_recovery::capital_recovery_factor;
pub use full::full;
pub use grid_limit::GridLimit;
pub use problem::Problem;
pub use problem_error::ProblemError;
pub use progress::{Continue, Progress, Stage};
pub use quick::{dispatch, quick, quick_of_two};
pub use solar_offer::SolarOffer;
pub use storage_offer::StorageOffer;
pub use year::{Month, Year};
