//! A batch: the body of `POST /api/device/records`, contiguous records of one device and epoch.
//!
//! ```text
//! "ZDB1" | version u8 = 1 | device 16 | epoch 16 | first seq u64 | count u32 | frames as on disk | crc32c u32 of all before
//! ```
//! The count and the checksum make a cut request be refused whole. A gap record over `from..=to` with the number `from`
//! stands for all of them, so the record after it has the number `to + 1`.

use crate::frame::{Frame, FrameError};
use crate::id::{DeviceId, EpochId};
use crate::record::StoredRecord;

/// Most bytes of a batch.
pub const MAX_BATCH_BYTES: usize = 1024 * 1024;
/// Most records of a batch.
pub const MAX_BATCH_RECORDS: usize = 1000;
/// Bytes of a batch around its frames.
pub const BATCH_OVERHEAD: usize = 4 + 1 + 16 + 16 + 8 + 4 + 4;

const MAGIC: &[u8; 4] = b"ZDB1";
const VERSION: u8 = 1;

/// Raw frames on their way to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Who wrote them.
    pub device: DeviceId,
    /// Their epoch.
    pub epoch: EpochId,
    /// Number of the first record.
    pub first_seq: u64,
    /// The last number the last record stands for.
    pub last_seq: u64,
    /// How many frames.
    pub count: u32,
    /// The frames, one after the other.
    pub frames: Vec<u8>,
}

/// A batch that was checked from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedBatch {
    /// Who wrote the records.
    pub device: DeviceId,
    /// Their epoch.
    pub epoch: EpochId,
    /// Number of the first record.
    pub first_seq: u64,
    /// The mark that storing the batch reaches if all before it is stored.
    pub last_seq: u64,
    /// At least one record, their numbers contiguous.
    pub records: Vec<StoredRecord>,
}

/// Why a batch is refused, always whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// Over the limit of bytes.
    #[error("the batch has {0} bytes where {MAX_BATCH_BYTES} are allowed; send fewer records")]
    TooLarge(usize),
    /// Over the limit of records.
    #[error("the batch has {0} records where 1 to {MAX_BATCH_RECORDS} are allowed; send another number of records")]
    Count(u32),
    /// Not a batch, cut, or changed on the way.
    #[error("the batch is cut off or was changed on the way; send it again")]
    Damaged,
    /// Written by a newer program.
    #[error("the batch has version {0}, which this program does not know; update the hall server")]
    UnknownVersion(u8),
    /// A frame inside is bad although the batch's checksum is right: the sender made it so.
    #[error("record {expected} of the batch cannot be read ({source}); take it out and send the others")]
    Frame { expected: u64, source: FrameError },
    /// Numbers are not dense.
    #[error("the batch has record {found} where {expected} belongs; send contiguous records")]
    NotContiguous { expected: u64, found: u64 },
    /// The payload is no JSON object.
    #[error("the content of record {0} is no JSON object; take it out and send the others")]
    Payload(u64),
}

impl Batch {
    /// The body of the request.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(BATCH_OVERHEAD + self.frames.len());
        bytes.extend_from_slice(MAGIC);
        bytes.push(VERSION);
        bytes.extend_from_slice(&self.device.0);
        bytes.extend_from_slice(&self.epoch.0);
        bytes.extend_from_slice(&self.first_seq.to_le_bytes());
        bytes.extend_from_slice(&self.count.to_le_bytes());
        bytes.extend_from_slice(&self.frames);
        let crc = crc32c::crc32c(&bytes);
        bytes.extend_from_slice(&crc.to_le_bytes());
        bytes
    }
}

impl ReceivedBatch {
    /// Checks and reads a request's body.
    pub fn decode(bytes: &[u8]) -> Result<Self, BatchError> {
        if bytes.len() > MAX_BATCH_BYTES {
            return Err(BatchError::TooLarge(bytes.len()));
        }
        let (covered, crc) = bytes.split_last_chunk::<4>().ok_or(BatchError::Damaged)?;
        let rest = covered.strip_prefix(MAGIC).ok_or(BatchError::Damaged)?;
        if u32::from_le_bytes(*crc) != crc32c::crc32c(covered) {
            return Err(BatchError::Damaged);
        }
        let (&[version], rest) = split(rest)?;
        if version != VERSION {
            return Err(BatchError::UnknownVersion(version));
        }
        let (&device, rest) = split(rest)?;
        let (&epoch, rest) = split(rest)?;
        let (&first_seq, rest) = split(rest)?;
        let (&count, frames) = split(rest)?;
        let count = u32::from_le_bytes(count);
        if count == 0 || count as usize > MAX_BATCH_RECORDS {
            return Err(BatchError::Count(count));
        }
        let (device, epoch, first_seq) = (DeviceId(device), EpochId(epoch), u64::from_le_bytes(first_seq));
        let (records, last_seq) = read_frames(device, epoch, first_seq, count, frames)?;
        Ok(Self { device, epoch, first_seq, last_seq, records })
    }
}

fn read_frames(
    device: DeviceId,
    epoch: EpochId,
    first_seq: u64,
    count: u32,
    mut rest: &[u8],
) -> Result<(Vec<StoredRecord>, u64), BatchError> {
    let mut records = Vec::with_capacity(count as usize);
    // Number 0 is no record's, so a first number of 0 fails here too.
    let mut last = first_seq.checked_sub(1).ok_or(BatchError::NotContiguous { expected: 1, found: 0 })?;
    for _ in 0..count {
        let expected = last.checked_add(1).ok_or(BatchError::Damaged)?;
        let (frame, size) = Frame::decode(rest).map_err(|source| BatchError::Frame { expected, source })?;
        if frame.seq != expected {
            return Err(BatchError::NotContiguous { expected, found: frame.seq });
        }
        let record = StoredRecord::read(device, epoch, &frame).ok_or(BatchError::Payload(expected))?;
        last = record.through;
        records.push(record);
        rest = &rest[size..];
    }
    if !rest.is_empty() {
        return Err(BatchError::Damaged);
    }
    Ok((records, last))
}

fn split<const N: usize>(bytes: &[u8]) -> Result<(&[u8; N], &[u8]), BatchError> {
    bytes.split_first_chunk::<N>().ok_or(BatchError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Stamp;
    use crate::event::Event;
    use crate::id::BootId;

    fn batch(first_seq: u64, records: &[(u64, &str)]) -> Batch {
        let stamp = Stamp { boot: BootId([3; 16]), mono_ms: 1, wall_ms: 2, offset_min: 480 };
        let frame = |&(seq, json): &(u64, &str)| Frame { seq, stamp, payload: json.as_bytes() }.encode().unwrap();
        Batch {
            device: DeviceId([1; 16]),
            epoch: EpochId([2; 16]),
            first_seq,
            last_seq: records.last().map_or(0, |last| last.0),
            count: records.len() as u32,
            frames: records.iter().flat_map(frame).collect(),
        }
    }

    const WIPED: &str = r#"{"kind":"wiped","visit":3}"#;
    const GAP: &str = r#"{"kind":"gap","from":5,"to":9,"reason":"x"}"#;

    #[test]
    fn a_batch_round_trips_with_a_gap_and_an_unknown_kind() {
        let newer = r#"{"kind":"hologram_waved","hands":2}"#;
        let read = ReceivedBatch::decode(&batch(4, &[(4, WIPED), (5, GAP), (10, newer)]).encode()).unwrap();
        assert_eq!((read.first_seq, read.last_seq, read.records.len()), (4, 10, 3));
        assert!(matches!(read.records[0].event(), Some(Event::Wiped { .. })));
        assert_eq!(read.records[1].through, 9);
        assert_eq!((read.records[2].event(), read.records[2].payload.as_str()), (None, newer));
    }

    #[test]
    fn every_cut_and_every_flipped_bit_refuses_the_whole_batch() {
        let good = batch(1, &[(1, WIPED), (2, WIPED)]).encode();
        for cut in 0..good.len() {
            assert!(ReceivedBatch::decode(&good[..cut]).is_err(), "cut at {cut}");
        }
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(ReceivedBatch::decode(&bad).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn what_the_sender_got_wrong_is_named() {
        let decode = |batch: Batch| ReceivedBatch::decode(&batch.encode()).unwrap_err();
        assert_eq!(decode(batch(1, &[])), BatchError::Count(0));
        let not_dense = BatchError::NotContiguous { expected: 2, found: 3 };
        assert_eq!(decode(batch(1, &[(1, WIPED), (3, WIPED)])), not_dense);
        assert_eq!(decode(batch(0, &[(0, WIPED)])), BatchError::NotContiguous { expected: 1, found: 0 });
        for payload in ["[1]", r#"["wiped",3]"#, "", r#""wiped""#] {
            assert_eq!(decode(batch(1, &[(1, WIPED), (2, payload)])), BatchError::Payload(2), "{payload}");
        }
        let many: Vec<_> = (1..=1001).map(|seq| (seq, WIPED)).collect();
        assert_eq!(decode(batch(1, &many)), BatchError::Count(1001));
        assert!(matches!(decode(Batch { count: 1, ..batch(1, &[(1, WIPED), (2, WIPED)]) }), BatchError::Damaged));
        assert!(matches!(decode(Batch { count: 3, ..batch(1, &[(1, WIPED)]) }), BatchError::Frame { .. }));
        let large = vec![0; MAX_BATCH_BYTES + 1];
        assert_eq!(ReceivedBatch::decode(&large), Err(BatchError::TooLarge(MAX_BATCH_BYTES + 1)));
    }
}
