//! The segments of one epoch, in order.

use std::collections::BTreeSet;

use crate::id::EpochId;
use crate::segment::SegmentName;

/// One segment as far as it is durable.
#[derive(Clone, Debug)]
pub(super) struct SegmentInfo {
    pub name: SegmentName,
    /// The last number it is responsible for; `first_seq - 1` for an empty one.
    pub last_seq: u64,
    /// The newest wall time in it, for retention.
    pub newest_wall_ms: i64,
    /// Confirmed, older than the retention, and kept to be written over.
    pub is_spare: bool,
}

/// One epoch.
#[derive(Clone, Debug)]
pub(super) struct EpochChain {
    pub epoch: EpochId,
    pub generation: u32,
    /// Oldest first.
    pub segments: Vec<SegmentInfo>,
    /// What the server confirmed, as far as known.
    pub acked: u64,
    /// Records the server refused; they lie in quarantine and a gap is sent in their place.
    pub refused: BTreeSet<u64>,
}

/// How far an epoch came, which decides whether a start goes on with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EpochEnd {
    pub last_seq: u64,
    pub acked: u64,
    pub generation: u32,
}

impl EpochEnd {
    /// Whether the next record begins a new epoch: a newer one is known (`newest_generation`), numbers have come to
    /// `last_seq`, or the server confirmed more than is here, so this folder was put back from a copy and its next numbers
    /// are used.
    pub fn is_final(self, newest_generation: u32, last_seq: u64) -> bool {
        self.acked > self.last_seq || self.generation < newest_generation || self.last_seq >= last_seq
    }
}

impl EpochChain {
    pub fn new(epoch: EpochId, generation: u32) -> Self {
        Self { epoch, generation, segments: Vec::new(), acked: 0, refused: BTreeSet::new() }
    }

    /// The last durable number; 0 for none.
    pub fn last_seq(&self) -> u64 {
        self.segments.last().map_or(0, |last| last.last_seq)
    }

    /// The first number that is still on disk; 1 where nothing was ever deleted.
    pub fn first_kept(&self) -> u64 {
        self.segments.first().map_or(1, |first| first.name.first_seq)
    }
}
