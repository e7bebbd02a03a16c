//! What the exhibits' displays show now, and orders to them: pictures in memory only, never on disk.

mod exhibit;
mod exhibit_routes;
mod order_check;
mod picture;
mod screens;
mod staff_routes;

pub use exhibit_routes::routes as exhibit_routes;
pub use screens::Screens;
pub use staff_routes::routes as staff_routes;
