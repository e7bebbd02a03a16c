//! `GET /t/keys.json` and `POST /t/opened`, open to every phone.

use std::time::Instant;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use super::opened::{self, Seen};
use crate::clock::now_ms;
use crate::device::takeaway_keys;
use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::request_body::JsonBody;
use crate::secret::is_hex;
use crate::session::Client;

/// Routes for visitors' phones.
pub fn routes() -> Router<SharedHall> {
    Router::new().route("/t/keys.json", get(keys)).route("/t/opened", post(opened))
}

#[derive(Serialize)]
struct Keys {
    keys: Vec<String>,
}

async fn keys(State(hall): State<SharedHall>) -> Result<Response, Refused> {
    let keys = hall.database.read(|connection| Ok::<_, Refused>(takeaway_keys(connection)?)).await?;
    // A key of an exhibit that just came must be found by the next phone.
    Ok(([(header::CACHE_CONTROL, "no-cache")], Json(Keys { keys })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opened {
    code: String,
}

async fn opened(
    State(hall): State<SharedHall>,
    client: Client,
    JsonBody(Opened { code }): JsonBody<Opened>,
) -> Result<StatusCode, Refused> {
    hall.openings().admit(client.address, Instant::now()).map_err(|wait| {
        hall.counters.slowed_down.add(1);
        Refused::new(StatusCode::TOO_MANY_REQUESTS, "slow_down", "too many codes from this address: wait a moment")
            .retry_after(wait)
    })?;
    if !is_hex(&code, 16) {
        return Err(Refused::bad_body("a code is 16 lower-case hex digits"));
    }
    let seen = Seen { uptime_ms: hall.uptime_ms(), now_ms: now_ms(), offset_min: hall.offset_min() };
    let identity = hall.identity.clone();
    let first = hall
        .database
        .write(move |connection| Ok::<_, Refused>(opened::note(connection, &identity, &code, seen)?))
        .await?;
    if first {
        hall.counters.codes_opened.add(1);
    }
    Ok(StatusCode::NO_CONTENT)
}
