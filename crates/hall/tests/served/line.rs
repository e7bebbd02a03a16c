//! A connection that is kept for request after request and costs its end little: a test that measures the server shares its
//! processor.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use device_key::Message;
use journal::BootId;

use super::Device;
use super::device::now_s;

/// One HTTP/1.1 connection to the server.
pub struct Line {
    stream: BufReader<TcpStream>,
    authority: String,
}

impl Line {
    /// Connects to the server at `url`.
    pub fn to(url: &str) -> Self {
        let authority = url.strip_prefix("http://").unwrap().to_owned();
        let stream = TcpStream::connect(&authority).unwrap();
        stream.set_nodelay(true).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(40))).unwrap();
        Self { stream: BufReader::new(stream), authority }
    }

    /// Posts a body, signed now by the device; returns the status and the body of the answer.
    pub fn post(&mut self, device: &Device, path: &str, content_type: &str, body: &[u8]) -> (u16, Vec<u8>) {
        let message = Message { method: "POST", authority: &self.authority, path, query: "" };
        let signed = device.key.sign_request(&message, body, now_s(), BootId::random().unwrap().0);
        let mut head = format!("POST {path} HTTP/1.1\r\nhost: {}\r\ncontent-type: {content_type}\r\n", self.authority);
        for (name, value) in signed.named() {
            head += &format!("{name}: {value}\r\n");
        }
        head += &format!("content-length: {}\r\n\r\n", body.len());
        self.stream.get_mut().write_all(head.as_bytes()).unwrap();
        self.stream.get_mut().write_all(body).unwrap();
        self.answer()
    }

    fn answer(&mut self) -> (u16, Vec<u8>) {
        let status = self.line().split(' ').nth(1).unwrap().parse().unwrap();
        let mut length = None;
        loop {
            let line = self.line().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(given) = line.strip_prefix("content-length:") {
                length = Some(given.trim().parse().unwrap());
            }
        }
        let mut body = vec![0; length.expect("an answer without a length")];
        self.stream.read_exact(&mut body).unwrap();
        (status, body)
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        assert!(self.stream.read_line(&mut line).unwrap() > 0, "the server closed the connection");
        line.trim_end().to_owned()
    }
}
