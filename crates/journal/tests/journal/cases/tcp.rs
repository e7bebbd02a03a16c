//! Case 8 over a real connection: the server has committed, and its answer is cut, garbled, an error, or reset on the way.
//!
//! Both ends of the line are written here, in the form of HTTP; the exhibit's own client is tested with the hall server.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::time::Duration;

use journal::{Action, DeviceId, EpochId, Failure, HelloFacts, OutgoingBatch, Reply};

use super::damage::written;
use super::line::{from_bytes, to_bytes};
use crate::hall::{Exhibit, Server};

/// What becomes of an answer on its way.
#[derive(Clone, Copy, Debug)]
enum Way {
    Whole,
    CutAt(usize),
    FlippedAt(usize),
    Status(u16),
    /// The connection is reset before a byte of it has come.
    Reset,
}

/// The client sends a byte that the server leaves unread where it resets the connection: closing then resets it.
const UNREAD: u8 = 0;

fn answer(stream: &mut TcpStream, server: &mut Server, way: Way) -> Result<()> {
    let mut head = [0; 5];
    stream.read_exact(&mut head)?;
    let [kind, length @ ..] = head;
    let mut body = vec![0; u32::from_le_bytes(length) as usize];
    stream.read_exact(&mut body)?;
    let reply = match kind {
        b'h' => {
            let (device, epoch) = body.split_at(16);
            let hello = HelloFacts {
                device: DeviceId(device.try_into().unwrap()),
                epoch: EpochId(epoch.try_into().unwrap()),
                next_seq: 0,
            };
            match server.answer(&Action::SendHello(hello)) {
                Reply::Welcome { stored_through, .. } => {
                    Reply::Ack { device: hello.device, epoch: hello.epoch, stored_through }
                }
                other => panic!("{other:?}"),
            }
        }
        _ => server.store(&OutgoingBatch { bytes: body, epoch: EpochId([0; 16]), first_seq: 0, last_seq: 0, count: 0 }),
    };
    if matches!(way, Way::Reset) {
        return Ok(());
    }
    stream.read_exact(&mut [UNREAD])?;
    let json = to_bytes(&reply);
    let status = if let Way::Status(status) = way { status } else { 200 };
    let mut bytes = format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\n\r\n", json.len()).into_bytes();
    bytes.extend(json);
    match way {
        Way::CutAt(at) => bytes.truncate(at),
        Way::FlippedAt(at) if at < bytes.len() => bytes[at] ^= 1 << (at % 7),
        _ => {}
    }
    stream.write_all(&bytes)
}

/// Sends a request and reads what comes back, as an exhibit's client understands it.
fn ask(listener: &TcpListener, request: &Action) -> Reply {
    let exchange = || {
        let mut stream = TcpStream::connect(listener.local_addr()?)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let (kind, body) = match request {
            Action::SendHello(hello) => (b'h', [hello.device.0, hello.epoch.0].concat()),
            Action::SendBatch(batch) => (b'b', batch.bytes.clone()),
            Action::WaitUntil(_) => return Err(Error::from(ErrorKind::InvalidInput)),
        };
        stream.write_all(&[&[kind][..], &(body.len() as u32).to_le_bytes(), &body, &[UNREAD]].concat())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    };
    let reply = exchange().map_or(Reply::Failed(Failure::Unreachable), |answer| read(&answer));
    match (request, reply) {
        (Action::SendHello(hello), Reply::Ack { device, epoch, stored_through })
            if (device, epoch) == (hello.device, hello.epoch) =>
        {
            Reply::Welcome { server: "a".to_owned(), stored_through }
        }
        (Action::SendHello(_), Reply::Ack { .. }) => Reply::Failed(Failure::Unreachable),
        (_, reply) => reply,
    }
}

fn read(answer: &[u8]) -> Reply {
    let whole = || {
        let at = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&answer[..at]).ok()?;
        let status: u16 = head.strip_prefix("HTTP/1.1 ")?.split(' ').next()?.parse().ok()?;
        let length: usize = head.split_once("Content-Length: ")?.1.parse().ok()?;
        let json = answer.get(at + 4..).filter(|json| json.len() == length)?;
        Some(match status {
            200 => from_bytes(json),
            500.. => Reply::Failed(Failure::Busy { retry_after_ms: None }),
            _ => Reply::Failed(Failure::Unreachable),
        })
    };
    whole().unwrap_or(Reply::Failed(Failure::Unreachable))
}

/// One request over the line, its answer going this way.
fn exchange(listener: &TcpListener, exhibit: &mut Exhibit, server: &mut Server, way: Way) {
    let request = exhibit.request();
    let reply = std::thread::scope(|scope| {
        scope.spawn(|| {
            let (mut stream, _) = listener.accept().unwrap();
            answer(&mut stream, server, way).unwrap();
        });
        ask(listener, &request)
    });
    exhibit.handle(reply);
}

#[test]
fn case_08_over_tcp_the_server_commits_and_its_answer_is_cut_garbled_an_error_or_reset() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (exhibit, oracle) = written(1..=12, 0);
    drop(exhibit.spool);
    let bytes = 200;
    let ways = (0..bytes).flat_map(|at| [Way::CutAt(at), Way::FlippedAt(at)]).chain([
        Way::Reset,
        Way::Status(500),
        Way::Status(502),
        Way::Status(503),
        Way::Whole,
    ]);
    for way in ways {
        let (mut exhibit, mut server) = (Exhibit::on(&exhibit.fs.copy()), Server::new("a"));
        exchange(&listener, &mut exhibit, &mut server, Way::Whole);
        exchange(&listener, &mut exhibit, &mut server, way);
        let rows = server.rows();
        assert_eq!(rows.len(), 12, "{way:?}: the server has not committed");
        exhibit.delivery.reconnect();
        for _ in 0..20 {
            if exhibit.is_waiting() {
                exchange(&listener, &mut exhibit, &mut server, Way::Whole);
            }
        }
        assert!(!exhibit.is_waiting(), "{way:?}: {:?}", exhibit.delivery);
        assert_eq!(server.rows(), rows, "{way:?}: what is stored changed");
        oracle.check(&server, &format!("{way:?}"));
    }
}

#[test]
fn case_08_over_tcp_a_request_that_is_cut_off_stores_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (mut exhibit, oracle) = written(1..=3, 0);
    let mut server = Server::new("a");
    exchange(&listener, &mut exhibit, &mut server, Way::Whole);
    let Action::SendBatch(batch) = exhibit.request() else { panic!() };
    for cut in 0..batch.bytes.len() {
        let mut stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let length = (batch.bytes.len() as u32).to_le_bytes();
        stream.write_all(&[&b"b"[..], &length, &batch.bytes[..cut]].concat()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let (mut arrived, _) = listener.accept().unwrap();
        assert!(answer(&mut arrived, &mut server, Way::Whole).is_err(), "cut at {cut}");
        assert_eq!(server.rows(), [], "cut at {cut}");
    }
    exhibit.handle(Reply::Failed(Failure::Unreachable));
    while exhibit.is_waiting() {
        exchange(&listener, &mut exhibit, &mut server, Way::Whole);
    }
    oracle.check(&server, "requests cut off");
}
