//! Records of what happened, stored exactly once for each (device, epoch, sequence number).

mod own;
mod routes;

pub use own::append_own;
pub use record_store::{Batch, Record, store, stored_through};
pub use routes::routes;
