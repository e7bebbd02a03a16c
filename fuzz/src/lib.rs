//! What the targets share: what a refusal has to be, a meter to bill, the smallest hall that documents are read into, and a
//! folder for what is read from files.

mod folder;
mod hall;
mod meter;
mod sentence;

pub use folder::folder;
pub use hall::{Hall, text};
pub use meter::{day_of_meter, most_of_meter};
pub use sentence::sentence;
