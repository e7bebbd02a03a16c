//! The hall's two programs and their folders, which outlive them.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use reqwest::Certificate;
use reqwest::blocking::{Client, ClientBuilder};
use tempfile::TempDir;

use super::{Wire, wait_until};

/// Ports outside those that systems give to connections: nothing takes the server's while it is down.
const PORTS: std::ops::Range<u16> = 20_000..32_000;
/// The visit that is played.
const VISIT: &str = "tests/replays/take-home.ron";

/// A server and an exhibit. Both end when dropped.
pub struct Hall {
    folder: TempDir,
    port: u16,
    encrypted: bool,
    pub http: Client,
    /// What the exhibit reaches the server through, where it is not the network itself.
    wire: Option<Wire>,
    server: Option<Child>,
    exhibit: Option<Child>,
    /// The newest segment of the journal before the exhibit's last start.
    segment_before: Option<PathBuf>,
}

impl Hall {
    /// A hall with a running server. Its port is looked for from a random place on.
    pub fn open(random: u64) -> Self {
        Self::empty(random).with_programs()
    }

    /// The same over https, with a certificate that the server's own command made.
    pub fn open_encrypted(random: u64) -> Self {
        let mut hall = Self::empty(random);
        hall.encrypted = true;
        hall.make_certificate("own");
        hall.show_certificate("own");
        let ca = Certificate::from_pem(&fs::read(hall.data("own").join("hall-ca.pem")).unwrap()).unwrap();
        hall.http = http().tls_certs_only([ca]).build().unwrap();
        hall.with_programs()
    }

    /// The same over a wire that can lose what the server says to the exhibit.
    pub fn open_over_wire(random: u64) -> Self {
        let mut hall = Self::empty(random);
        hall.wire = Some(Wire::to(hall.port));
        hall.with_programs()
    }

    fn empty(random: u64) -> Self {
        let room = u64::from(PORTS.end - PORTS.start);
        let from = PORTS.start + (random % room) as u16;
        let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
        let port = (from..PORTS.end).chain(PORTS.start..from).find(free).expect("a free port");
        // Set already where a test opens a second hall.
        rustls::crypto::ring::default_provider().install_default().ok();
        let (folder, http) = (tempfile::tempdir().unwrap(), http().build().unwrap());
        Self { folder, port, encrypted: false, http, wire: None, server: None, exhibit: None, segment_before: None }
    }

    fn with_programs(mut self) -> Self {
        self.start_server();
        self.wait_for_server();
        self.enrol_exhibit();
        self
    }

    /// Makes a certificate for this server by a CA of its own, in a folder of this name.
    pub fn make_certificate(&self, folder: &str) {
        let mut command = Command::new(hall_program());
        command.args(["certificate", "new", "--name", "127.0.0.1", "--to"]).arg(self.data(folder));
        let done = command.output().unwrap();
        assert!(done.status.success(), "{done:?}");
    }

    /// From its next look on the server shows the certificate of this folder.
    pub fn show_certificate(&self, folder: &str) {
        let shown = self.data("shown");
        fs::create_dir_all(&shown).unwrap();
        for name in ["hall.pem", "hall-key.pem"] {
            fs::copy(self.data(folder).join(name), shown.join(name)).unwrap();
        }
    }

    /// Lets the exhibit in, as staff do: a code, a fingerprint, a word that it is the right one.
    pub fn enrol_exhibit(&self) {
        let code = self.device(&["invite", "--name", "exhibit-1"]);
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian"));
        command.args(["enrol", "--code", code.trim(), "--data"]).arg(self.data("exhibit")).args(self.server_options());
        let mut asking = command.stdout(Stdio::piped()).stderr(self.log()).spawn().unwrap();
        let mut fingerprint = String::new();
        BufReader::new(asking.stdout.take().unwrap()).read_line(&mut fingerprint).unwrap();
        self.device(&["confirm", fingerprint.trim()]);
        assert!(asking.wait().unwrap().success());
    }

    /// What `zhidian-hall device` says.
    pub fn device(&self, arguments: &[&str]) -> String {
        self.hall_says(&[&["device"], arguments].concat())
    }

    /// Makes a new staff PIN while the server runs.
    pub fn reset_staff_pin(&self) {
        self.hall_says(&["staff-pin", "reset"]);
    }

    /// The staff PIN, from the server's file.
    pub fn staff_pin(&self) -> String {
        fs::read_to_string(self.data("hall").join("staff-pin.txt")).unwrap().trim().to_owned()
    }

    /// What the server's command says of the server's folder.
    fn hall_says(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(hall_program());
        let done = command.args(arguments).arg("--data").arg(self.data("hall")).output().unwrap();
        assert!(done.status.success(), "{done:?}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// Starts the server where it does not run.
    pub fn start_server(&mut self) {
        if self.server.is_some() {
            return;
        }
        let mut command = Command::new(hall_program());
        command.args(["serve", "--listen", &format!("127.0.0.1:{}", self.port), "--data"]).arg(self.data("hall"));
        if self.encrypted {
            command.arg("--tls-certificate").arg(self.data("shown").join("hall.pem"));
            command.arg("--tls-key").arg(self.data("shown").join("hall-key.pem"));
        }
        self.server = Some(self.start(command));
    }

    /// Waits until requests are answered.
    pub fn wait_for_server(&self) {
        wait_until("an answer of the server", || {
            self.http.get(self.at("/healthz")).send().is_ok_and(|answer| answer.status().is_success())
        });
    }

    /// Starts the exhibit where it does not run; with visitors or with nobody in the hall.
    pub fn start_exhibit(&mut self, visitors: bool) {
        if self.exhibit.is_some() {
            return;
        }
        self.segment_before = self.newest_segment();
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian"));
        command.args(["run", "--no-gpu", "--data"]).arg(self.data("exhibit")).args(self.server_options());
        if visitors {
            command.args(["--play", VISIT]);
        }
        self.exhibit = Some(self.start(command));
    }

    /// How the exhibit reaches the server.
    fn server_options(&self) -> Vec<OsString> {
        let mut options = vec!["--server".into()];
        match &self.wire {
            Some(wire) => options.push(format!("http://127.0.0.1:{}", wire.port).into()),
            None => options.push(self.at("").into()),
        }
        if self.encrypted {
            options.extend(["--server-certificate".into(), self.data("own").join("hall-ca.pem").into()]);
        }
        options
    }

    /// The wire between exhibit and server.
    pub fn wire(&self) -> &Wire {
        self.wire.as_ref().expect("a hall that was opened over a wire")
    }

    fn start(&self, mut command: Command) -> Child {
        command.stdout(Stdio::null()).stderr(self.log()).spawn().unwrap()
    }

    fn log(&self) -> File {
        OpenOptions::new().create(true).append(true).open(self.data("log")).unwrap()
    }

    /// Waits until a visit that began since the exhibit's last start is on disk.
    pub fn wait_for_visitor(&mut self) {
        wait_until("a visit", || {
            assert!(runs(&mut self.exhibit), "the exhibit ended by itself");
            // Each start begins a segment.
            let newest = self.newest_segment().filter(|newest| Some(newest) != self.segment_before.as_ref());
            let bytes = newest.and_then(|path| std::fs::read(path).ok()).unwrap_or_default();
            bytes.windows(b"visit_started".len()).any(|word| word == b"visit_started")
        });
    }

    /// The names of one epoch's segments are in the order of their records.
    fn newest_segment(&self) -> Option<PathBuf> {
        let files = std::fs::read_dir(self.journal()).into_iter().flatten();
        let paths = files.filter_map(|entry| Some(entry.ok()?.path()));
        paths.filter(|path| path.extension().is_some_and(|suffix| suffix == "zdj")).max()
    }

    /// kill -9.
    pub fn kill_server(&mut self) {
        kill(self.server.take(), "server");
    }

    /// kill -9.
    pub fn kill_exhibit(&mut self) {
        kill(self.exhibit.take(), "exhibit");
    }

    /// SIGTERM: the exhibit ends in its own time.
    pub fn end_exhibit(&mut self) -> ExitStatus {
        let id = self.exhibit.as_ref().expect("an exhibit that runs").id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        wait_until("the end of the exhibit", || !runs(&mut self.exhibit));
        self.exhibit.take().unwrap().wait().unwrap()
    }

    /// Whether one of the programs said this.
    pub fn said(&self, words: &str) -> bool {
        self.times_said(words) > 0
    }

    /// How many lines of the programs have this in them.
    pub fn times_said(&self, words: &str) -> usize {
        let log = fs::read(self.data("log")).unwrap_or_default();
        String::from_utf8_lossy(&log).lines().filter(|line| line.contains(words)).count()
    }

    /// What the programs said last, for a test that failed.
    fn show_log(&self) {
        let log = std::fs::read(self.data("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        // The text engine says this of every line of Chinese in programs that are not built for release.
        let lines: Vec<_> = log.lines().filter(|line| !line.starts_with("ICU4X data error")).collect();
        println!("{}", lines[lines.len().saturating_sub(30)..].join("\n"));
    }

    pub fn journal(&self) -> PathBuf {
        self.data("exhibit").join("journal")
    }

    /// A program's folder.
    pub fn data(&self, program: &str) -> PathBuf {
        self.folder.path().join(program)
    }

    /// An address of the server.
    pub fn at(&self, path: &str) -> String {
        let scheme = if self.encrypted { "https" } else { "http" };
        format!("{scheme}://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Hall {
    fn drop(&mut self) {
        for mut program in self.server.take().into_iter().chain(self.exhibit.take()) {
            // Gone already where it ended by itself.
            program.kill().ok();
            program.wait().ok();
        }
        if std::thread::panicking() {
            self.show_log();
        }
    }
}

fn http() -> ClientBuilder {
    Client::builder().no_proxy().timeout(Duration::from_secs(20))
}

fn hall_program() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_zhidian")).with_file_name("zhidian-hall");
    assert!(program.exists(), "{} is missing: cargo build --workspace --bins", program.display());
    program
}

fn runs(program: &mut Option<Child>) -> bool {
    program.as_mut().is_some_and(|child| child.try_wait().unwrap().is_none())
}

/// A program that ended before it was killed would be a fault of its own.
fn kill(mut program: Option<Child>, name: &str) {
    assert!(runs(&mut program), "the {name} ended by itself");
    let mut child = program.unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
}
