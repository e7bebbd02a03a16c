//! What callers of this crate and readers of its codes can rely on, tested through its public interface.

mod example;
mod order;
mod scanning;
mod tampering;
mod vectors;
