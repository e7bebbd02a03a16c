//! A hall whose programs can be killed at any moment: the real server and the real exhibit, each its own process.

mod durable;
mod patience;
mod programs;
mod record;
mod stored;

pub use durable::Durable;
pub use patience::wait_until;
pub use programs::Hall;
pub use record::{Counts, Record, same};
pub use stored::{counted, stored};
