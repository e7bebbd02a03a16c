//! Requests to the hall server.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hall_api::{Ack, Hello, Orders, RECORDS_CONTENT_TYPE, Welcome, refusal_code};
use journal::{DeviceId, Failure, OutgoingBatch, Reply};
use reqwest::StatusCode;
use reqwest::blocking::{RequestBuilder, Response};
use reqwest::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::hall_server::{HallServer, HallServerError};
use super::key_file::{self, KeyFileError};
use super::signed::{Answer, AskError, SignedClient};
use super::standing::{LinkStanding, Standing, cause};

const SHORT: Duration = Duration::from_secs(10);
/// How long to wait for orders again after a server could not be reached.
const SOON: Duration = Duration::from_secs(2);
/// And after it said that this exhibit is not let in, which people have to change.
const LATER: Duration = Duration::from_secs(30);

/// Why the link does not come up.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error(transparent)]
    Key(#[from] KeyFileError),
    #[error(transparent)]
    Server(#[from] HallServerError),
    #[error("the network client does not start: {0}")]
    Client(#[from] reqwest::Error),
    #[error("the thread '{0}' does not start: {1}; check the limits on threads and memory")]
    Thread(&'static str, std::io::Error),
}

/// A client that speaks for this device.
#[derive(Clone)]
pub struct Client {
    http: SignedClient,
    device: String,
    standing: Arc<LinkStanding>,
}

impl Client {
    /// A client with the key in this data folder.
    ///
    /// # Errors
    /// Where there is no key, or the hall's certificate cannot be used.
    pub fn new(server: &HallServer, data: &Path) -> Result<Self, LinkError> {
        let key = key_file::read(data)?;
        let standing = LinkStanding::new(server.url().to_owned(), key.public().fingerprint());
        let http = SignedClient::new(server.clone(), key)?;
        Ok(Self { http, device: String::new(), standing: Arc::new(standing) })
    }

    /// The same for an exhibit PC with this identity.
    #[must_use]
    pub fn of_device(self, device: String) -> Self {
        Self { device, ..self }
    }

    pub(super) fn hello(&self, hello: &Hello) -> Result<Welcome, Failure> {
        self.ask(self.http.post("/api/device/hello").timeout(SHORT).json(hello))
    }

    pub(super) fn records(&self, batch: OutgoingBatch) -> Reply {
        let request = self
            .http
            .post("/api/device/records")
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
        self.ask(self.http.get(&format!("/api/device/orders?after={after}"))).ok()
    }

    /// Hands a picture over; a lost one is made good by the next.
    pub(super) fn picture(&self, display: &str, scene: &str, jpeg: Vec<u8>) {
        let at = format!("/api/device/picture/{display}?scene={scene}");
        let request = self.http.post(&at).timeout(SHORT).header(CONTENT_TYPE, "image/jpeg").body(jpeg);
        if let Err(Refusal { reason, .. }) = self.send(request) {
            tracing::debug!("a picture was not taken: {reason}");
        }
    }

    /// How long to wait before asking again.
    pub(super) fn patience(&self) -> Duration {
        if self.standing.last().is_some_and(Standing::is_refusal) { LATER } else { SOON }
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
        let (status, retry_after_ms, said) = match self.http.send(request).map_err(Refusal::unanswered)? {
            Answer::Taken(response) => return Ok(response),
            Answer::Refused { status, retry_after_ms, said } => (status, retry_after_ms, said),
        };
        let failure = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Failure::Unauthorized,
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            StatusCode::BAD_REQUEST => Failure::Refused,
            _ => Failure::Busy { retry_after_ms },
        };
        let standing = match (failure, status) {
            (Failure::Unauthorized, _) => match said.as_ref().map_or("", |said| said.code.as_str()) {
                refusal_code::UNKNOWN_DEVICE => Standing::Unknown,
                refusal_code::DEVICE_PENDING => Standing::Pending,
                refusal_code::DEVICE_REMOVED => Standing::ShutOut,
                _ => Standing::Refused,
            },
            // The link is well: what is too large or wrong in the body is for the delivery to find.
            (Failure::TooLarge | Failure::Refused, _) => Standing::Well,
            // So it is where the server has started anew and waits for this exhibit's hello.
            (_, StatusCode::NOT_FOUND) if said.as_ref().is_some_and(|said| said.code == "unknown_exhibit") => {
                Standing::Well
            }
            (_, StatusCode::NOT_FOUND) => Standing::Strange,
            _ => Standing::Busy,
        };
        let reason = said.map_or_else(|| status.to_string(), |said| said.message);
        Err(Refusal::new(failure, standing, reason))
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

    fn unanswered(error: AskError) -> Self {
        let (standing, reason) = match error {
            AskError::Certificate(fault) => (Standing::Unbelieved, fault.to_string()),
            AskError::Encryption(fault) => (Standing::Strange, fault.to_string()),
            error => (Standing::Gone, error.to_string()),
        };
        Self::new(Failure::Unreachable, standing, reason)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;

    use super::*;
    use crate::hall_link::key_file::FreshKey;

    /// A client of a server that gives these answers, one a connection.
    fn client<const N: usize>(answers: [&'static str; N]) -> Client {
        let folder = tempfile::tempdir().unwrap();
        FreshKey::make(folder.path()).unwrap().keep().unwrap();
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
        Client::new(&HallServer::new(&server, None).unwrap(), folder.path()).unwrap().of_device("device".to_owned())
    }

    #[test]
    fn every_answer_shows_how_the_link_stands() {
        let orders = r#"200 {"watched":false,"orders":[]}"#;
        let hello_first = r#"404 {"code":"unknown_exhibit","message":"say hello first"}"#;
        let unknown = r#"401 {"code":"unknown_device","message":"enrol"}"#;
        let pending = r#"403 {"code":"device_pending","message":"wait"}"#;
        let removed = r#"403 {"code":"device_removed","message":"ask staff"}"#;
        let client =
            client([unknown, pending, removed, "401 {}", "503 {}", "404 {}", hello_first, "200 <html>", orders]);
        for (standing, good) in [
            (Standing::Unknown, false),
            (Standing::Pending, false),
            (Standing::ShutOut, false),
            (Standing::Refused, false),
            (Standing::Busy, false),
            (Standing::Strange, false),
            (Standing::Well, false),
            (Standing::Strange, false),
            (Standing::Well, true),
            // The server has gone.
            (Standing::Gone, false),
        ] {
            let slowly =
                matches!(standing, Standing::Unknown | Standing::Pending | Standing::ShutOut | Standing::Refused);
            assert_eq!((client.orders(0).is_some(), client.standing.last()), (good, Some(standing)));
            assert_eq!(client.patience(), if slowly { LATER } else { SOON });
        }
    }
}
