//! What a visitor's phone asks of the hall: the keys of take-away codes, and that a code's page was opened.

mod opened;
mod routes;

pub use routes::routes;
