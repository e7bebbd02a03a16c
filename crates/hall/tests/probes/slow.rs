//! Requests that come a byte at a time, or not at all.

use std::io::Write;
use std::thread;

use super::routes::{ROUTES, Who};
use super::target::{Target, answer, status};

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let target = Target::open();
    let beginnings = ["", "G", "GET /healthz HTTP/1.1\r\n", "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: "];
    thread::scope(|scope| {
        for beginning in beginnings {
            scope.spawn(|| {
                let mut stream = target.connect();
                stream.write_all(beginning.as_bytes()).unwrap();
                // Reads until the server closes; the target's patience would end in an error, and the byte below be taken.
                let answer = answer(&mut stream);
                assert!(matches!(status(&answer), None | Some(408)), "{beginning:?}: {answer}");
                let is_closed = (0..50).any(|_| {
                    thread::sleep(std::time::Duration::from_millis(20));
                    stream.write_all(b"x").is_err()
                });
                assert!(is_closed, "{beginning:?}");
            });
        }
        // Others are answered meanwhile.
        target.answers();
    });
    target.is_as_before();
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let target = Target::open();
    thread::scope(|scope| {
        for route in ROUTES.into_iter().filter(|route| route.body.is_some()) {
            let target = &target;
            scope.spawn(move || {
                let body = vec![b'{'; 1000];
                let request = target.request(&route, &body).header("cookie", &target.cookie).build().unwrap();
                let signed = matches!(route.who, Who::Device | Who::Stranger);
                let request = if signed { target.device.signed(request) } else { request };
                let mut head = format!("{} {} HTTP/1.1\r\nHost: {}\r\n", route.method, route.path(), target.host());
                for (name, value) in request.headers() {
                    head += &format!("{name}: {}\r\n", value.to_str().unwrap());
                }
                let mut stream = target.connect();
                write!(stream, "{head}Connection: close\r\nContent-Length: {}\r\n\r\n{{", body.len()).unwrap();
                let answer = answer(&mut stream);
                assert_eq!(status(&answer), Some(408), "{route:?}: {answer}");
            });
        }
        target.answers();
    });
    target.is_as_before();
}
