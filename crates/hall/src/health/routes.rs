//! `/healthz` and `/metrics`: from this machine for anyone, from elsewhere for signed-in staff.

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};

use super::{gauges, metrics};
use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::session::{Client, session_of};

/// Routes for watchdogs.
pub fn routes(hall: &SharedHall) -> Router<SharedHall> {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/metrics", get(metrics))
        .layer(from_fn_with_state(hall.clone(), from_here_or_staff))
}

async fn healthz(State(hall): State<SharedHall>) -> Response {
    let health = gauges::health(&hall).await;
    let status = if health.ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(health)).into_response()
}

async fn metrics(State(hall): State<SharedHall>) -> Response {
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], metrics::text(&hall).await).into_response()
}

async fn from_here_or_staff(
    State(hall): State<SharedHall>,
    client: Client,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    if client.is_this_machine || session_of(&hall, request.headers()).await? {
        return Ok(next.run(request).await);
    }
    Err(Refused::new(StatusCode::UNAUTHORIZED, "not_signed_in", "sign in, or ask from the server's own machine"))
}
