//! What exhibits ask: orders to carry out (a long poll) and pictures to hand in.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use hall_api::Orders;
use serde::Deserialize;

use super::picture::is_jpeg;
use super::screens::ScreenError;
use crate::device::Speaker;
use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::request_body::{bytes_refused, is_of_type};

/// How long an exhibit waits for orders.
const WAIT: Duration = Duration::from_secs(20);
/// How long it waits while somebody watches: soon it hears that nobody does any more.
const WATCHED_WAIT: Duration = Duration::from_secs(2);
/// Longest picture, in bytes.
const LONGEST_PICTURE: usize = 2 * 1024 * 1024;

/// Routes for exhibits that sign.
pub fn routes() -> Router<SharedHall> {
    Router::new()
        .route("/api/device/orders", get(orders))
        .route("/api/device/picture/{display}", post(picture).layer(DefaultBodyLimit::max(LONGEST_PICTURE)))
}

impl From<ScreenError> for Refused {
    fn from(error: ScreenError) -> Self {
        let (status, code) = match error {
            ScreenError::UnknownExhibit => (StatusCode::NOT_FOUND, "unknown_exhibit"),
            ScreenError::UnknownDisplay => (StatusCode::NOT_FOUND, "unknown_display"),
            ScreenError::Silent => (StatusCode::CONFLICT, "exhibit_silent"),
            ScreenError::Busy => (StatusCode::TOO_MANY_REQUESTS, "slow_down"),
        };
        let refused = Self::new(status, code, error.to_string());
        if error == ScreenError::Busy { refused.retry_after(Duration::from_secs(1)) } else { refused }
    }
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
}

async fn orders(
    State(hall): State<SharedHall>,
    Speaker { device, .. }: Speaker,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Json<Orders>, Refused> {
    let Query(After { after }) =
        query.map_err(|_| Refused::bad_body("after must be the number of the last order that was carried out"))?;
    let mut changed = hall.screens_changed.subscribe();
    let mut ending = hall.ending.subscribe();
    let start = Instant::now();
    loop {
        let now = Instant::now();
        let found = hall.screens().orders(&device, after, now)?;
        if let Some(orders) = found {
            return Ok(Json(orders));
        }
        let nothing = hall.screens().no_orders(now);
        let wait = if nothing.watched { WATCHED_WAIT } else { WAIT };
        let left = wait.saturating_sub(now.saturating_duration_since(start));
        if left.is_zero() || *ending.borrow_and_update() {
            return Ok(Json(nothing));
        }
        tokio::select! {
            _ = changed.changed() => {}
            _ = ending.changed() => {}
            () = tokio::time::sleep(left) => {}
        }
    }
}

#[derive(Deserialize)]
struct Shown {
    scene: Option<String>,
}

async fn picture(
    State(hall): State<SharedHall>,
    Speaker { device, .. }: Speaker,
    Path(display): Path<String>,
    Query(shown): Query<Shown>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Refused> {
    is_of_type(&headers, "image/jpeg")?;
    let jpeg = body.map_err(|rejection| bytes_refused(&rejection))?;
    if !is_jpeg(&jpeg) {
        return Err(Refused::bad_body("the picture is not a JPEG file: send one"));
    }
    hall.screens().show(&device, &display, shown.scene, jpeg, Instant::now())?;
    Ok(StatusCode::NO_CONTENT)
}
