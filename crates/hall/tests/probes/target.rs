//! The server that is probed, with an exhibit and staff let in, and what must be so after every probe.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use hall_api::Refusal;
use journal::DeviceId;
use reqwest::blocking::{Client, RequestBuilder, Response};
use tempfile::TempDir;

use super::routes::Route;
use super::served::{DEVICE, Device, Server, client, hello};

/// A raw answer comes within this time.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Target {
    pub server: Server,
    /// Let in, and has said hello.
    pub device: Device,
    /// Let in as another.
    pub other: Device,
    pub cookie: String,
    pub http: Client,
    before: Vec<i64>,
    _folder: TempDir,
}

impl Target {
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::start(folder.path());
        let (device, other) = (Device::of(DEVICE), Device::of(DeviceId([0x0e; 16])));
        device.enrol(&server, "dual-screen-1");
        other.enrol(&server, "another");
        server.hello(&hello());
        let cookie = server.sign_in();
        let before = stored(&server);
        Self { server, device, other, cookie, http: client(), before, _folder: folder }
    }

    /// A request as the route takes it, with this body.
    pub fn request(&self, route: &Route, body: &[u8]) -> RequestBuilder {
        let request = self.http.request(route.method.parse().unwrap(), self.server.at(&route.path()));
        // Without our own origin every browser's request would be refused for that alone.
        let request = request.header("origin", &self.server.url);
        match route.body {
            Some((kind, _)) => request.header("content-type", kind).body(body.to_vec()),
            // What has no body must be marked as JSON all the same where it changes something.
            None => request.header("content-type", "application/json"),
        }
    }

    /// What the server answers to bytes on a connection of their own, as text; empty where it closes without a word.
    pub fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // It may have closed before all was written.
        stream.write_all(bytes).ok();
        answer(&mut stream)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.server.url.trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    pub fn host(&self) -> &str {
        self.server.url.trim_start_matches("http://")
    }

    /// After a probe: nothing was stored, and an exhibit, staff and a watchdog are answered as before.
    pub fn is_as_before(&self) {
        assert_eq!(stored(&self.server), self.before, "something was stored");
        self.answers();
    }

    /// An exhibit, staff and a watchdog are answered, each on a new connection.
    pub fn answers(&self) {
        let hello = client().post(self.server.at("/api/device/hello")).json(&hello());
        assert_eq!(self.device.send(hello).unwrap().status(), 200);
        let screens = client().get(self.server.at("/api/screens")).header("cookie", &self.cookie).send().unwrap();
        assert_eq!(screens.status(), 200);
        assert_eq!(client().get(self.server.at("/healthz")).send().unwrap().status(), 200);
    }
}

/// Reads an answer to its end, to the end of the connection, or as far as it comes.
pub fn answer(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut piece) {
        answer.extend_from_slice(&piece[..length]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// The status of a raw answer.
pub fn status(answer: &str) -> Option<u16> {
    answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

/// Status and code of a refusal.
pub fn refusal(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    (status, response.json::<Refusal>().map_or_else(|_| String::new(), |refusal| refusal.code))
}

/// Rows of every table that a request can write, but for what a session notes of its own use.
fn stored(server: &Server) -> Vec<i64> {
    let tables = ["record", "conflict", "exhibit", "takeaway_key", "opened_code", "session", "device", "device_code"];
    tables.iter().flat_map(|table| server.rows::<i64>(&format!("SELECT count(*) FROM {table}"))).collect()
}
