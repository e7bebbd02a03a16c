//! Both ends as real processes on a real disk, killed with SIGKILL at random moments: an exhibit that records and delivers, and
//! the server's store behind a socket. What the exhibit printed as durable is stored exactly once.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use journal::{
    Action, Delivery, Event, Failure, Journal, JournalOptions, Outbox, ReceivedBatch, Reply, SpoolOptions, VisitId,
};
use rusqlite::Connection;

const DIR: &str = "JOURNAL_BOTH_KILLED_DIR";
const BASE: &str = "JOURNAL_BOTH_KILLED_BASE";
/// What has not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(60);

fn open_store(dir: &Path) -> Connection {
    let connection = Connection::open(dir.join("hall.sqlite")).unwrap();
    record_store::make_durable(&connection).unwrap();
    record_store::make_tables(&connection).unwrap();
    connection
}

#[test]
#[ignore = "the server that the kill test starts and kills"]
fn serve_for_ever() {
    let Ok(dir) = std::env::var(DIR) else { return };
    let dir = Path::new(&dir);
    let mut connection = open_store(dir);
    let socket = dir.join("socket");
    let _ = std::fs::remove_file(&socket);
    let listener = UnixListener::bind(&socket).unwrap();
    for stream in listener.incoming() {
        let _ = answer(&mut stream.unwrap(), &mut connection);
    }
}

/// A request is a length and a batch, or device and epoch for a hello; the answer is the mark.
fn answer(stream: &mut UnixStream, connection: &mut Connection) -> std::io::Result<()> {
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length)?;
        let mut body = vec![0; u32::from_le_bytes(length) as usize];
        stream.read_exact(&mut body)?;
        let mark = match ReceivedBatch::decode(&body) {
            Ok(batch) => {
                let batch = record_store::Batch::received(batch).unwrap();
                record_store::store(connection, &batch, 0).unwrap().through
            }
            Err(_) => {
                let text = String::from_utf8(body).unwrap();
                let (device, epoch) = text.split_once(' ').unwrap();
                record_store::stored_through(connection, device, epoch).unwrap()
            }
        };
        stream.write_all(&mark.to_le_bytes())?;
    }
}

#[test]
#[ignore = "the exhibit that the kill test starts and kills"]
fn record_and_deliver_for_ever() {
    let Ok(dir) = std::env::var(DIR) else { return };
    let base: u64 = std::env::var(BASE).unwrap().parse().unwrap();
    let spool = SpoolOptions { segment_bytes: 4000, ..SpoolOptions::default() };
    let options = JournalOptions { spool, group: Duration::from_millis(1), ..JournalOptions::default() };
    let journal = Journal::open(&Path::new(&dir).join("spool"), options).unwrap();
    let (mut outbox, socket) = (journal.clone(), Path::new(&dir).join("socket"));
    std::thread::spawn(move || deliver(&mut outbox, &socket));
    // A base of 0 delivers and records nothing.
    for n in 0.. {
        if base == 0 {
            std::thread::sleep(Duration::from_millis(50));
            continue;
        }
        journal.record(Event::Wiped { visit: VisitId(base + n) });
        if n % 3 == 0 && journal.flush(Duration::from_secs(10)).is_ok() {
            let mut out = std::io::stdout().lock();
            writeln!(out, "durable {}", base + n).unwrap();
            out.flush().unwrap();
        }
    }
}

fn deliver(journal: &mut Journal, socket: &Path) {
    let (mut delivery, begun, mut line) = (Delivery::new(1), Instant::now(), None);
    loop {
        let now_ms = begun.elapsed().as_millis() as u64;
        let request = delivery.next(now_ms, journal).unwrap();
        let body = match &request {
            // Not the backoff's pauses: the server is up again soon, and a life is short.
            Action::WaitUntil(_) => {
                std::thread::sleep(Duration::from_millis(2));
                if line.is_none() {
                    delivery.reconnect();
                }
                continue;
            }
            Action::SendHello(hello) => format!("{} {}", hello.device, hello.epoch).into_bytes(),
            Action::SendBatch(batch) => batch.bytes.clone(),
        };
        line = line.or_else(|| UnixStream::connect(socket).ok());
        let mark = line.as_mut().and_then(|line| ask(line, &body).ok());
        let reply = match (mark, request) {
            (Some(stored_through), Action::SendHello(_)) => Reply::Welcome { server: "a".to_owned(), stored_through },
            (Some(stored_through), Action::SendBatch(batch)) => {
                Reply::Ack { device: journal.device(), epoch: batch.epoch, stored_through }
            }
            _ => {
                line = None;
                Reply::Failed(Failure::Unreachable)
            }
        };
        delivery.handle(now_ms, journal, reply).unwrap();
    }
}

fn ask(line: &mut UnixStream, body: &[u8]) -> std::io::Result<u64> {
    line.write_all(&(body.len() as u32).to_le_bytes())?;
    line.write_all(body)?;
    let mut mark = [0; 8];
    line.read_exact(&mut mark)?;
    Ok(u64::from_le_bytes(mark))
}

fn start(test: &str, dir: &Path, base: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("both_killed::{test}"), "--ignored", "--nocapture"])
        .envs([(DIR, dir.to_str().unwrap()), (BASE, &base.to_string())])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What an exhibit prints as durable, as long as it lives.
fn listen(exhibit: &mut Child) -> Receiver<u64> {
    let (found, printed) = channel();
    let lines = BufReader::new(exhibit.stdout.take().unwrap()).lines();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(visit) = line.split_once("durable ").and_then(|(_, visit)| visit.parse().ok()) {
                let _ = found.send(visit);
            }
        }
    });
    printed
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// How often each visit is stored.
fn stored(dir: &Path) -> BTreeMap<u64, u64> {
    let connection = open_store(dir);
    let mut statement = connection
        .prepare("SELECT event ->> 'visit', count(*) FROM (SELECT event FROM record UNION ALL SELECT event FROM conflict) GROUP BY 1")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64)));
    rows.unwrap().map(Result::unwrap).collect()
}

fn through_kills(each: u32) {
    let seed = std::env::var("ZHIDIAN_SEED").ok().and_then(|seed| seed.parse().ok());
    let mut seed = seed.unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    println!("ZHIDIAN_SEED={seed}");
    let mut below = |end: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % end
    };
    let dir = tempfile::tempdir().unwrap();
    let (mut kills, mut base, mut promised) = ((0, 0), 0, Vec::new());
    let mut server = start("serve_for_ever", dir.path(), 0);
    while kills.0 < each || kills.1 < each {
        base += 1_000_000;
        let mut exhibit = start("record_and_deliver_for_ever", dir.path(), base);
        let printed = listen(&mut exhibit);
        // Some lives end before the first record, most in the middle of many.
        if below(5) > 0 {
            promised.extend(printed.recv_timeout(PATIENCE));
        }
        for _ in 0..below(3) {
            std::thread::sleep(Duration::from_micros(below(12_000)));
            kill(server);
            kills.1 += 1;
            server = start("serve_for_ever", dir.path(), 0);
        }
        std::thread::sleep(Duration::from_micros(below(20_000)));
        kill(exhibit);
        kills.0 += 1;
        // Its pipe ends with it, and then this does too.
        promised.extend(printed);
    }
    kill(server);
    assert!(promised.len() as u32 > each, "too little happened: {} promises", promised.len());
    let (server, exhibit) =
        (start("serve_for_ever", dir.path(), 0), start("record_and_deliver_for_ever", dir.path(), 0));
    let begun = Instant::now();
    loop {
        let stored = stored(dir.path());
        if promised.iter().all(|visit| stored.contains_key(visit)) {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "what was durable does not arrive");
        std::thread::sleep(Duration::from_millis(100));
    }
    kill(exhibit);
    kill(server);
    let stored = stored(dir.path());
    assert_eq!(stored.values().max(), Some(&1), "something is stored twice");
    println!("{kills:?} kills of exhibit and server, {} promises, {} records", promised.len(), stored.len());
}

#[test]
fn what_was_printed_as_durable_is_stored_once_through_a_hundred_kills_of_each() {
    through_kills(100);
}

#[test]
#[ignore = "kills for a night"]
fn what_was_printed_as_durable_is_stored_once_through_two_thousand_kills_of_each() {
    through_kills(2000);
}
