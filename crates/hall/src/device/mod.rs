//! Exhibits as the server knows them: who may speak for one, who has said hello.

mod greeting;
mod registry;
mod token;

pub use greeting::routes;
pub use registry::{known_exhibits, takeaway_keys};
pub use token::{DeviceId, device_needs_token};
