//! Heads of requests that two readers could understand differently are refused, before anything is made of them.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::refusal::Refused;

/// Refuses a request without exactly one host, with another in its first line, or with a body of no stated length.
///
/// Chunks are refused whole: nobody who asks this server sends any, and beside a `Content-Length` they are the usual way to make
/// two readers see two requests.
pub async fn plain_head(request: Request, next: Next) -> Result<Response, Refused> {
    let headers = request.headers();
    let hosts = headers.get_all(header::HOST).iter().count();
    let lengths = headers.get_all(header::CONTENT_LENGTH).iter().count();
    if headers.contains_key(header::TRANSFER_ENCODING) {
        let message = "the request does not say how long its body is: send Content-Length";
        return Err(Refused::new(StatusCode::LENGTH_REQUIRED, "no_length", message));
    }
    if hosts != 1 || request.uri().authority().is_some() || lengths > 1 {
        let message = "the request does not say one host, one path and one length: nothing between may change requests";
        return Err(Refused::new(StatusCode::BAD_REQUEST, "bad_request", message));
    }
    Ok(next.run(request).await)
}
