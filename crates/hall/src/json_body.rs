//! A JSON body, refused in a sentence where it is not one.

use axum::Json;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use crate::refusal::Refused;

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
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Refused::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not_json",
            "the body is not marked as JSON: send Content-Type: application/json",
        ),
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
