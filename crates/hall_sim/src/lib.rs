//! A hall that works like a real one, for demos and tests: made-up visitors, real event types, always marked as demo.
//!
//! It has a dual screen and a giant phone. A day is a pure function of its date and a seed, so a demo hall can be made again and a failing test repeated. Nothing
//! here decides how anything is counted; the statistics see these records as they see any others.

mod arrivals;
mod calculation;
mod controls;
mod demo_day;
mod dice;
mod household;
mod learner;
mod lessons;
mod place;
mod timed_event;
mod touch;
mod visitor;

pub use demo_day::{DEVICE, PHONE_DEVICE, demo_day, phone_day};
pub use timed_event::TimedEvent;
