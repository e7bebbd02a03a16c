//! The journal through its public interface: formats, spool, crashes, delivery, handle.

mod crash;
mod delivery;
mod fault;
mod frames;
mod hall;
mod handle;
mod kill;
mod memory_file_system;
mod spool;
