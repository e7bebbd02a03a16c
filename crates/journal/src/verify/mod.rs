//! Looking at a spool without changing it, and mending what can be mended.

mod mark;
mod repair;
mod segment;
mod spool;

pub use mark::MarkReport;
pub use repair::{Repair, repair};
pub use segment::SegmentReport;
pub use spool::{Quarantined, SpoolReport};
