//! Only our own pages may change something (security.md C1, after ASVS 5.0 3.5.1 to 3.5.3).
//!
//! A request that changes state must come from this server's own origin and be JSON, which no form on another site can
//! send without being asked first.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::refusal::Refused;

/// Refuses requests that change something and come from elsewhere.
pub async fn same_origin(request: Request, next: Next) -> Result<Response, Refused> {
    if !request.method().is_safe() {
        check(request.headers())?;
    }
    Ok(next.run(request).await)
}

fn check(headers: &HeaderMap) -> Result<(), Refused> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let site_is_ours = text("sec-fetch-site").map(|site| site == "same-origin");
    let origin_is_ours = text("origin").map(|origin| Some(origin_host(origin)) == text("host"));
    // Each that is sent must be ours, and one must be sent: browsers send at least one of them.
    if ![site_is_ours, origin_is_ours].contains(&Some(true)) || [site_is_ours, origin_is_ours].contains(&Some(false)) {
        return Err(Refused::new(
            StatusCode::FORBIDDEN,
            "foreign_origin",
            "this request does not come from the hall's own pages: use them, or send their Origin",
        ));
    }
    let is_json = text(header::CONTENT_TYPE.as_str())
        .is_some_and(|kind| kind.split(';').next().is_some_and(|kind| kind.trim() == "application/json"));
    if !is_json {
        return Err(Refused::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not_json",
            "the request is not marked as JSON: send Content-Type: application/json",
        ));
    }
    Ok(())
}

fn origin_host(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn passes(headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        map.insert("host", HeaderValue::from_static("127.0.0.1:8420"));
        map.insert("content-type", HeaderValue::from_static("application/json"));
        for (name, value) in headers {
            map.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        check(&map).is_ok()
    }

    #[test]
    fn only_our_own_pages_pass() {
        assert!(passes(&[("origin", "http://127.0.0.1:8420")]));
        assert!(passes(&[("sec-fetch-site", "same-origin")]));
        assert!(!passes(&[]), "neither is sent");
        assert!(!passes(&[("origin", "http://elsewhere.example")]));
        assert!(!passes(&[("origin", "http://127.0.0.1:9999")]));
        assert!(!passes(&[("origin", "null")]));
        assert!(!passes(&[("sec-fetch-site", "cross-site")]));
        assert!(!passes(&[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8420")]));
        assert!(!passes(&[("sec-fetch-site", "same-origin"), ("origin", "http://elsewhere.example")]));
    }

    #[test]
    fn a_form_cannot_pass_for_json() {
        let ours = ("origin", "http://127.0.0.1:8420");
        assert!(passes(&[ours, ("content-type", "application/json; charset=utf-8")]));
        assert!(!passes(&[ours, ("content-type", "text/plain")]));
        assert!(!passes(&[ours, ("content-type", "text/plain; application/json")]));
    }
}
