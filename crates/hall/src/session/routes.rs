//! `POST /api/session` signs in, `DELETE /api/session` signs out.

use std::time::Instant;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;

use super::cookie::Cookie;
use super::{Client, pin_fits, store};
use crate::clock::now_ms;
use crate::hall::SharedHall;
use crate::identity::staff_pin_hash;
use crate::refusal::Refused;
use crate::request_body::JsonBody;
use crate::secret::random_hex;

/// Signing in and out.
pub fn routes() -> Router<SharedHall> {
    Router::new().route("/api/session", post(sign_in).delete(sign_out))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    pin: String,
}

async fn sign_in(
    State(hall): State<SharedHall>,
    client: Client,
    JsonBody(body): JsonBody<SignIn>,
) -> Result<Response, Refused> {
    hall.wrong_pins().admit(client.address, Instant::now()).map_err(|wait| {
        hall.counters.slowed_down.add(1);
        Refused::new(StatusCode::TOO_MANY_REQUESTS, "slow_down", "too many wrong PINs: wait, then try again")
            .retry_after(wait)
    })?;
    if !pin_is_right(&hall, body.pin).await? {
        hall.counters.wrong_pins.add(1);
        tracing::warn!(client = %client.address, "a wrong staff PIN was entered");
        return Err(Refused::new(
            StatusCode::UNAUTHORIZED,
            "wrong_pin",
            "this PIN is wrong: look for the right one in staff-pin.txt of the data folder, or reset it",
        ));
    }
    hall.wrong_pins().right(client.address);
    let token = random_hex()
        .map_err(|error| Refused::new(StatusCode::SERVICE_UNAVAILABLE, "no_randomness", error.to_string()))?;
    let kept = token.clone();
    hall.database.write(move |connection| Ok::<_, Refused>(store::make(connection, &kept, now_ms())?)).await?;
    tracing::info!(client = %client.address, "staff signed in");
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, Cookie::of(hall.is_encrypted).give(&token))]).into_response())
}

async fn pin_is_right(hall: &SharedHall, pin: String) -> Result<bool, Refused> {
    let ending =
        || Refused::new(StatusCode::SERVICE_UNAVAILABLE, "ending", "the server is ending: try again when it is up");
    let hash = hall.database.read(|connection| Ok::<_, Refused>(staff_pin_hash(connection)?)).await?;
    let Some(hash) = hash else { return Ok(false) };
    let _permit = hall.pin_checks.acquire().await.map_err(|_| ending())?;
    tokio::task::spawn_blocking(move || pin_fits(&pin, &hash)).await.map_err(|_| ending())
}

async fn sign_out(State(hall): State<SharedHall>, headers: HeaderMap) -> Result<Response, Refused> {
    let cookie = Cookie::of(hall.is_encrypted);
    if let Some(token) = cookie.token(&headers).map(str::to_owned) {
        hall.database.write(move |connection| Ok::<_, Refused>(store::end(connection, &token)?)).await?;
        tracing::info!("staff signed out");
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie.take_back())]).into_response())
}
