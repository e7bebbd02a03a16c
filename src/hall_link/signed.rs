//! Requests signed with the exhibit's key.
//!
//! A signature says when it was made, and the server takes it for five minutes. An exhibit whose clock went wrong while it
//! was off is told so, takes the server's time from that answer and tries once more.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use device_key::{DeviceKey, Message};
use hall_api::{Refusal, refusal_code};
use jiff::fmt::rfc2822::DateTimeParser;
use reqwest::StatusCode;
use reqwest::blocking::{Request, RequestBuilder, Response};
use reqwest::header::{DATE, HeaderValue, InvalidHeaderValue, RETRY_AFTER};

use super::LinkError;
use super::believed::{CertificateFault, TlsFault};
use super::hall_server::HallServer;
use super::standing::cause;

/// The longest the server holds an order request, and some more.
const LONG_POLL: Duration = Duration::from_secs(30);
/// Shorter than the server keeps a silent connection, so that none is used that is just being closed.
const IDLE: Duration = Duration::from_secs(10);

/// Clocks that differ by no more are not worth a word: a server that has just started refuses what was signed before.
const SLACK_S: i64 = 5;

/// A network client that signs.
#[derive(Clone, Debug)]
pub struct SignedClient {
    http: reqwest::blocking::Client,
    server: HallServer,
    key: DeviceKey,
    /// Seconds that the server's clock is ahead of ours.
    ahead_s: Arc<AtomicI64>,
}

/// What the server says to a request.
#[derive(Debug)]
pub enum Answer {
    Taken(Response),
    Refused { status: StatusCode, retry_after_ms: Option<u64>, said: Option<Refusal> },
}

/// Why a request was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("{}", cause(.0))]
    Network(reqwest::Error),
    #[error("its certificate is not believed: {0}")]
    Certificate(CertificateFault),
    #[error("{0}")]
    Encryption(rustls::Error),
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] getrandom::Error),
    #[error("a signature does not fit into a header: {0}")]
    Header(#[from] InvalidHeaderValue),
}

impl From<reqwest::Error> for AskError {
    fn from(error: reqwest::Error) -> Self {
        match TlsFault::of(&error) {
            Some(TlsFault::Certificate(fault)) => Self::Certificate(fault),
            Some(TlsFault::Other(fault)) => Self::Encryption(fault),
            None => Self::Network(error),
        }
    }
}

impl SignedClient {
    /// # Errors
    /// Where the hall's certificate cannot be used.
    pub fn new(server: HallServer, key: DeviceKey) -> Result<Self, LinkError> {
        let http = reqwest::blocking::Client::builder()
            .timeout(LONG_POLL)
            .pool_idle_timeout(IDLE)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .tls_backend_preconfigured(server.tls()?)
            .build()?;
        Ok(Self { http, server, key, ahead_s: Arc::default() })
    }

    /// A request to this address of the server.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.server.url()))
    }

    /// A request to this address of the server.
    pub fn post(&self, path: &str) -> RequestBuilder {
        self.http.post(format!("{}{path}", self.server.url()))
    }

    /// Signs and sends; once more by the server's time where it says that ours is wrong.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn send(&self, request: RequestBuilder) -> Result<Answer, AskError> {
        let request = request.build()?;
        let again = request.try_clone();
        match (self.send_once(request)?, again) {
            (Answer::Refused { said: Some(said), .. }, Some(again)) if said.code == refusal_code::STALE_SIGNATURE => {
                self.send_once(again)
            }
            (answer, _) => Ok(answer),
        }
    }

    fn send_once(&self, mut request: Request) -> Result<Answer, AskError> {
        self.sign(&mut request)?;
        let response = self.http.execute(request)?;
        let status = response.status();
        if status.is_success() {
            return Ok(Answer::Taken(response));
        }
        let header = |name| response.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let retry_after_ms = header(RETRY_AFTER).and_then(|seconds| Some(seconds.parse::<u64>().ok()? * 1000));
        let server_s =
            header(DATE).and_then(|date| Some(DateTimeParser::new().parse_timestamp(date).ok()?.as_second()));
        let said = response.json::<Refusal>().ok();
        if let (Some(Refusal { code, .. }), Some(server_s)) = (&said, server_s)
            && code == refusal_code::STALE_SIGNATURE
        {
            let ahead_s = server_s - now_s();
            if ahead_s.abs() > SLACK_S {
                tracing::warn!(
                    "this PC's clock is {ahead_s} s behind the hall server's: set it; requests go by the server's"
                );
            }
            self.ahead_s.store(ahead_s, Ordering::Relaxed);
        }
        Ok(Answer::Refused { status, retry_after_ms, said })
    }

    fn sign(&self, request: &mut Request) -> Result<(), AskError> {
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce)?;
        let url = request.url();
        let host = url.host_str().unwrap_or_default();
        let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let body = request.body().and_then(reqwest::blocking::Body::as_bytes).unwrap_or_default();
        let message = Message {
            method: request.method().as_str(),
            authority: &authority,
            path: url.path(),
            query: url.query().unwrap_or_default(),
        };
        let created_s = now_s() + self.ahead_s.load(Ordering::Relaxed);
        let headers = self.key.sign_request(&message, body, created_s, nonce);
        for (name, value) in headers.named() {
            request.headers_mut().insert(name, HeaderValue::from_str(value)?);
        }
        Ok(())
    }
}

/// Seconds since 1970 by this PC's clock.
fn now_s() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_wrong_clock_is_set_by_the_servers_date_and_tried_once_more() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = HallServer::new(&format!("http://{}", listener.local_addr().unwrap()), None).unwrap();
        let (send, created) = channel();
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let mut connection = connection.unwrap();
                let lines = BufReader::new(connection.try_clone().unwrap()).lines().map(Result::unwrap);
                let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                let input = head.iter().find(|line| line.starts_with("signature-input")).unwrap();
                let at: i64 = input.split(['=', ';']).nth(3).unwrap().parse().unwrap();
                send.send(at).unwrap();
                let body = r#"{"code":"stale_signature","message":"late"}"#;
                write!(
                    connection,
                    "HTTP/1.1 401 X\r\nConnection: close\r\nDate: Sat, 02 Jan 2100 00:00:00 GMT\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                )
                .unwrap();
            }
        });
        let client = SignedClient::new(server, DeviceKey::from_secret([1; 32])).unwrap();
        let answer = client.send(client.get("/")).unwrap();
        assert!(matches!(answer, Answer::Refused { status: StatusCode::UNAUTHORIZED, .. }), "once more, not for ever");
        let created: Vec<i64> = created.try_iter().collect();
        assert_eq!(created.len(), 2);
        let in_2100 = 4_102_531_200..4_102_531_200 + 300;
        assert!(!in_2100.contains(&created[0]) && in_2100.contains(&created[1]), "{created:?}");
    }
}
