//! Records of what happened, stored exactly once for each (device, epoch, sequence number).

mod own;
mod routes;
mod store;

pub use own::append_own;
pub use routes::routes;
pub use store::{Batch, Record, store, stored_through};
