//! The bearer token that exhibits show, and the header that says which exhibit speaks.

use std::time::Instant;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use hall_api::DEVICE_HEADER;

use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::secret::{fingerprint, is_hex};

/// Lets only exhibits with the hall's device token through.
pub async fn device_needs_token(
    State(hall): State<SharedHall>,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    let known = bearer(request.headers())
        // Hashes are compared, not tokens, so the time it takes tells nothing about the token.
        .is_some_and(|token| fingerprint(token) == hall.identity.device_token);
    if known {
        return Ok(next.run(request).await);
    }
    Err(Refused::new(
        StatusCode::UNAUTHORIZED,
        "unknown_device",
        "the device token is missing or wrong: give the exhibit the file device-token of the hall's data folder",
    ))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The exhibit that speaks: its 128-bit identity in hex, from the header [`DEVICE_HEADER`]. In a hall with one exhibit
/// the header may be missing.
#[derive(Clone, Debug)]
pub struct DeviceId(pub String);

impl FromRequestParts<SharedHall> for DeviceId {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, hall: &SharedHall) -> Result<Self, Refused> {
        let Some(said) = parts.headers.get(DEVICE_HEADER) else {
            return hall.screens().only_exhibit(Instant::now()).map(|device| Self(device.to_owned())).ok_or_else(
                || {
                    Refused::new(
                        StatusCode::NOT_FOUND,
                        "unknown_exhibit",
                        format!("no exhibit, or more than one, has said hello: say hello and send {DEVICE_HEADER}"),
                    )
                },
            );
        };
        said.to_str()
            .ok()
            .filter(|device| is_hex(device, 32))
            .map(|device| Self(device.to_owned()))
            .ok_or_else(|| Refused::bad_body(format!("{DEVICE_HEADER} must be 32 lower-case hex digits")))
    }
}
