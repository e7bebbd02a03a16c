//! Staff sign in with a PIN and get a session: a cookie that ends by itself.

mod cookie;
mod guard;
mod pin;
mod routes;
mod store;
mod wrong_pins;

pub use guard::{Client, page_needs_session, session_of, staff_needs_session};
pub use pin::{PinError, hash_pin, pin_fits};
pub use routes::routes;
pub use wrong_pins::WrongPins;
