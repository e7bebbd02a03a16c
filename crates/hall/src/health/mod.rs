//! Whether the server is well: for people's eyes, watchdogs and Prometheus.

mod counter;
mod disk;
mod gauges;
mod metrics;
mod routes;

pub use counter::Counters;
pub use gauges::CountedRows;
pub use routes::routes;
