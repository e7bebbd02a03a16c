//! The journal through its public interface: formats, spool, crashes, delivery, handle.

mod both_killed;
mod cases;
mod crash;
mod delivery;
mod fault;
mod fixtures;
mod frames;
mod hall;
mod handle;
mod history;
mod kill;
mod late;
mod memory_file_system;
mod oracle;
mod reuse;
mod spool;
mod verify;
