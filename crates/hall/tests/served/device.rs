//! An exhibit PC with a key of its own, let in as staff let in a real one.

use std::path::Path;
use std::process::{Command, Output};
use std::time::{SystemTime, UNIX_EPOCH};

use device_key::{DeviceKey, Message, SignedHeaders};
use hall_api::{Enrol, Enrolment};
use journal::{BootId, DeviceId};
use reqwest::blocking::{Client, Request, RequestBuilder, Response};

use super::{Server, client};

/// A device and its key. The same device has the same key in every test.
#[derive(Clone)]
pub struct Device {
    pub id: DeviceId,
    pub key: DeviceKey,
}

impl Device {
    pub fn of(id: DeviceId) -> Self {
        let mut secret = [0x5a; 32];
        secret[..16].copy_from_slice(&id.0);
        Self { id, key: DeviceKey::from_secret(secret) }
    }

    /// Asks to be let in with a new code, and is confirmed.
    pub fn enrol(&self, server: &Server, name: &str) {
        self.enrol_by(&client(), server, name);
    }

    /// The same by a client that can reach the server.
    pub fn enrol_by(&self, client: &Client, server: &Server, name: &str) {
        let code = invited(server, name);
        let answer = self.send(self.asking(client, server, &code)).unwrap();
        let asked: Enrolment = answer.error_for_status().unwrap().json().unwrap();
        let confirmed = command(&server.folder, &["confirm", &asked.fingerprint]);
        assert!(confirmed.status.success(), "{confirmed:?}");
    }

    /// Asks to be let in with a new code.
    pub fn ask(&self, server: &Server, name: &str) -> Enrolment {
        self.ask_with(server, &invited(server, name)).error_for_status().unwrap().json().unwrap()
    }

    pub fn ask_with(&self, server: &Server, code: &str) -> Response {
        self.send(self.asking(&client(), server, code)).unwrap()
    }

    fn asking(&self, client: &Client, server: &Server, code: &str) -> RequestBuilder {
        let body = Enrol { code: code.to_owned(), device: self.id.to_string() };
        client.post(server.at("/api/device/enrol")).json(&body)
    }

    /// Signs a request and sends it.
    pub fn send(&self, request: RequestBuilder) -> reqwest::Result<Response> {
        let (client, request) = request.build_split();
        client.execute(self.signed(request?))
    }

    /// The request with a signature made now.
    pub fn signed(&self, mut request: Request) -> Request {
        let headers = self.signature(&request, now_s(), BootId::random().unwrap().0);
        for (name, value) in headers.named() {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        request
    }

    /// The headers that sign a request.
    pub fn signature(&self, request: &Request, created_s: i64, nonce: [u8; 16]) -> SignedHeaders {
        let url = request.url();
        let authority = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
        let body = request.body().map_or(&[][..], |body| body.as_bytes().unwrap());
        let (method, path, query) = (request.method().as_str(), url.path(), url.query().unwrap_or_default());
        self.key.sign_request(&Message { method, authority: &authority, path, query }, body, created_s, nonce)
    }
}

pub fn now_s() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed()
}

/// A new code.
fn invited(server: &Server, name: &str) -> String {
    let invited = command(&server.folder, &["invite", "--name", name]);
    assert!(invited.status.success(), "{invited:?}");
    String::from_utf8(invited.stdout).unwrap().trim().to_owned()
}

/// `zhidian-hall device`.
pub fn command(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"));
    command.arg("device").args(arguments).arg("--data").arg(folder).output().unwrap()
}
