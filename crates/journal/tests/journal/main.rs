//! The journal through its public interface: formats, spool, crashes, delivery, handle.

mod cases;
mod crash;
mod delivery;
mod fault;
mod frames;
mod hall;
mod handle;
mod history;
mod kill;
mod memory_file_system;
mod oracle;
mod spool;
mod verify;
