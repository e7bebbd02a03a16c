//! What a service manager hears of the real server, on a socket like its own.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rusqlite::Connection;

/// A server and the socket on which it reports.
struct Service {
    child: Child,
    socket: UnixDatagram,
}

impl Service {
    fn start(folder: &Path) -> Self {
        let path = folder.join("notify");
        let socket = UnixDatagram::bind(&path).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.join("data"))
            .env("NOTIFY_SOCKET", path)
            .env("WATCHDOG_USEC", "2000000")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self { child, socket }
    }

    fn next(&self) -> String {
        let mut message = [0; 256];
        let length = self.socket.recv(&mut message).unwrap();
        String::from_utf8_lossy(&message[..length]).trim().to_owned()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Gone already where the test ended it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_hears_when_the_server_answers_goes_on_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut service = Service::start(folder.path());
    assert_eq!([service.next(), service.next(), service.next()], ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]);
    let mut address = String::new();
    BufReader::new(service.child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let address = address.trim().strip_prefix("http://").unwrap().to_owned();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut status = String::new();
    BufReader::new(stream).read_line(&mut status).unwrap();
    assert!(status.contains(" 200 "), "{status}");

    let id = service.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let last = loop {
        match service.next().as_str() {
            "WATCHDOG=1" => {}
            other => break other.to_owned(),
        }
    };
    assert_eq!(last, "STOPPING=1");
    assert!(service.child.wait().unwrap().success());
}

#[test]
fn a_server_whose_writes_are_stuck_does_not_feed_the_watchdog() {
    let folder = tempfile::tempdir().unwrap();
    let mut service = Service::start(folder.path());
    assert_eq!([service.next(), service.next()], ["READY=1", "WATCHDOG=1"]);
    let database = Connection::open(folder.path().join("data/hall.sqlite")).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    let stderr = BufReader::new(service.child.stderr.take().unwrap());
    let said = stderr.lines().map_while(Result::ok).find(|line| line.contains("the watchdog is not fed"));
    assert!(said.is_some(), "the server ended without a word");
    // What came before the lock is heard; then it waits until writing is possible again.
    service.socket.set_nonblocking(true).unwrap();
    while service.socket.recv(&mut [0; 256]).is_ok() {}
    service.socket.set_nonblocking(false).unwrap();
    database.execute_batch("ROLLBACK").unwrap();
    assert_eq!(service.next(), "WATCHDOG=1");
}
