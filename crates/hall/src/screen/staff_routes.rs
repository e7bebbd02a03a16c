//! What the screens page asks: the list of displays, their pictures, and orders to an exhibit.

use std::time::Instant;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use hall_api::{OrderKind, Screens};

use super::order_check;
use crate::clock::now_ms;
use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::request_body::JsonBody;

/// How the records name who ordered: one PIN for all staff, so no person.
const WHO: &str = "staff";

/// Routes for signed-in staff.
pub fn routes() -> Router<SharedHall> {
    Router::new()
        .route("/api/screens", get(screens))
        .route("/api/screens/{device}/{file}", get(picture))
        .route("/api/screens/{device}/orders", post(order))
}

async fn screens(State(hall): State<SharedHall>) -> Json<Screens> {
    let now = Instant::now();
    let (news, state) = {
        let mut screens = hall.screens();
        (screens.watch(now), screens.state(now))
    };
    if news {
        hall.wake_exhibits();
    }
    Json(state)
}

async fn picture(
    State(hall): State<SharedHall>,
    Path((device, file)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let newest = file.strip_suffix(".jpg").and_then(|display| hall.screens().picture(&device, display).cloned());
    let picture = newest.ok_or_else(|| {
        Refused::not_found("there is no picture of this display yet: the exhibit sends one when somebody watches")
    })?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], picture.jpeg).into_response())
}

async fn order(
    State(hall): State<SharedHall>,
    Path(device): Path<String>,
    JsonBody(what): JsonBody<OrderKind>,
) -> Result<StatusCode, Refused> {
    order_check::check(&what)?;
    hall.screens().order(&device, WHO, what, Instant::now(), now_ms())?;
    hall.wake_exhibits();
    Ok(StatusCode::ACCEPTED)
}
