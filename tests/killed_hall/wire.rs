//! A wire between exhibit and server that loses answers: the server did what was asked, and the exhibit never hears it.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// How a request begins whose answer is lost.
const RECORDS: &[u8] = b"POST /api/device/records ";

/// Listens on a port of its own; what comes is passed on, whole requests and whole answers.
pub struct Wire {
    pub port: u16,
    broken: Arc<Broken>,
}

#[derive(Default)]
struct Broken {
    now: AtomicBool,
    /// Answers to records since it broke.
    answers: AtomicUsize,
    lost: AtomicUsize,
}

impl Broken {
    /// Whether this answer is lost: two of three are, so that the exhibit gets on meanwhile.
    fn loses(&self) -> bool {
        self.now.load(Ordering::SeqCst) && self.answers.fetch_add(1, Ordering::SeqCst) % 3 < 2
    }
}

impl Wire {
    /// A wire to the server on this port of this machine.
    pub fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let broken = Arc::new(Broken::default());
        let wire = broken.clone();
        // Ends with the test's process.
        thread::spawn(move || {
            for exhibit in listener.incoming() {
                let (exhibit, broken) = (exhibit.unwrap(), broken.clone());
                // Either end may go at any moment, and so ends the connection.
                thread::spawn(move || connect(server, exhibit, &broken).ok());
            }
        });
        Self { port, broken: wire }
    }

    /// From now on two of three answers to records are lost, or none any longer.
    pub fn lose_answers(&self, lose: bool) {
        self.broken.now.store(lose, Ordering::SeqCst);
    }

    /// How many were lost.
    pub fn lost(&self) -> usize {
        self.broken.lost.load(Ordering::SeqCst)
    }
}

/// Passes on what one connection of the exhibit asks, until one end closes it or an answer is lost.
fn connect(server: u16, mut exhibit: TcpStream, broken: &Broken) -> io::Result<()> {
    let mut server = TcpStream::connect(("127.0.0.1", server))?;
    let (mut asked, mut answered) = (BufReader::new(exhibit.try_clone()?), BufReader::new(server.try_clone()?));
    while let Some(request) = message(&mut asked)? {
        server.write_all(&request)?;
        let Some(answer) = message(&mut answered)? else { return Ok(()) };
        if request.starts_with(RECORDS) && answer.starts_with(b"HTTP/1.1 200 ") && broken.loses() {
            // Of the first nothing arrives, of each further one some more, and never all.
            let so_far = broken.lost.fetch_add(1, Ordering::SeqCst);
            return exhibit.write_all(&answer[..so_far * 29 % answer.len()]);
        }
        exhibit.write_all(&answer)?;
    }
    Ok(())
}

/// A whole message with its body; nothing where the connection ended.
fn message(from: &mut BufReader<TcpStream>) -> io::Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    let mut body_bytes = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        message.extend(line.as_bytes());
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            body_bytes = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    let mut body = vec![0; body_bytes];
    from.read_exact(&mut body)?;
    message.extend(body);
    Ok(Some(message))
}
