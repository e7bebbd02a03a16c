//! A segment: one file of the spool, holding frames of one epoch after a header.
//!
//! Its name is `<epoch in hex>-<first sequence number, 20 digits>.zdj`, so the order of a spool is known from a folder
//! listing alone, and a damaged header costs nothing.
//!
//! ```text
//! "ZDJ1" | format u16 = 1 or 2 | device 16 | epoch 16 | generation u32 | first seq u64 | crc32c u32 of all before
//! ```
//! Format 2 is a file that held another segment before and is written over: its records have a seal (`seal.rs`). The
//! generation counts the epochs of one spool folder, so that the newest is known without any state file.

use std::fmt;
use std::str::FromStr;

use crate::id::{DeviceId, EpochId};

/// Bytes of a header.
pub const HEADER_SIZE: usize = 4 + 2 + 16 + 16 + 4 + 8 + 4;
/// The newest format this program writes.
pub const SEGMENT_FORMAT: u16 = SegmentFormat::Reused as u16;

const MAGIC: &[u8; 4] = b"ZDJ1";
const SUFFIX: &str = ".zdj";

/// A segment's file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SegmentName {
    /// The epoch of all its records.
    pub epoch: EpochId,
    /// The number of its first record.
    pub first_seq: u64,
}

/// How a segment's file came to be, which says how its records are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentFormat {
    /// A new file.
    New = 1,
    /// A file that held a confirmed segment before.
    Reused = 2,
}

/// A segment's first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentHeader {
    /// How its file came to be.
    pub format: SegmentFormat,
    /// Who wrote it.
    pub device: DeviceId,
    /// The epoch of all its records.
    pub epoch: EpochId,
    /// Which epoch of this folder, from 1.
    pub generation: u32,
    /// The number of its first record.
    pub first_seq: u64,
}

/// Why bytes are no header of a segment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// Cut, zero-filled or damaged.
    #[error("the segment's header is cut off or damaged; its records are found by their own checksums")]
    Damaged,
    /// Written by a newer program.
    #[error("the segment has format {0}, which this program does not know; update the program to read it")]
    UnknownFormat(u16),
}

impl fmt::Display for SegmentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:020}{SUFFIX}", self.epoch, self.first_seq)
    }
}

impl FromStr for SegmentName {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (epoch, seq) = text.strip_suffix(SUFFIX).and_then(|stem| stem.split_once('-')).ok_or(())?;
        let name = Self { epoch: epoch.parse().map_err(drop)?, first_seq: seq.parse().map_err(drop)? };
        // Only names we would write ourselves: `+5` and upper case would give one segment two names.
        let given = (1..=i64::MAX.cast_unsigned()).contains(&name.first_seq);
        (given && name.to_string() == text).then_some(name).ok_or(())
    }
}

impl SegmentHeader {
    /// The header's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER_SIZE);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&(self.format as u16).to_le_bytes());
        bytes.extend_from_slice(&self.device.0);
        bytes.extend_from_slice(&self.epoch.0);
        bytes.extend_from_slice(&self.generation.to_le_bytes());
        bytes.extend_from_slice(&self.first_seq.to_le_bytes());
        let crc = crc32c::crc32c(&bytes);
        bytes.extend_from_slice(&crc.to_le_bytes());
        bytes
    }

    /// The header at the start of a segment's bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, SegmentError> {
        Self::split(bytes).ok_or(SegmentError::Damaged)?
    }

    fn split(bytes: &[u8]) -> Option<Result<Self, SegmentError>> {
        let header = bytes.get(..HEADER_SIZE)?;
        let (covered, crc) = header.split_last_chunk::<4>()?;
        let rest = covered.strip_prefix(MAGIC)?;
        if u32::from_le_bytes(*crc) != crc32c::crc32c(covered) {
            return None;
        }
        let (&format, rest) = rest.split_first_chunk::<2>()?;
        let format = match u16::from_le_bytes(format) {
            1 => SegmentFormat::New,
            2 => SegmentFormat::Reused,
            newer => return Some(Err(SegmentError::UnknownFormat(newer))),
        };
        let (&device, rest) = rest.split_first_chunk::<16>()?;
        let (&epoch, rest) = rest.split_first_chunk::<16>()?;
        let (&generation, rest) = rest.split_first_chunk::<4>()?;
        let (&first_seq, _) = rest.split_first_chunk::<8>()?;
        Some(Ok(Self {
            format,
            device: DeviceId(device),
            epoch: EpochId(epoch),
            generation: u32::from_le_bytes(generation),
            first_seq: u64::from_le_bytes(first_seq),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip_and_foreign_files_are_no_segments() {
        let name = SegmentName { epoch: EpochId([0xab; 16]), first_seq: 42 };
        assert_eq!(name.to_string(), format!("{}-00000000000000000042.zdj", "ab".repeat(16)));
        assert_eq!(name.to_string().parse(), Ok(name));
        let huge = SegmentName { first_seq: u64::MAX, ..name }.to_string();
        for foreign in
            ["lock", "x.zdj", &huge, &name.to_string().to_uppercase(), &name.to_string().replace("042", "+42")]
        {
            assert_eq!(foreign.parse::<SegmentName>(), Err(()), "{foreign}");
        }
    }

    #[test]
    fn headers_round_trip_and_every_flip_and_cut_is_refused() {
        let (device, epoch) = (DeviceId([1; 16]), EpochId([2; 16]));
        for format in [SegmentFormat::New, SegmentFormat::Reused] {
            let header = SegmentHeader { format, device, epoch, generation: 3, first_seq: 4 };
            assert_eq!(SegmentHeader::decode(&header.encode()), Ok(header));
        }
        let good = SegmentHeader { format: SegmentFormat::New, device, epoch, generation: 3, first_seq: 4 }.encode();
        assert_eq!(good.len(), HEADER_SIZE);
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(SegmentHeader::decode(&bad).is_err(), "bit {bit}");
        }
        for cut in 0..good.len() {
            assert_eq!(SegmentHeader::decode(&good[..cut]), Err(SegmentError::Damaged));
        }
    }
}
