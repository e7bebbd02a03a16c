//! The failure cases that the journal must survive, by the numbers of `docs/journal.md`, all against one oracle.

mod clocks;
mod crashes;
pub mod damage;
mod disks;
mod identity;
mod line;
mod server;
pub mod story;
mod tcp;
mod versions;
