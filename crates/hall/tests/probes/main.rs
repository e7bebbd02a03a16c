//! Probes: what an attacker in the hall's network would try, against a running server, on every address it has.
//!
//! Each probe is refused as it should be, nothing fails within the server, nothing is stored, and afterwards the server
//! answers as before. Loopback only, and bounded in count and time.

#[path = "../served/mod.rs"]
mod served;

mod crowd;
mod heads;
mod roles;
mod routes;
mod signatures;
mod sizes;
mod slow;
mod target;
mod traversal;
