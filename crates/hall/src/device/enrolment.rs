//! `POST /api/device/enrol` and `GET /api/device/enrolment`: a new device asks to be let in, and whether it is.
//!
//! Both are signed with the new key, so nobody enrols a key that is not theirs.

use std::time::Instant;

use axum::extract::{Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::routing::{get, post};
use axum::{Json, Router};
use device_key::{EnrolmentCode, ReceivedSignature};
use hall_api::{Enrol, Enrolment, refusal_code};

use super::enrolled::{Enrolled, EnrolledError, State, enrol};
use super::signature::{enrolled, removed, signed_body, signed_head, take_once};
use crate::clock::now_ms;
use crate::hall::{Hall, SharedHall};
use crate::refusal::Refused;
use crate::request_body::is_json;
use crate::secret::is_hex;
use crate::session::Client;

/// Devices that are not let in share the memory of their nonces; how often they may ask bounds it.
const STRANGERS: &str = "strangers";
/// Longest body of a device that is not let in, in bytes.
const LONGEST_BODY: usize = 4 * 1024;

/// Addresses for devices that are not let in yet.
pub fn routes() -> Router<SharedHall> {
    Router::new().route("/api/device/enrol", post(ask)).route("/api/device/enrolment", get(state))
}

async fn ask(Shared(hall): Shared<SharedHall>, client: Client, request: Request) -> Result<Json<Enrolment>, Refused> {
    slow_down(&hall, client)?;
    if !is_json(request.headers().get(header::CONTENT_TYPE)) {
        return Err(Refused::not_json());
    }
    let (signature, body) = signed(&hall, request).await?;
    let Enrol { code, device } = serde_json::from_slice(&body)
        .map_err(|error| Refused::bad_body(format!("the body is not the JSON this address takes: {error}")))?;
    let code: EnrolmentCode = code.parse().map_err(|_| Refused::from(EnrolledError::Code))?;
    if !is_hex(&device, 32) {
        return Err(Refused::bad_body("device must be 32 lower-case hex digits"));
    }
    if device == hall.identity.device {
        return Err(Refused::from(EnrolledError::Taken("hall server".to_owned())));
    }
    let key = signature.key;
    let asked = hall
        .database
        .write(move |connection| Ok::<_, Refused>(enrol(connection, &code, &key, &device, now_ms())?))
        .await
        .inspect_err(|_| tracing::warn!(client = %client.address, "a device was not enrolled"))?;
    tracing::info!(client = %client.address, name = %asked.name, fingerprint = %asked.fingerprint, "a device asks to be let in");
    Ok(Json(said(asked)))
}

async fn state(Shared(hall): Shared<SharedHall>, client: Client, request: Request) -> Result<Json<Enrolment>, Refused> {
    slow_down(&hall, client)?;
    let (signature, _) = signed(&hall, request).await?;
    let found = enrolled(&hall, &signature.key.to_string()).await?;
    if found.state == State::Removed { Err(removed()) } else { Ok(Json(said(found))) }
}

fn slow_down(hall: &Hall, client: Client) -> Result<(), Refused> {
    hall.enrolments().admit(client.address, Instant::now()).map_err(|wait| {
        hall.counters.slowed_down.add(1);
        Refused::new(StatusCode::TOO_MANY_REQUESTS, "slow_down", "too many enrolments from this address: wait a moment")
            .retry_after(wait)
    })
}

async fn signed(hall: &Hall, request: Request) -> Result<(ReceivedSignature, axum::body::Bytes), Refused> {
    let (parts, body) = request.into_parts();
    let signature = signed_head(&parts)?;
    take_once(hall, STRANGERS, &signature)?;
    let body = signed_body(&signature, body, LONGEST_BODY).await?;
    Ok((signature, body))
}

fn said(device: Enrolled) -> Enrolment {
    Enrolment { name: device.name, fingerprint: device.fingerprint, confirmed: device.state == State::Confirmed }
}

impl From<EnrolledError> for Refused {
    fn from(error: EnrolledError) -> Self {
        let (status, code) = match &error {
            EnrolledError::Database(_) => return Self::store_unavailable(&error),
            EnrolledError::Code => (StatusCode::FORBIDDEN, refusal_code::BAD_CODE),
            EnrolledError::Removed => (StatusCode::FORBIDDEN, refusal_code::DEVICE_REMOVED),
            EnrolledError::Taken(_) => (StatusCode::CONFLICT, refusal_code::DEVICE_TAKEN),
            EnrolledError::LetIn(..) | EnrolledError::ShutOut(_) => (StatusCode::CONFLICT, "done_already"),
            EnrolledError::NotPending(_) | EnrolledError::Alike(_) | EnrolledError::NoDevice(_) => {
                (StatusCode::NOT_FOUND, "not_found")
            }
        };
        Self::new(status, code, error.to_string())
    }
}
