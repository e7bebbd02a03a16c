//! The session cookie: only for this server, never readable by scripts, never sent from other sites.

use axum::http::{HeaderMap, header};

/// Name of the cookie.
const NAME: &str = "zhidian_session";

/// The `Set-Cookie` value that gives a browser its token.
///
/// Without `Secure` as long as the server speaks plain HTTP on loopback only: browsers would not send it back.
pub fn give(token: &str) -> String {
    format!("{NAME}={token}; HttpOnly; SameSite=Strict; Path=/")
}

/// The `Set-Cookie` value that takes the token back.
pub fn take_back() -> String {
    format!("{NAME}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0")
}

/// The token a browser sent.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == NAME).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=b; zhidian_session=abc; c=d"));
        assert_eq!(token(&headers), Some("abc"));
        headers.clear();
        headers.append(header::COOKIE, HeaderValue::from_static("xzhidian_session=abc"));
        assert_eq!(token(&headers), None);
    }
}
