//! The real server, as its own process on a free port with a folder of its own.

#![allow(dead_code, reason = "every test file uses a part of it")]

pub mod device;
pub mod line;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hall_api::{Ack, Hello, RECORDS_CONTENT_TYPE, Welcome};
use journal::{Batch, BootId, DeviceId, EpochId, Frame, Stamp};
use reqwest::blocking::{Client, ClientBuilder, RequestBuilder, Response};
use serde_json::Value;

pub use device::Device;

/// A running server. Ends when dropped.
pub struct Server {
    child: Child,
    pub url: String,
    pub folder: PathBuf,
}

impl Server {
    /// Starts on a folder and waits until requests are answered.
    pub fn start(folder: &std::path::Path) -> Self {
        Self::start_with(folder, &[])
    }

    pub fn start_with(folder: &std::path::Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder)
            .args(more)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        assert!(url.starts_with("http"), "the server did not start: {url:?}");
        Self { child, url: url.trim().to_owned(), folder: folder.to_path_buf() }
    }

    /// kill -9.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM; returns the exit status.
    pub fn terminate(mut self) -> std::process::ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap()
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    pub fn secret(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).unwrap().trim().to_owned()
    }

    /// Sends a request of the exhibit [`DEVICE`], let in where it is not yet, and signed.
    pub fn device(&self, request: RequestBuilder) -> Response {
        self.known_device().send(request).unwrap()
    }

    /// The exhibit [`DEVICE`], let in.
    pub fn known_device(&self) -> Device {
        let device = Device::of(DEVICE);
        if self.rows::<i64>("SELECT count(*) FROM device") == [0] {
            device.enrol(self, "dual-screen-1");
        }
        device
    }

    /// A request as the server's own pages make it.
    pub fn page(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("origin", &self.url).header("content-type", "application/json")
    }

    pub fn send(&self, batch: &Batch) -> Response {
        let request = client().post(self.at("/api/device/records")).header("content-type", RECORDS_CONTENT_TYPE);
        self.device(request.body(batch.encode()))
    }

    /// Sends a batch that must be taken; returns how far the records are stored.
    pub fn store(&self, batch: &Batch) -> u64 {
        self.send(batch).error_for_status().unwrap().json::<Ack>().unwrap().stored_through
    }

    pub fn hello(&self, hello: &Hello) -> Welcome {
        let request = client().post(self.at("/api/device/hello")).json(hello);
        self.device(request).error_for_status().unwrap().json().unwrap()
    }

    /// Signs in; returns the cookie.
    pub fn sign_in(&self) -> String {
        let response = self.try_pin(&client(), &self.secret("staff-pin.txt"));
        assert_eq!(response.status(), 204);
        let cookie = response.headers()["set-cookie"].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    pub fn try_pin(&self, client: &Client, pin: &str) -> Response {
        let body = serde_json::json!({ "pin": pin }).to_string();
        self.page(client.post(self.at("/api/session"))).body(body).send().unwrap()
    }

    /// A number of the running server from `/metrics`.
    pub fn metric(&self, name: &str) -> u64 {
        let text = client().get(self.at("/metrics")).send().unwrap().text().unwrap();
        let line = text.lines().find(|line| line.starts_with(&format!("zhidian_hall_{name} ")));
        line.unwrap_or_else(|| panic!("no {name} in {text}")).rsplit(' ').next().unwrap().parse().unwrap()
    }

    /// Memory of the server by its name in `/proc`, `VmRSS` now or `VmHWM` at most, in MiB.
    pub fn resident_mib(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Reads the database beside the server.
    pub fn rows<T: rusqlite::types::FromSql>(&self, sql: &str) -> Vec<T> {
        let connection = rusqlite::Connection::open(self.folder.join("hall.sqlite")).unwrap();
        connection.busy_timeout(Duration::from_secs(10)).unwrap();
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gone already where a test killed it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor seconds that a process has taken so far.
pub fn processor_s(process: u32) -> f64 {
    /// Of a second, on every machine that Linux runs on today.
    const TICKS_A_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    // The name in brackets may hold anything; user and system time are the 12th and 13th field after it.
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let ticks = fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap());
    ticks.sum::<f64>() / TICKS_A_SECOND
}

pub fn client() -> Client {
    builder().build().unwrap()
}

pub fn builder() -> ClientBuilder {
    // Set already where a test makes a second client.
    rustls::crypto::ring::default_provider().install_default().ok();
    Client::builder().no_proxy().timeout(Duration::from_secs(40)).redirect(reqwest::redirect::Policy::none())
}

pub fn json(response: Response) -> Value {
    response.json().unwrap()
}

pub const DEVICE: DeviceId = DeviceId([0xd0; 16]);

/// A batch of records `first..=last` of one epoch whose events carry their number and `mark`.
pub fn batch(epoch: u8, first: u64, last: u64, mark: &str) -> Batch {
    let stamp = Stamp { boot: BootId([7; 16]), mono_ms: 5, wall_ms: 1_772_942_400_000, offset_min: 480 };
    let frames = (first..=last).flat_map(|seq| {
        let payload = serde_json::json!({ "kind": "fault", "what": format!("{mark}{seq}") }).to_string();
        Frame { seq, stamp, payload: payload.as_bytes() }.encode().unwrap()
    });
    Batch {
        device: DEVICE,
        epoch: EpochId([epoch; 16]),
        first_seq: first,
        last_seq: last,
        count: u32::try_from(last - first + 1).unwrap(),
        frames: frames.collect(),
    }
}

pub fn hello() -> Hello {
    Hello {
        name: String::new(),
        device: DEVICE.to_string(),
        epoch: EpochId([1; 16]).to_string(),
        next_seq: 1,
        takeaway_key: "ab".repeat(32),
        profile: "dual-screen".into(),
        demo: false,
        scenes: Vec::new(),
        displays: vec![hall_api::DisplayInfo {
            id: "near".into(),
            width_mm: 1200,
            height_mm: 680,
            scene: "attract".into(),
        }],
    }
}
