//! Only our own pages may change something (security.md C1, after ASVS 5.0 3.5.1 to 3.5.3).
//!
//! A request that changes state must come from this server's own origin and be JSON, which no form on another site can
//! send without being asked first.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::request_body::is_json;

/// Refuses requests that change something and come from elsewhere.
pub async fn same_origin(State(hall): State<SharedHall>, request: Request, next: Next) -> Result<Response, Refused> {
    if !request.method().is_safe() {
        check(request.headers(), hall.is_encrypted)?;
    }
    Ok(next.run(request).await)
}

fn check(headers: &HeaderMap, is_encrypted: bool) -> Result<(), Refused> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let site_is_ours = text("sec-fetch-site").map(|site| site == "same-origin");
    let scheme = if is_encrypted { "https://" } else { "http://" };
    let origin_is_ours = text("origin").map(|origin| {
        let host = origin.strip_prefix(scheme);
        host.is_some() && host == text("host")
    });
    // Each that is sent must be ours, and one must be sent: browsers send at least one of them.
    if ![site_is_ours, origin_is_ours].contains(&Some(true)) || [site_is_ours, origin_is_ours].contains(&Some(false)) {
        return Err(Refused::new(
            StatusCode::FORBIDDEN,
            "foreign_origin",
            "this request does not come from the hall's own pages: use them, or send their Origin",
        ));
    }
    if !is_json(headers.get(header::CONTENT_TYPE)) {
        return Err(Refused::not_json());
    }
    Ok(())
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
        check(&map, false).is_ok()
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
    fn an_encrypted_hall_takes_only_its_own_https_pages() {
        let mut map = HeaderMap::new();
        map.insert("host", HeaderValue::from_static("hall.example"));
        map.insert("content-type", HeaderValue::from_static("application/json"));
        for (origin, passes) in
            [("https://hall.example", true), ("http://hall.example", false), ("hall.example", false)]
        {
            map.insert("origin", HeaderValue::from_static(origin));
            assert_eq!(check(&map, true).is_ok(), passes, "{origin}");
        }
    }

    #[test]
    fn a_form_cannot_pass_for_json() {
        let ours = ("origin", "http://127.0.0.1:8420");
        assert!(passes(&[ours, ("content-type", "application/json; charset=utf-8")]));
        assert!(!passes(&[ours, ("content-type", "text/plain")]));
        assert!(!passes(&[ours, ("content-type", "text/plain; application/json")]));
    }
}
