//! Exhibits as the server knows them: who may speak for one, how a new one is let in, who has said hello.

mod code;
mod enrolled;
mod enrolment;
mod greeting;
mod nonces;
mod registry;
mod signature;

pub use code::{InviteError, invite};
pub use enrolled::{Enrolled, EnrolledError, State, confirm, list, remove};
pub use enrolment::routes as enrolment_routes;
pub use greeting::routes;
pub use nonces::Nonces;
pub use registry::{known_exhibits, takeaway_keys};
pub use signature::{Speaker, device_needs_signature};
