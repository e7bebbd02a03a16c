//! Finding the records in a segment's bytes, whatever happened to the file.
//!
//! A damaged record costs only itself: the scan goes on at the next valid frame. A frame is believed only where its
//! number fits: not below the expected one (stale blocks of an older file hold valid frames), and not further ahead than
//! the skipped bytes could have held records.

use std::ops::Range;

use crate::clock::Stamp;
use crate::frame::{self, FRAME_VERSION, Frame, FrameError, MIN_FRAME};
use crate::seal::Seal;

/// A valid frame inside a segment's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where its bytes are.
    pub range: Range<usize>,
    /// Its number.
    pub seq: u64,
    /// The last number it stands for.
    pub through: u64,
    /// When it happened.
    pub stamp: Stamp,
}

/// Bytes at the end in which no valid frame was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail {
    /// Where they begin.
    pub start: usize,
    /// How many whole but damaged records they appear to hold. Those numbers were given and must not be given again.
    pub claimed: u64,
}

/// What a segment holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Valid frames, in order of their numbers.
    pub frames: Vec<Found>,
    /// Bytes between valid frames that are none.
    pub skipped_bytes: usize,
    /// Whole records of newer programs.
    pub newer: Vec<Range<usize>>,
    /// Unreadable end, if any.
    pub tail: Option<Tail>,
    /// Where the end mark of a file that is written over stands; behind it is nothing of this segment.
    pub end_mark: Option<usize>,
}

impl Scan {
    /// The number after the last one found.
    pub fn next_seq(&self, first_seq: u64) -> u64 {
        self.frames.last().map_or(first_seq, |last| last.through.saturating_add(1))
    }
}

/// Scans `bytes` from `start`; the first record there should have the number `first_seq`.
pub fn scan(bytes: &[u8], start: usize, first_seq: u64, seal: Seal) -> Scan {
    let mut scan = Scan::default();
    let (mut at, mut expected) = (start.min(bytes.len()), first_seq);
    while at < bytes.len() {
        if seal.read_mark(&bytes[at..]) == Some(expected) {
            scan.end_mark = Some(at);
            break;
        }
        let Some(found) = next_frame(bytes, at, expected, seal, &mut scan.newer) else {
            scan.tail = Some(Tail { start: at, claimed: claimed(&bytes[at..], expected, seal) });
            break;
        };
        scan.skipped_bytes += found.range.start - at;
        (at, expected) = (found.range.end, found.through.saturating_add(1));
        scan.frames.push(found);
    }
    scan
}

fn next_frame(bytes: &[u8], from: usize, expected: u64, seal: Seal, newer: &mut Vec<Range<usize>>) -> Option<Found> {
    let mut at = from;
    while at < bytes.len() {
        match Frame::decode_sealed(&bytes[at..], seal) {
            Ok((frame, size)) => {
                let could_be_lost = ((at - from) / MIN_FRAME) as u64;
                if frame.seq >= expected && frame.seq - expected <= could_be_lost {
                    let (seq, through, stamp) = (frame.seq, frame.through(), frame.stamp);
                    return Some(Found { range: at..at + size, seq, through, stamp });
                }
                at += 1;
            }
            // Intact, so stepping over it whole is safe and quick.
            Err(FrameError::UnknownVersion { size, .. }) => {
                newer.push(at..at + size);
                at += size;
            }
            Err(_) => at += 1,
        }
    }
    None
}

fn claimed(tail: &[u8], expected: u64, seal: Seal) -> u64 {
    if seal.is_some() {
        // The end mark of their commit says it outright; what merely looks like a record may be of the file's former life.
        let could_be_lost = (tail.len() / MIN_FRAME) as u64;
        let due = expected.saturating_add(1)..expected.saturating_add(could_be_lost).saturating_add(1);
        return seal.find_mark(tail, due).map_or(0, |next_seq| next_seq - expected);
    }
    let (mut rest, mut count) = (tail, 0);
    while let Some((version, seq, size)) = frame::claim(rest) {
        let due = expected.saturating_add(count);
        // An intact record with another number is a stale block of an older file.
        let stale = matches!(Frame::decode(rest), Ok((frame, _)) if frame.seq != due);
        // One of version and number may be the damaged field.
        if stale || version != FRAME_VERSION && seq != due {
            break;
        }
        count += 1;
        rest = &rest[size..];
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BootId;
    use crate::segment::SegmentName;

    fn frame(seq: u64) -> Vec<u8> {
        let stamp = Stamp { boot: BootId([1; 16]), mono_ms: seq, wall_ms: 0, offset_min: 0 };
        let payload = format!(r#"{{"kind":"wiped","visit":{seq}}}"#);
        Frame { seq, stamp, payload: payload.as_bytes() }.encode().unwrap()
    }

    fn seqs(scan: &Scan) -> Vec<u64> {
        scan.frames.iter().map(|found| found.seq).collect()
    }

    #[test]
    fn any_flipped_bit_costs_exactly_its_own_record() {
        let parts: Vec<_> = (1..=5).map(frame).collect();
        let (before, size) = (parts[0].len() + parts[1].len(), parts[2].len());
        for bit in 0..size * 8 {
            let mut bytes = parts.concat();
            bytes[before + bit / 8] ^= 1 << (bit % 8);
            let scan = scan(&bytes, 0, 1, Seal::NONE);
            assert_eq!(seqs(&scan), [1, 2, 4, 5], "bit {bit}");
            assert_eq!((scan.skipped_bytes, scan.tail), (size, None));
        }
    }

    #[test]
    fn at_every_cut_the_whole_records_before_it_survive() {
        let parts: Vec<_> = (1..=3).map(frame).collect();
        let bytes = parts.concat();
        for cut in 0..bytes.len() {
            let whole = cut / parts[0].len();
            let scan = scan(&bytes[..cut], 0, 1, Seal::NONE);
            assert_eq!(scan.frames.len(), whole, "cut at {cut}");
            let start = whole * parts[0].len();
            assert_eq!(scan.tail, (cut > start).then_some(Tail { start, claimed: 0 }));
        }
    }

    #[test]
    fn zeros_and_stale_records_at_the_end_are_not_believed() {
        let good = [frame(7), frame(8)].concat();
        for stale in [vec![0; 4096], frame(3), frame(5000), [frame(7), frame(8)].concat()] {
            let bytes = [good.clone(), stale].concat();
            let scan = scan(&bytes, 0, 7, Seal::NONE);
            assert_eq!(seqs(&scan), [7, 8]);
            assert_eq!(scan.tail, Some(Tail { start: good.len(), claimed: 0 }));
        }
    }

    #[test]
    fn in_a_file_that_is_written_over_its_former_records_are_not_believed_and_its_mark_is_the_end() {
        let name = |first_seq| SegmentName { epoch: crate::EpochId([2; 16]), first_seq };
        let (old, seal) = (Seal::of(name(2)), Seal::of(name(7)));
        // The former records have the very numbers that come next, sealed and not.
        for former in [Seal::NONE, old] {
            let mut stale = (7..=20).flat_map(frame).collect::<Vec<_>>();
            former.turn_frames(&mut stale);
            let mut new = [frame(7), frame(8)].concat();
            seal.turn_frames(&mut new);
            let over = |new: &[u8]| [new, &stale[new.len()..]].concat();
            let marked = over(&[&new[..], &seal.end_mark(9)].concat());
            let found = scan(&marked, 0, 7, seal);
            assert_eq!((seqs(&found), found.tail, found.end_mark), (vec![7, 8], None, Some(new.len())));
            for cut in 0..new.len() {
                let whole = cut / frame(7).len();
                let torn = scan(&over(&new[..cut]), 0, 7, seal);
                let start = whole * frame(7).len();
                assert_eq!((seqs(&torn).len(), torn.tail), (whole, Some(Tail { start, claimed: 0 })), "cut at {cut}");
            }
            // A flipped bit in the last record costs its number, which the mark behind it says.
            for bit in 0..frame(8).len() * 8 {
                let mut bad = marked.clone();
                bad[frame(7).len() + bit / 8] ^= 1 << (bit % 8);
                let tail = Some(Tail { start: frame(7).len(), claimed: 1 });
                assert_eq!(scan(&bad, 0, 7, seal).tail, tail, "bit {bit}");
            }
        }
    }

    #[test]
    fn a_whole_damaged_last_record_claims_its_number() {
        let mut bytes = [frame(1), frame(2)].concat();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(scan(&bytes, 0, 1, Seal::NONE).tail, Some(Tail { start: frame(1).len(), claimed: 1 }));
    }
}
