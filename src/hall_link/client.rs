//! Requests to the hall server.

use std::path::PathBuf;
use std::time::Duration;

use hall_api::{Ack, DEVICE_HEADER, Hello, Orders, RECORDS_CONTENT_TYPE, Welcome};
use journal::{Failure, Reply};
use reqwest::StatusCode;
use reqwest::blocking::{RequestBuilder, Response};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};

use super::LinkOptions;

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
}

impl Client {
    /// # Errors
    /// Where the token cannot be read.
    pub fn new(options: &LinkOptions, device: String) -> Result<Self, LinkError> {
        let failed = |error| LinkError::Token(options.token_file.clone(), error);
        let token = std::fs::read_to_string(&options.token_file).map_err(failed)?;
        let http = reqwest::blocking::Client::builder().timeout(LONG_POLL).no_proxy().build()?;
        Ok(Self {
            http,
            server: options.server.trim_end_matches('/').to_owned(),
            bearer: format!("Bearer {}", token.trim()),
            device,
        })
    }

    pub(super) fn hello(&self, hello: &Hello) -> Reply {
        let request = self.http.post(self.at("/api/device/hello")).timeout(SHORT).json(hello);
        match self.send(request) {
            Ok(response) => match response.json::<Welcome>() {
                Ok(Welcome { server, stored_through, .. }) => Reply::Welcome { server, stored_through },
                Err(_) => Reply::Failed(Failure::Unreachable),
            },
            Err(failure) => Reply::Failed(failure),
        }
    }

    pub(super) fn records(&self, body: Vec<u8>) -> Reply {
        let request = self
            .http
            .post(self.at("/api/device/records"))
            .timeout(SHORT)
            .header(CONTENT_TYPE, RECORDS_CONTENT_TYPE)
            .body(body);
        let ack = self.send(request).map(Response::json::<Ack>);
        match ack {
            Ok(Ok(ack)) => match (ack.device.parse(), ack.epoch.parse()) {
                (Ok(device), Ok(epoch)) => Reply::Ack { device, epoch, stored_through: ack.stored_through },
                _ => Reply::Failed(Failure::Unreachable),
            },
            Ok(Err(_)) => Reply::Failed(Failure::Unreachable),
            Err(failure) => Reply::Failed(failure),
        }
    }

    /// Waits for orders above `after`; `None` where the server cannot be reached.
    pub(super) fn orders(&self, after: u64) -> Option<Orders> {
        self.send(self.http.get(self.at(&format!("/api/device/orders?after={after}")))).ok()?.json().ok()
    }

    /// Hands a picture over; a lost one is made good by the next.
    pub(super) fn picture(&self, display: &str, scene: &str, jpeg: Vec<u8>) {
        let at = self.at(&format!("/api/device/picture/{display}?scene={scene}"));
        let request = self.http.post(at).timeout(SHORT).header(CONTENT_TYPE, "image/jpeg").body(jpeg);
        if let Err(failure) = self.send(request) {
            tracing::debug!("a picture was not taken: {failure:?}");
        }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.server)
    }

    fn send(&self, request: RequestBuilder) -> Result<Response, Failure> {
        let response = request
            .header(AUTHORIZATION, &self.bearer)
            .header(DEVICE_HEADER, &self.device)
            .send()
            .map_err(|_| Failure::Unreachable)?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let retry_after_ms = || {
            let seconds: u64 = response.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
            Some(seconds * 1000)
        };
        Err(match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Failure::Unauthorized,
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            StatusCode::BAD_REQUEST => Failure::Refused,
            _ => Failure::Busy { retry_after_ms: retry_after_ms() },
        })
    }
}
