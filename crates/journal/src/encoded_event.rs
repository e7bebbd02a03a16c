//! An event as its record holds it. Made where the event happens, so that the thread that writes and syncs only copies it.

use crate::event::Event;

/// The JSON of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodedEvent(Vec<u8>);

impl From<&Event> for EncodedEvent {
    fn from(event: &Event) -> Self {
        let mut bytes = Vec::with_capacity(192);
        event.encode(&mut bytes);
        Self(bytes)
    }
}

impl Event {
    /// Adds the event's JSON to `bytes`.
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        let start = bytes.len();
        // Every event has a JSON form; an empty payload would be caught by every reader.
        if serde_json::to_writer(&mut *bytes, self).is_err() {
            bytes.truncate(start);
        }
    }
}

impl EncodedEvent {
    /// The JSON's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
