//! The bodies of requests, refused in a sentence where they are too long, too slow, of the wrong type or no JSON.

use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::LengthLimitError;
use serde::de::DeserializeOwned;

use crate::refusal::Refused;

/// Longest body where nothing else is said, in bytes (security.md C1).
pub const LONGEST_BODY: usize = 64 * 1024;
/// A body is there within this time, or not taken.
const BODY_TIME: Duration = Duration::from_secs(10);

/// The body, read as JSON of `T`.
#[derive(Clone, Debug)]
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(json_refused(&rejection)),
        }
    }
}

fn json_refused(rejection: &JsonRejection) -> Refused {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refused::too_long(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Refused::not_json(),
        _ => Refused::bad_body(format!("the body is not the JSON this address takes: {}", rejection.body_text())),
    }
}

/// Turns a failure to read a whole binary body into a refusal.
pub fn bytes_refused(rejection: &BytesRejection) -> Refused {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refused::too_long(),
        _ => Refused::bad_body("the body ended early: send it again"),
    }
}

/// The whole body, if it is no longer than `longest` bytes and comes within [`BODY_TIME`].
pub async fn whole_body(body: Body, longest: usize) -> Result<Bytes, Refused> {
    let read = tokio::time::timeout(BODY_TIME, to_bytes(body, longest)).await.map_err(|_| {
        Refused::new(StatusCode::REQUEST_TIMEOUT, "slow_body", "the body came too slowly: send it again")
    })?;
    read.map_err(|error| {
        let is_too_long = error.into_inner().is::<LengthLimitError>();
        if is_too_long { Refused::too_long() } else { Refused::bad_body("the body ended early: send it again") }
    })
}

/// Reads the whole body before the request goes on, so that nobody holds a handler up.
pub async fn read_body(request: Request, next: Next) -> Result<Response, Refused> {
    let (parts, body) = request.into_parts();
    let body = whole_body(body, LONGEST_BODY).await?;
    Ok(next.run(Request::from_parts(parts, Body::from(body))).await)
}

/// Whether the header `Content-Type` says JSON.
pub fn is_json(content_type: Option<&HeaderValue>) -> bool {
    content_type
        .and_then(|kind| kind.to_str().ok()?.split(';').next())
        .is_some_and(|kind| kind.trim() == "application/json")
}

/// Refuses a body that is not marked as what this address takes.
pub fn is_of_type(headers: &HeaderMap, kind: &str) -> Result<(), Refused> {
    if headers.get(header::CONTENT_TYPE).is_some_and(|given| given == kind) {
        return Ok(());
    }
    let message = format!("the body is not marked as what this address takes: send Content-Type: {kind}");
    Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_type", message))
}
