//! Heads of requests that are broken, too large, or mean two things at once.

use super::target::{Target, status};

/// An address that answers 200 to everybody on this machine, so that a refusal is one of the head.
const OPEN: &str = "/healthz";

#[test]
fn what_a_head_must_not_hold_is_refused() {
    let target = Target::open();
    let host = target.host();
    let ask = |more: &str| format!("GET {OPEN} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n");
    assert_eq!(status(&target.raw(ask("").as_bytes())), Some(200), "the probe itself is good");
    for more in [
        "X-A: a\0b\r\n",
        "X-A: a\rSet-Cookie: b=c\r\n",
        "X-A: a\r\n folded\r\n",
        "X A: b\r\n",
        "X-A : b\r\n",
        ": b\r\n",
        "X-A\r\n",
        "X-\u{00e4}: b\r\n",
        "Host: elsewhere.example\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding: xchunked\r\n",
    ] {
        let answer = target.raw(format!("{}0\r\n\r\n", ask(more)).as_bytes());
        assert!(matches!(status(&answer), Some(400)), "{more:?}: {answer}");
    }
    target.is_as_before();
}

#[test]
fn a_first_line_that_is_none_is_refused() {
    let target = Target::open();
    let host = target.host();
    for line in [
        "GET http://elsewhere.example/healthz HTTP/1.1",
        "GET /healthz HTTP/9.9",
        "GET /healthz",
        "GET  /healthz HTTP/1.1",
        "GET /heal\0thz HTTP/1.1",
        "GET /heal\x7fthz HTTP/1.1",
        "GET healthz HTTP/1.1",
        "G\u{00e4}T /healthz HTTP/1.1",
        "\u{16}\u{3}\u{1}",
    ] {
        let answer = target.raw(format!("{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
        assert!(matches!(status(&answer), Some(400 | 404 | 405) | None), "{line:?}: {answer}");
        assert!(!answer.contains("\"ok\":true"), "{line:?}");
    }
    let without_host = format!("GET {OPEN} HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&target.raw(without_host.as_bytes())), Some(400));
    target.is_as_before();
}

#[test]
fn a_line_break_in_an_address_makes_no_header() {
    let target = Target::open();
    for path in ["/t%0d%0aX-Injected:%201", "/assets/a%0d%0aX-Injected:%201", "/t?a=%0d%0aX-Injected:%201"] {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", target.host());
        let answer = target.raw(head.as_bytes());
        let head = answer.split("\r\n\r\n").next().unwrap().to_lowercase();
        assert!(!head.contains("\nx-injected"), "{path}: {answer}");
        assert!(status(&answer).is_some_and(|status| status < 500), "{path}: {answer}");
    }
    target.is_as_before();
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let target = Target::open();
    let host = target.host();
    let ask =
        |path: &str, more: &str| format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n");
    let long = "a".repeat(200 * 1024);
    let many: String = (0..500).map(|number| format!("X-{number}: a\r\n")).collect();
    for head in [ask(OPEN, &format!("X-A: {long}\r\n")), ask(OPEN, &many), ask(&format!("/{long}"), "")] {
        let answer = target.raw(head.as_bytes());
        assert!(matches!(status(&answer), Some(414 | 431) | None), "{answer}");
    }
    target.is_as_before();
}

#[test]
fn chunks_that_are_none_are_refused() {
    let target = Target::open();
    let (host, url) = (target.host(), &target.server.url);
    for chunks in
        ["FFFFFFFFFFFFFFFFFF\r\nx", "-1\r\nx", "zz\r\nx", "5;a=\0\r\nhello\r\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n"]
    {
        let head = format!(
            "POST /t/opened HTTP/1.1\r\nHost: {host}\r\nOrigin: {url}\r\nContent-Type: application/json\r\n\
             Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}"
        );
        let answer = target.raw(head.as_bytes());
        assert!(matches!(status(&answer), Some(400) | None), "{chunks:?}: {answer}");
    }
    target.is_as_before();
}
