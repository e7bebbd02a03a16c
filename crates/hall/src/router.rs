//! Every address of the server, and who may ask it.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::compression::CompressionLayer;

use crate::device::device_needs_signature;
use crate::hall::Hall;
use crate::refusal::Refused;
use crate::request_body::{LONGEST_BODY, read_body};
use crate::request_head::plain_head;
use crate::session::{page_needs_session, staff_needs_session};
use crate::{device, health, page, record, screen, session, statistics, takeaway};

/// The whole server as one service.
pub fn router(hall: &Arc<Hall>) -> Router {
    let exhibits = Router::new()
        .merge(device::routes())
        .merge(record::routes())
        .merge(screen::exhibit_routes())
        .route_layer(from_fn_with_state(hall.clone(), device_needs_signature));
    let staff = Router::new()
        .merge(screen::staff_routes())
        .merge(statistics::routes())
        .merge(page::picture_routes())
        .route_layer(from_fn_with_state(hall.clone(), staff_needs_session));
    let staff_pages = page::staff_routes().route_layer(from_fn_with_state(hall.clone(), page_needs_session));
    // Exhibits sign with a key no other site can have; everything a browser asks is checked for where it comes from.
    let browsers = Router::new()
        .merge(staff)
        .merge(staff_pages)
        .merge(page::open_routes())
        .merge(session::routes())
        .merge(takeaway::routes())
        .route_layer(from_fn(read_body))
        .route_layer(from_fn_with_state(hall.clone(), page::same_origin))
        .layer(CompressionLayer::new());
    Router::new()
        .merge(browsers)
        .merge(exhibits)
        .merge(device::enrolment_routes())
        .merge(health::routes(hall))
        .fallback(|| async { Refused::not_found("there is nothing at this address: start at the front page") })
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn(plain_head))
        .layer(from_fn_with_state(hall.clone(), page::security_headers))
        .with_state(hall.clone())
}
