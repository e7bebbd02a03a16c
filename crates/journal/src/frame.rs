//! A record's frame: the bytes of one record, the same in a segment, in a batch and at the server.
//!
//! ```text
//! length  u32   bytes that follow, checksum included      | these three keep their place
//! version u8    1                                         | in every version, so that an
//! seq     u64   dense from 1 within device and epoch      | older program can step over
//! boot    16 bytes                                        | a newer one's record
//! mono    u64   milliseconds since the boot
//! wall    i64   milliseconds since 1970 UTC
//! offset  i16   minutes ahead of UTC
//! payload       JSON of the event, at most 64 KiB
//! crc     u32   CRC-32C of everything before it
//! ```
//! All numbers are little endian.

use crate::clock::Stamp;
use crate::id::BootId;
use crate::seal::Seal;

/// The version this program writes.
pub const FRAME_VERSION: u8 = 1;
/// Most bytes of a payload.
pub const MAX_PAYLOAD: usize = 64 * 1024;
/// Bytes of a version 1 frame around its payload.
pub const FRAME_OVERHEAD: usize = LENGTH + BEFORE_PAYLOAD + CRC;

const LENGTH: usize = 4;
const BEFORE_PAYLOAD: usize = 1 + 8 + 16 + 8 + 8 + 2;
/// Bytes of the checksum.
pub const CRC: usize = 4;
/// Version, seq and checksum: the least any version can be.
const MIN_FOLLOWING: usize = 1 + 8 + CRC;
/// The least bytes a frame of any version takes.
pub const MIN_FRAME: usize = LENGTH + MIN_FOLLOWING;
const MAX_FOLLOWING: usize = BEFORE_PAYLOAD + MAX_PAYLOAD + CRC;

/// One record, its payload borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Number within the device and epoch, from 1.
    pub seq: u64,
    /// When it happened.
    pub stamp: Stamp,
    /// JSON of the event.
    pub payload: &'a [u8],
}

/// Why bytes are no frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The bytes end inside the frame.
    #[error("the record is cut off after {have} of {need} bytes; keep what precedes it and send the rest again")]
    Torn { have: usize, need: usize },
    /// The checksum does not fit the bytes.
    #[error("the record's checksum is {found:08x} where its bytes give {computed:08x}; the record is damaged, skip it")]
    BadChecksum { found: u32, computed: u32 },
    /// Intact, but written by a newer program.
    #[error("record {seq} has version {version}, which this program does not know; update the program to read it")]
    UnknownVersion { version: u8, seq: u64, size: usize },
    /// More than a frame may hold.
    #[error("the record holds {length} bytes where {limit} are allowed; make the event smaller")]
    TooLong { length: usize, limit: usize },
    /// Less than a frame needs, as in a zero-filled tail.
    #[error("the record claims {length} bytes, fewer than any record has; these bytes are no record")]
    TooShort { length: usize },
}

impl<'a> Frame<'a> {
    /// The frame's bytes.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let mut bytes = Vec::with_capacity(FRAME_OVERHEAD + self.payload.len());
        append(&mut bytes, self.seq, self.stamp, |bytes| bytes.extend_from_slice(self.payload))?;
        Ok(bytes)
    }

    /// The frame at the start of `bytes` and how many bytes it took.
    pub fn decode(bytes: &'a [u8]) -> Result<(Self, usize), FrameError> {
        Self::decode_sealed(bytes, Seal::NONE)
    }

    /// The same in a segment with a seal.
    pub(crate) fn decode_sealed(bytes: &'a [u8], seal: Seal) -> Result<(Self, usize), FrameError> {
        let (&length, _) = split::<LENGTH>(bytes)?;
        let following = u32::from_le_bytes(length) as usize;
        if following < MIN_FOLLOWING {
            return Err(FrameError::TooShort { length: following });
        }
        if following > MAX_FOLLOWING {
            return Err(FrameError::TooLong { length: following, limit: MAX_FOLLOWING });
        }
        let size = LENGTH + following;
        let torn = FrameError::Torn { have: bytes.len(), need: size };
        let covered = bytes.get(..size - CRC).ok_or(torn.clone())?;
        let (&found, _) = split::<CRC>(bytes.get(size - CRC..).ok_or(torn)?)?;
        let (found, computed) = (seal.turn(u32::from_le_bytes(found)), crc32c::crc32c(covered));
        if found != computed {
            return Err(FrameError::BadChecksum { found, computed });
        }
        let (&[version], rest) = split::<1>(&covered[LENGTH..])?;
        let (&seq, rest) = split::<8>(rest)?;
        let seq = u64::from_le_bytes(seq);
        if version != FRAME_VERSION {
            return Err(FrameError::UnknownVersion { version, seq, size });
        }
        let (&boot, rest) = split::<16>(rest)?;
        let (&mono, rest) = split::<8>(rest)?;
        let (&wall, rest) = split::<8>(rest)?;
        let (&offset, payload) = split::<2>(rest)?;
        let stamp = Stamp {
            boot: BootId(boot),
            mono_ms: u64::from_le_bytes(mono),
            wall_ms: i64::from_le_bytes(wall),
            offset_min: i16::from_le_bytes(offset),
        };
        Ok((Self { seq, stamp, payload }, size))
    }

    /// The last number this record stands for: its own, or the end of the lost range for a gap that begins at its own
    /// number. The next record has the number after it.
    pub fn through(&self) -> u64 {
        // Our own writer puts the tag first, so other records cost one comparison.
        if !self.payload.starts_with(br#"{"kind":"gap""#) {
            return self.seq;
        }
        match serde_json::from_slice(self.payload) {
            Ok(crate::Event::Gap { from, to, .. }) if from == self.seq && to >= from => to,
            _ => self.seq,
        }
    }
}

/// Adds a frame to `bytes`, its payload written in place by `payload`. After an error `bytes` are as they were.
pub(crate) fn append(
    bytes: &mut Vec<u8>,
    seq: u64,
    stamp: Stamp,
    payload: impl FnOnce(&mut Vec<u8>),
) -> Result<(), FrameError> {
    let start = bytes.len();
    let mut head = [0; LENGTH + BEFORE_PAYLOAD];
    // The length is known once the payload is there.
    head[4] = FRAME_VERSION;
    head[5..13].copy_from_slice(&seq.to_le_bytes());
    head[13..29].copy_from_slice(&stamp.boot.0);
    head[29..37].copy_from_slice(&stamp.mono_ms.to_le_bytes());
    head[37..45].copy_from_slice(&stamp.wall_ms.to_le_bytes());
    head[45..47].copy_from_slice(&stamp.offset_min.to_le_bytes());
    bytes.extend_from_slice(&head);
    let before = bytes.len();
    payload(bytes);
    let length = bytes.len() - before;
    if length > MAX_PAYLOAD {
        bytes.truncate(start);
        return Err(FrameError::TooLong { length, limit: MAX_PAYLOAD });
    }
    let following = (BEFORE_PAYLOAD + length + CRC) as u32;
    bytes[start..start + LENGTH].copy_from_slice(&following.to_le_bytes());
    let crc = crc32c::crc32c(&bytes[start..]);
    bytes.extend_from_slice(&crc.to_le_bytes());
    Ok(())
}

/// The version, number and size that possibly damaged bytes claim, if a whole frame of that size fits in them.
pub(crate) fn claim(bytes: &[u8]) -> Option<(u8, u64, usize)> {
    let (&length, rest) = bytes.split_first_chunk::<LENGTH>()?;
    let following = u32::from_le_bytes(length) as usize;
    let (&[version], rest) = rest.split_first_chunk::<1>()?;
    let (&seq, _) = rest.split_first_chunk::<8>()?;
    let plausible = (MIN_FOLLOWING..=MAX_FOLLOWING).contains(&following);
    (plausible && bytes.len() >= LENGTH + following).then(|| (version, u64::from_le_bytes(seq), LENGTH + following))
}

fn split<const N: usize>(bytes: &[u8]) -> Result<(&[u8; N], &[u8]), FrameError> {
    bytes.split_first_chunk::<N>().ok_or(FrameError::Torn { have: bytes.len(), need: N })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        Stamp { boot: BootId([7; 16]), mono_ms: 12, wall_ms: -5, offset_min: 480 }
    }

    #[test]
    fn the_checksum_is_crc_32c_and_not_crc_32() {
        assert_eq!(crc32c::crc32c(b"123456789"), 0xe306_9283);
    }

    #[test]
    fn the_layout_of_version_1_is_pinned() {
        let bytes = Frame { seq: 0x0102, stamp: stamp(), payload: b"{}" }.encode().unwrap();
        assert_eq!(bytes.len(), FRAME_OVERHEAD + 2);
        assert_eq!(bytes[..13], [49, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(bytes[13..29], [7; 16]);
        assert_eq!(bytes[29..47], [12, 0, 0, 0, 0, 0, 0, 0, 251, 255, 255, 255, 255, 255, 255, 255, 224, 1]);
        assert_eq!(&bytes[47..49], b"{}");
    }

    #[test]
    fn an_intact_frame_of_a_newer_version_says_its_number_and_size() {
        let mut bytes = Frame { seq: 77, stamp: stamp(), payload: b"{}" }.encode().unwrap();
        bytes[4] = 2;
        let end = bytes.len() - CRC;
        let crc = crc32c::crc32c(&bytes[..end]).to_le_bytes();
        bytes[end..].copy_from_slice(&crc);
        let size = bytes.len();
        assert_eq!(Frame::decode(&bytes), Err(FrameError::UnknownVersion { version: 2, seq: 77, size }));
    }

    #[test]
    fn a_payload_over_the_limit_and_zeros_are_refused() {
        let long = vec![b' '; MAX_PAYLOAD + 1];
        assert!(matches!(Frame { seq: 1, stamp: stamp(), payload: &long }.encode(), Err(FrameError::TooLong { .. })));
        assert!(Frame { seq: 1, stamp: stamp(), payload: &long[1..] }.encode().is_ok());
        assert!(matches!(Frame::decode(&[0; 512]), Err(FrameError::TooShort { .. })));
    }

    #[test]
    fn only_a_gap_at_its_own_number_stands_for_more_than_one() {
        let through = |payload: &[u8]| Frame { seq: 5, stamp: stamp(), payload }.through();
        assert_eq!(through(br#"{"kind":"gap","from":5,"to":9,"reason":"x"}"#), 9);
        assert_eq!(through(br#"{"kind":"gap","from":4,"to":9,"reason":"x"}"#), 5);
        assert_eq!(through(br#"{"kind":"gap","from":5,"to":2,"reason":"x"}"#), 5);
        assert_eq!(through(br#"{"kind":"wiped","visit":9}"#), 5);
    }
}
