//! The pages browsers get, built from `web/` and embedded, and the rules every answer follows in a browser.

mod embedded;
mod headers;
mod inline_scripts;
mod origin;
mod own_lessons;
mod routes;

pub use embedded::Pages;
pub use headers::security_headers;
pub use origin::same_origin;
pub use own_lessons::{OwnLessonsError, draw as own_lessons};
pub use routes::{open_routes, picture_routes, staff_routes};
