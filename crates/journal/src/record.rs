//! A record as it is read back: who, which number, when, and what happened.

use crate::clock::Stamp;
use crate::event::Event;
use crate::frame::Frame;
use crate::id::{DeviceId, EpochId};
use sha2::{Digest, Sha256};

/// One record with its full identity (device, epoch, seq).
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRecord {
    /// The exhibit PC.
    pub device: DeviceId,
    /// The spool's life.
    pub epoch: EpochId,
    /// Number within both, from 1.
    pub seq: u64,
    /// The last number this record stands for: above `seq` only for a gap over several lost records. The next record
    /// has the number after it, and a server's mark moves to it.
    pub through: u64,
    /// When it happened.
    pub stamp: Stamp,
    /// The event's JSON, as it was written.
    pub payload: String,
    /// The event, or `None` for a kind or shape this program does not know.
    pub event: Option<Event>,
    /// SHA-256 of the frame's bytes: the same number with another hash is a conflict (a cloned or restored disk).
    pub content_hash: [u8; 32],
}

impl StoredRecord {
    /// Reads a frame. `bytes` are all of its bytes. `None` where the payload is no JSON object, which no version writes.
    pub(crate) fn read(device: DeviceId, epoch: EpochId, frame: &Frame<'_>, bytes: &[u8]) -> Option<Self> {
        // A list can be an event to serde too.
        let is_object = frame.payload.trim_ascii_start().starts_with(b"{");
        let event = is_object.then(|| serde_json::from_slice(frame.payload).ok()).flatten();
        if event.is_none() {
            serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(frame.payload).ok()?;
        }
        Some(Self {
            device,
            epoch,
            seq: frame.seq,
            through: frame.through(),
            stamp: frame.stamp,
            payload: String::from_utf8(frame.payload.to_vec()).ok()?,
            event,
            content_hash: Sha256::digest(bytes).into(),
        })
    }
}
