//! A hall whose programs can be killed at any moment: the real server and the real exhibit, each its own process.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part")]

mod delivery;
mod durable;
mod patience;
mod programs;
mod record;
mod stored;
mod wire;

pub use delivery::deliver_all;
pub use durable::Durable;
pub use patience::wait_until;
pub use programs::Hall;
pub use record::{Counts, Record, same};
pub use stored::{counted, stored};
pub use wire::Wire;
