//! Heads of requests that two readers could understand differently are refused, before anything is made of them.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::refusal::Refused;

/// Refuses a request without exactly one host, with another in its first line, or with two lengths.
pub async fn plain_head(request: Request, next: Next) -> Result<Response, Refused> {
    let headers = request.headers();
    let hosts = headers.get_all(header::HOST).iter().count();
    let lengths = headers.get_all(header::CONTENT_LENGTH).iter().count();
    let codings = headers.get_all(header::TRANSFER_ENCODING).iter().count();
    if hosts != 1 || request.uri().authority().is_some() || lengths > 1 || codings > 1 || lengths + codings > 1 {
        return Err(Refused::new(
            StatusCode::BAD_REQUEST,
            "bad_request",
            "the request does not say one host, one path and one length: nothing between may change requests",
        ));
    }
    Ok(next.run(request).await)
}
