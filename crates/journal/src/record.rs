//! A record as it is read back: who, which number, when, and what happened.

use std::fmt;

use crate::clock::Stamp;
use crate::event::Event;
use crate::frame::Frame;
use crate::id::{DeviceId, EpochId};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// One record with its full identity (device, epoch, seq).
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl StoredRecord {
    /// Reads a frame. `None` where the payload is no JSON object, which no version writes.
    pub(crate) fn read(device: DeviceId, epoch: EpochId, frame: &Frame<'_>) -> Option<Self> {
        // A list can be an event to serde too.
        let is_object = frame.payload.trim_ascii_start().starts_with(b"{");
        let payload = str::from_utf8(frame.payload).ok().filter(|_| is_object)?;
        serde_json::from_str::<Sound>(payload).ok()?;
        let (seq, through, stamp) = (frame.seq, frame.through(), frame.stamp);
        Some(Self { device, epoch, seq, through, stamp, payload: payload.to_owned() })
    }

    /// The event, or `None` for a kind or shape this program does not know. A server stores what came and asks for none.
    pub fn event(&self) -> Option<Event> {
        serde_json::from_str(&self.payload).ok()
    }
}

/// Any JSON, read to its end and not kept: as strict as reading it into memory, where skipping it is not.
struct Sound;

impl<'de> Deserialize<'de> for Sound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Sound {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E: Error>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::BootId;

    fn read(payload: &[u8]) -> Option<StoredRecord> {
        let stamp = Stamp { boot: BootId([1; 16]), mono_ms: 1, wall_ms: 2, offset_min: 0 };
        StoredRecord::read(DeviceId([1; 16]), EpochId([2; 16]), &Frame { seq: 1, stamp, payload })
    }

    /// Whether serde_json reads an object from it.
    fn is_object(payload: &[u8]) -> bool {
        serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(payload).is_ok()
    }

    #[test]
    fn what_cannot_be_read_into_memory_is_refused() {
        let deep = |levels: usize| format!("{{\"a\":{}1{}}}", "[".repeat(levels), "]".repeat(levels)).into_bytes();
        let cases: [&[u8]; 14] = [
            b"{}",
            br#" {"a":[1,-2,3.5e3,true,false,null,"\u00e9\n",{"b":{}}]} "#,
            br#"{"a":1,"a":2}"#,
            br#"{"a":"\ud83d\ude00"}"#,
            br#"{"a":"\ud83d"}"#,
            br#"{"a":1e999}"#,
            br#"{"a":01}"#,
            br#"{"a":1,}"#,
            br#"{a:1}"#,
            br#"{"a":1}}"#,
            b"{\"a\":\"\x01\"}",
            b"{\"a\":\"\xff\"}",
            &deep(100),
            &deep(200),
        ];
        for (at, payload) in cases.into_iter().enumerate() {
            assert_eq!(read(payload).is_some(), is_object(payload), "{}", String::from_utf8_lossy(payload));
            assert_eq!(read(payload).is_some(), matches!(at, 0..=3 | 12), "{}", String::from_utf8_lossy(payload));
        }
        assert_eq!(read(b"[1]"), None);
    }

    proptest! {
        #[test]
        fn any_changed_byte_is_judged_as_reading_it_into_memory_does(at in 0_usize..64, byte in any::<u8>()) {
            let mut payload = br#"{"kind":"x","n":[-1.5e2,{"k":"\u00e9\ud83d\ude00"}],"t":true,"z":null}"#.to_vec();
            let at = at % payload.len();
            payload[at] = byte;
            prop_assert_eq!(read(&payload).is_some(), is_object(&payload));
        }
    }
}
