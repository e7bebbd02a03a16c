//! Statistics over the records: fed from the database every second, asked by the manager's page.

mod feed;
mod routes;

pub use feed::{Statistics, feed_for_ever};
pub use routes::routes;
