//! What one segment holds.

use crate::content::{HeaderState, PlacedSegment, SegmentContent};
use crate::segment::SegmentName;

/// One segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentReport {
    /// Its file name.
    pub name: SegmentName,
    /// Its size in bytes.
    pub bytes: usize,
    /// Its first bytes.
    pub header: HeaderState,
    /// Records that can be read.
    pub whole: usize,
    /// Numbers whose bytes are damaged.
    pub damaged: u64,
    /// Whole records of newer programs.
    pub newer: usize,
    /// Where an unreadable end begins that no later segment takes the place of, and how many records it appears to hold.
    pub torn: Option<(usize, u64)>,
    /// Bytes behind its end that hold nothing of it: it is written over an older segment.
    pub unused: usize,
    /// The number after the last one it is responsible for.
    pub next_seq: u64,
}

impl SegmentReport {
    pub(super) fn of(PlacedSegment { name, bytes, content, next_first }: PlacedSegment) -> Self {
        let SegmentContent { header, scan: found, unused_from, .. } = content;
        let mut report = Self {
            name,
            bytes: bytes.len(),
            header,
            whole: 0,
            damaged: 0,
            newer: 0,
            torn: None,
            unused: unused_from.map_or(0, |from| bytes.len() - from),
            next_seq: name.first_seq,
        };
        if matches!(header, HeaderState::Newer(_) | HeaderState::Spent) {
            return report;
        }
        for frame in found.frames.iter().filter(|frame| next_first.is_none_or(|next| frame.seq < next)) {
            report.damaged += frame.seq - report.next_seq;
            report.next_seq = frame.through.saturating_add(1);
            report.whole += 1;
        }
        match next_first {
            Some(next) => {
                report.damaged += next.saturating_sub(report.next_seq);
                report.next_seq = next;
            }
            None => report.torn = found.tail.map(|tail| (tail.start, tail.claimed)),
        }
        report.newer = found.newer.len();
        report
    }

    /// Whether every byte that counts can be read.
    pub fn is_whole(&self) -> bool {
        let read = matches!(self.header, HeaderState::Whole(_) | HeaderState::Spent);
        read && self.damaged == 0 && self.newer == 0 && self.torn.is_none()
    }
}
