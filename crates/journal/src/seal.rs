//! The seal of a file that is written over an older segment: what lies behind its end must never be taken for its records.
//!
//! A sealed segment's checksums are changed by a number made from its name, which no other file ever had, so a record of the
//! file's former life fails its checksum here. Behind the last record of each commit stands an end mark, which the next
//! commit writes over:
//!
//! ```text
//! length u32 = 0 | number of the next record u64 | crc32c u32 of both, sealed
//! ```

use std::ops::Range;

use crate::frame::CRC;
use crate::segment::SegmentName;

/// Bytes of an end mark.
pub const END_MARK: usize = 4 + 8 + CRC;

/// What a segment's checksums are changed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal(u32);

impl Seal {
    /// A new file's: it holds nothing else, so it needs none and its end is the end of the file.
    pub const NONE: Self = Self(0);

    /// That of a file that was written over under this name.
    pub fn of(name: SegmentName) -> Self {
        let epoch = crc32c::crc32c(&name.epoch.0);
        Self(crc32c::crc32c_append(epoch, &name.first_seq.to_le_bytes()).max(1))
    }

    /// Whether there is one.
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// A checksum as it stands in the file, or as it stood before.
    pub fn turn(self, crc: u32) -> u32 {
        crc ^ self.0
    }

    /// Seals the whole frames in `bytes`, or takes their seal off.
    pub fn turn_frames(self, bytes: &mut [u8]) {
        let mut at = 0;
        while let Some((length, _)) = bytes.get(at..).and_then(<[u8]>::split_first_chunk::<4>) {
            let end = at + 4 + u32::from_le_bytes(*length) as usize;
            let Some(crc) = end.checked_sub(CRC).and_then(|from| bytes.get_mut(from..end)) else { return };
            let Some(crc) = crc.first_chunk_mut::<CRC>() else { return };
            *crc = self.turn(u32::from_le_bytes(*crc)).to_le_bytes();
            at = end;
        }
    }

    /// Makes whole frames those of a sealed file, the end mark behind them; `next_seq` is the number that comes next.
    pub fn close(self, frames: &mut Vec<u8>, next_seq: u64) {
        if self.is_some() {
            self.turn_frames(frames);
            frames.extend_from_slice(&self.end_mark(next_seq));
        }
    }

    /// Takes back what [`Self::close`] did.
    pub fn open(self, frames: &mut Vec<u8>) {
        if self.is_some() {
            frames.truncate(frames.len().saturating_sub(END_MARK));
            self.turn_frames(frames);
        }
    }

    /// The end mark before a record numbered `next_seq`.
    pub fn end_mark(self, next_seq: u64) -> [u8; END_MARK] {
        let mut mark = [0; END_MARK];
        mark[4..12].copy_from_slice(&next_seq.to_le_bytes());
        let crc = self.turn(crc32c::crc32c(&mark[..12]));
        mark[12..].copy_from_slice(&crc.to_le_bytes());
        mark
    }

    /// The number in the end mark at the start of `bytes`.
    pub fn read_mark(self, bytes: &[u8]) -> Option<u64> {
        let mark = bytes.first_chunk::<END_MARK>().filter(|mark| self.is_some() && mark[..4] == [0; 4])?;
        let (_, number) = mark[..12].split_last_chunk::<8>()?;
        let next_seq = u64::from_le_bytes(*number);
        (self.end_mark(next_seq) == *mark).then_some(next_seq)
    }

    /// The number in the first end mark in `bytes` that is among `due`.
    pub fn find_mark(self, bytes: &[u8], due: Range<u64>) -> Option<u64> {
        (0..bytes.len()).find_map(|at| self.read_mark(&bytes[at..]).filter(|next_seq| due.contains(next_seq)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Stamp;
    use crate::frame::Frame;
    use crate::id::{BootId, EpochId};

    fn seal(first_seq: u64) -> Seal {
        Seal::of(SegmentName { epoch: EpochId([3; 16]), first_seq })
    }

    fn frames(seqs: std::ops::RangeInclusive<u64>) -> Vec<u8> {
        let stamp = Stamp { boot: BootId([1; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
        seqs.flat_map(|seq| Frame { seq, stamp, payload: b"{}" }.encode().unwrap()).collect()
    }

    #[test]
    fn a_sealed_frame_is_read_under_its_own_seal_alone_and_comes_back_as_it_was() {
        let plain = frames(1..=3);
        let mut sealed = plain.clone();
        seal(7).turn_frames(&mut sealed);
        assert!(Frame::decode(&sealed).is_err() && Frame::decode_sealed(&sealed, seal(8)).is_err());
        assert!(Frame::decode_sealed(&plain, seal(7)).is_err());
        assert_eq!(Frame::decode_sealed(&sealed, seal(7)).unwrap().0.seq, 1);
        seal(7).turn_frames(&mut sealed);
        assert_eq!(sealed, plain);
        for seal in [seal(7), Seal::NONE] {
            seal.close(&mut sealed, 4);
            assert_eq!(seal.read_mark(sealed.get(plain.len()..).unwrap()), seal.is_some().then_some(4));
            seal.open(&mut sealed);
            assert_eq!(sealed, plain);
        }
    }

    #[test]
    fn an_end_mark_is_read_under_its_own_seal_alone_and_every_flip_takes_it_away() {
        let mark = seal(7).end_mark(900);
        assert_eq!(seal(7).read_mark(&mark), Some(900));
        assert_eq!((seal(8).read_mark(&mark), Seal::NONE.read_mark(&Seal::NONE.end_mark(900))), (None, None));
        for bit in 0..END_MARK * 8 {
            let mut bad = mark;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(seal(7).read_mark(&bad), None, "bit {bit}");
        }
    }

    #[test]
    fn a_mark_behind_other_bytes_is_found_where_its_number_is_due() {
        let bytes = [&frames(1..=1)[..], &seal(7).end_mark(5), &seal(7).end_mark(6)].concat();
        assert_eq!(seal(7).find_mark(&bytes, 6..9), Some(6));
        assert_eq!(seal(7).find_mark(&bytes, 7..9), None);
    }
}
