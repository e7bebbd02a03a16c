//! The session cookie: only for this server, never readable by scripts, never sent from other sites.

use axum::http::{HeaderMap, header};

/// The cookie as a server gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Over plain HTTP on loopback: without `Secure`, or browsers would not send it back.
    Plain,
    /// Over https: `__Host-` and `Secure`, so that no other host and no plain request can set or read it.
    Secure,
}

impl Cookie {
    /// The one of a server that encrypts or does not.
    pub fn of(is_encrypted: bool) -> Self {
        if is_encrypted { Self::Secure } else { Self::Plain }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Plain => "zhidian_session",
            Self::Secure => "__Host-zhidian_session",
        }
    }

    fn with(self, value: &str) -> String {
        let secure = if self == Self::Secure { "; Secure" } else { "" };
        format!("{}={value}; HttpOnly; SameSite=Strict; Path=/{secure}", self.name())
    }

    /// The `Set-Cookie` value that gives a browser its token.
    pub fn give(self, token: &str) -> String {
        self.with(token)
    }

    /// The `Set-Cookie` value that takes the token back.
    pub fn take_back(self) -> String {
        self.with("") + "; Max-Age=0"
    }

    /// The token a browser sent.
    pub fn token(self, headers: &HeaderMap) -> Option<&str> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == self.name()).then_some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=b; zhidian_session=abc; c=d"));
        assert_eq!(Cookie::Plain.token(&headers), Some("abc"));
        headers.clear();
        headers.append(header::COOKIE, HeaderValue::from_static("xzhidian_session=abc"));
        assert_eq!(Cookie::Plain.token(&headers), None);
    }
    #[test]
    fn a_cookie_over_https_is_another_one() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("zhidian_session=abc"));
        assert_eq!(Cookie::Secure.token(&headers), None);
        let given = Cookie::Secure.give("abc");
        assert_eq!(given, "__Host-zhidian_session=abc; HttpOnly; SameSite=Strict; Path=/; Secure");
        assert!(!Cookie::Plain.give("abc").contains("Secure"));
    }
}
