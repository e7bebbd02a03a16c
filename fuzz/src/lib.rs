//! What the targets share: what a refusal has to be, a meter to bill, and the smallest hall that documents are read into.

mod hall;
mod meter;
mod sentence;

pub use hall::{Hall, text};
pub use meter::{day_of_meter, most_of_meter};
pub use sentence::sentence;
