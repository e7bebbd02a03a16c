//! A request that is not served: one clear sentence as JSON, with the right HTTP status.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hall_api::Refusal;

use crate::database::DatabaseError;

/// A refusal on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    status: StatusCode,
    code: &'static str,
    message: String,
    retry_after: Option<Duration>,
}

impl Refused {
    /// A refusal with a stable code for programs and a sentence for people.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retry_after: None }
    }

    /// The body is not what this address takes.
    pub fn bad_body(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_body", message)
    }

    /// The body is not marked as JSON.
    pub fn not_json() -> Self {
        let message = "the body is not marked as JSON: send Content-Type: application/json";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", message)
    }

    /// The store does not answer. Said in the log too: the visitor's phone cannot free a disk, the staff can.
    pub fn store_unavailable(error: &impl std::error::Error) -> Self {
        tracing::error!("{error}");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "store_unavailable", error.to_string())
            .retry_after(Duration::from_secs(5))
    }

    /// The body is longer than this address takes.
    pub fn too_long() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_long", "the body is too long: send a shorter one")
    }

    /// There is nothing under this name.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", message)
    }

    /// Says after which time to try again (whole seconds, rounded up).
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }
}

impl From<DatabaseError> for Refused {
    fn from(error: DatabaseError) -> Self {
        Self::store_unavailable(&error)
    }
}

impl From<rusqlite::Error> for Refused {
    fn from(error: rusqlite::Error) -> Self {
        DatabaseError::from(error).into()
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let body = Refusal { code: self.code.to_owned(), message: self.message };
        let mut response = (self.status, Json(body)).into_response();
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
