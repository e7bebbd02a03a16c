//! Records at the hall server: stored in SQLite exactly once for each (device, epoch, sequence number), on disk before they
//! are confirmed.
//!
//! It knows no network and no other table of the server, so it can be tested on a disk that loses what was not synced.

mod connection;
mod copy;
mod record;
mod report;
mod store;

pub use connection::{make_durable, make_tables};
pub use copy::{CopyError, DATABASE, StoreCopy};
pub use record::{Batch, Record};
pub use report::{EpochReport, StoreReport, lower_marks};
pub use store::{Stored, store, store_in, stored_through};
