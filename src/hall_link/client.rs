//! Requests to the hall server.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hall_api::{Ack, DEVICE_HEADER, Hello, Orders, RECORDS_CONTENT_TYPE, Welcome};
use journal::{DeviceId, Failure, OutgoingBatch, Reply};
use reqwest::StatusCode;
use reqwest::blocking::{RequestBuilder, Response};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use serde::de::DeserializeOwned;

use super::LinkOptions;
use super::standing::{LinkStanding, Standing, cause};

/// The longest the server holds an order request, and some more.
const LONG_POLL: Duration = Duration::from_secs(30);
const SHORT: Duration = Duration::from_secs(10);

/// Why the link does not come up.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error("the device token {0} cannot be read: {1}; copy it from the hall server's data folder")]
    Token(PathBuf, std::io::Error),
    #[error("the network client does not start: {0}")]
    Client(#[from] reqwest::Error),
    #[error("the thread '{0}' does not start: {1}; check the limits on threads and memory")]
    Thread(&'static str, std::io::Error),
}

/// A client that signs in as this device.
#[derive(Clone)]
pub struct Client {
    http: reqwest::blocking::Client,
    server: String,
    bearer: String,
    device: String,
    standing: Arc<LinkStanding>,
}

impl Client {
    /// # Errors
    /// Where the token cannot be read.
    pub fn new(options: &LinkOptions) -> Result<Self, LinkError> {
        let failed = |error| LinkError::Token(options.token_file.clone(), error);
        let token = std::fs::read_to_string(&options.token_file).map_err(failed)?;
        let http = reqwest::blocking::Client::builder().timeout(LONG_POLL).no_proxy().build()?;
        let server = options.server.trim_end_matches('/').to_owned();
        let standing = Arc::new(LinkStanding::new(server.clone(), options.token_file.clone()));
        Ok(Self { http, server, bearer: format!("Bearer {}", token.trim()), device: String::new(), standing })
    }

    /// The same for an exhibit PC with this identity.
    #[must_use]
    pub fn of_device(self, device: String) -> Self {
        Self { device, ..self }
    }

    pub(super) fn hello(&self, hello: &Hello) -> Reply {
        let request = self.http.post(self.at("/api/device/hello")).timeout(SHORT).json(hello);
        match self.ask(request) {
            Ok(Welcome { server, stored_through, .. }) => Reply::Welcome { server, stored_through },
            Err(failure) => Reply::Failed(failure),
        }
    }

    pub(super) fn records(&self, batch: OutgoingBatch) -> Reply {
        let request = self
            .http
            .post(self.at("/api/device/records"))
            .timeout(SHORT)
            .header(CONTENT_TYPE, RECORDS_CONTENT_TYPE)
            .body(batch.bytes);
        let ack: Ack = match self.ask(request) {
            Ok(ack) => ack,
            Err(failure) => return Reply::Failed(failure),
        };
        let (Ok(device), Ok(epoch)) = (ack.device.parse::<DeviceId>(), ack.epoch.parse()) else {
            self.standing.mistaken(&format!("records of '{}'", ack.device));
            return Reply::Failed(Failure::Unreachable);
        };
        if device.to_string() != self.device || epoch != batch.epoch {
            self.standing.mistaken(&format!("records of device {device} and epoch {epoch}"));
        }
        Reply::Ack { device, epoch, stored_through: ack.stored_through }
    }

    /// Waits for orders above `after`; `None` where the server cannot be reached.
    pub(super) fn orders(&self, after: u64) -> Option<Orders> {
        self.ask(self.http.get(self.at(&format!("/api/device/orders?after={after}")))).ok()
    }

    /// Hands a picture over; a lost one is made good by the next.
    pub(super) fn picture(&self, display: &str, scene: &str, jpeg: Vec<u8>) {
        let at = self.at(&format!("/api/device/picture/{display}?scene={scene}"));
        let request = self.http.post(at).timeout(SHORT).header(CONTENT_TYPE, "image/jpeg").body(jpeg);
        if let Err(Refusal { reason, .. }) = self.send(request) {
            tracing::debug!("a picture was not taken: {reason}");
        }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.server)
    }

    /// Sends a request and reads its answer, and takes note of how the link stands.
    fn ask<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Failure> {
        let answer = self.send(request).and_then(|response| {
            response.json().map_err(|error| Refusal::new(Failure::Unreachable, Standing::Strange, cause(&error)))
        });
        match answer {
            Ok(answer) => {
                self.standing.note(Standing::Well, "");
                Ok(answer)
            }
            Err(Refusal { failure, standing, reason }) => {
                self.standing.note(standing, &reason);
                Err(failure)
            }
        }
    }

    fn send(&self, request: RequestBuilder) -> Result<Response, Refusal> {
        let response = request
            .header(AUTHORIZATION, &self.bearer)
            .header(DEVICE_HEADER, &self.device)
            .send()
            .map_err(|error| Refusal::new(Failure::Unreachable, Standing::Gone, cause(&error)))?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let retry_after_ms = || {
            let seconds: u64 = response.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
            Some(seconds * 1000)
        };
        let failure = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Failure::Unauthorized,
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            StatusCode::BAD_REQUEST => Failure::Refused,
            _ => Failure::Busy { retry_after_ms: retry_after_ms() },
        };
        let said = response.json::<hall_api::Refusal>().ok();
        let standing = match (failure, status) {
            (Failure::Unauthorized, _) => Standing::Refused,
            // The link is well: what is too large or wrong in the body is for the delivery to find.
            (Failure::TooLarge | Failure::Refused, _) => Standing::Well,
            // So it is where the server has started anew and waits for this exhibit's hello.
            (_, StatusCode::NOT_FOUND) if said.as_ref().is_some_and(|said| said.code == "unknown_exhibit") => {
                Standing::Well
            }
            (_, StatusCode::NOT_FOUND) => Standing::Strange,
            _ => Standing::Busy,
        };
        Err(Refusal::new(failure, standing, status.to_string()))
    }
}

/// Why a request had no good answer: for the delivery, and for the log.
struct Refusal {
    failure: Failure,
    standing: Standing,
    reason: String,
}

impl Refusal {
    fn new(failure: Failure, standing: Standing, reason: String) -> Self {
        Self { failure, standing, reason }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;

    use super::*;

    /// A client of a server that gives these answers, one a connection.
    fn client(answers: [&'static str; 6]) -> Client {
        let folder = tempfile::tempdir().unwrap();
        let token_file = folder.path().join("device-token");
        std::fs::write(&token_file, "token").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for answer in answers {
                let (mut connection, _) = listener.accept().unwrap();
                let request = BufReader::new(connection.try_clone().unwrap()).lines();
                assert!(request.map(Result::unwrap).any(|line| line.is_empty()), "the request has no end");
                let (status, body) = answer.split_once(' ').unwrap();
                let length = body.len();
                write!(
                    connection,
                    "HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
                )
                .unwrap();
            }
        });
        let options = LinkOptions { server, token_file, name: "exhibit".to_owned(), demo: false };
        Client::new(&options).unwrap().of_device("device".to_owned())
    }

    #[test]
    fn every_answer_shows_how_the_link_stands() {
        let orders = r#"200 {"watched":false,"orders":[]}"#;
        let hello_first = r#"404 {"code":"unknown_exhibit","message":"say hello first"}"#;
        let client = client(["401 {}", "503 {}", "404 {}", hello_first, "200 <html>", orders]);
        for (standing, good) in [
            (Standing::Refused, false),
            (Standing::Busy, false),
            (Standing::Strange, false),
            (Standing::Well, false),
            (Standing::Strange, false),
            (Standing::Well, true),
            // The server has gone.
            (Standing::Gone, false),
        ] {
            assert_eq!((client.orders(0).is_some(), client.standing.last()), (good, Some(standing)));
        }
    }
}
