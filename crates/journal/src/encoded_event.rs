//! An event as its record holds it. Made where the event happens, so that the thread that writes and syncs only copies it.

use std::fmt;
use std::io::{self, Write};

use crate::event::Event;

/// Bytes that are held in place. Nearly every event is shorter, and then it costs no memory of its own that one thread takes
/// and another gives back.
const SHORT: usize = 160;

/// The JSON of an event.
#[derive(Clone)]
pub struct EncodedEvent {
    short: [u8; SHORT],
    length: usize,
    /// All of it, where it is longer.
    long: Vec<u8>,
}

impl From<&Event> for EncodedEvent {
    fn from(event: &Event) -> Self {
        let mut encoded = Self { short: [0; SHORT], length: 0, long: Vec::new() };
        // Every event has a JSON form; an empty payload would be caught by every reader.
        if serde_json::to_writer(&mut encoded, event).is_err() {
            (encoded.length, encoded.long) = (0, Vec::new());
        }
        encoded
    }
}

impl EncodedEvent {
    /// The JSON's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        if self.long.is_empty() { &self.short[..self.length] } else { &self.long }
    }
}

impl EncodedEvent {
    /// Goes on in memory of its own.
    #[cold]
    fn lengthen(&mut self, bytes: &[u8]) {
        if self.long.is_empty() {
            self.long.extend_from_slice(&self.short[..self.length]);
        }
        self.long.extend_from_slice(bytes);
    }
}

impl Write for EncodedEvent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    /// JSON comes in thirty small pieces an event: most of them are one store each where this is inlined.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let end = self.length + bytes.len();
        match self.short.get_mut(self.length..end) {
            Some(room) if self.long.is_empty() => {
                room.copy_from_slice(bytes);
                self.length = end;
            }
            _ => self.lengthen(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl PartialEq for EncodedEvent {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for EncodedEvent {}

impl fmt::Debug for EncodedEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EncodedEvent").field(&String::from_utf8_lossy(self.as_bytes())).finish()
    }
}

impl Event {
    /// Adds the event's JSON to `bytes`.
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        let start = bytes.len();
        // As above.
        if serde_json::to_writer(&mut *bytes, self).is_err() {
            bytes.truncate(start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_of_every_length_are_the_same_as_serde_json_writes_them() {
        for length in 0..3 * SHORT {
            let event = Event::Fault { what: "x\"".repeat(length) };
            let encoded = EncodedEvent::from(&event);
            assert_eq!(encoded.as_bytes(), serde_json::to_vec(&event).unwrap(), "{length}");
            assert_eq!(encoded, encoded.clone());
        }
    }
}
