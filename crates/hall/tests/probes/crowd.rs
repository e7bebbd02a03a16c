//! Ten thousand connections that say nothing, or begin to.

use std::io::Write;
use std::net::TcpStream;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::target::Target;

const CROWD: u64 = 10_000;
/// Files of the test itself.
const OWN_FILES: u64 = 200;
/// While the crowd comes, exhibits and staff are tried after so many of it.
const TRIED_EVERY: usize = 1000;

#[test]
fn exhibits_and_staff_are_answered_beside_ten_thousand_open_connections() {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }).unwrap();
    let room = limit.maximum.map_or(CROWD, |files| files.saturating_sub(OWN_FILES));
    let size = CROWD.min(room);
    if size < CROWD {
        println!("this machine lets a process open {room} files: {size} connections instead of {CROWD}");
    }
    let target = Target::open();
    let address = target.host().to_owned();
    let mut crowd = Vec::new();
    for number in 0..usize::try_from(size).unwrap() {
        let mut stream = TcpStream::connect(&address).unwrap();
        // Every other one begins a request. The server may have closed it already.
        if number % 2 == 0 {
            stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: ").ok();
        }
        crowd.push(stream);
        if number % TRIED_EVERY == 0 {
            target.answers();
        }
    }
    assert_eq!(crowd.len() as u64, size);
    target.answers();
    drop(crowd);
    target.is_as_before();
}
