//! Records that have a number but are not yet safe on disk. They stay in memory until a sync has succeeded, since after
//! a failed one the file proves nothing and they must be written again elsewhere.

use crate::clock::Stamp;
use crate::frame::FrameError;
use crate::loss::{LossReason, gap_frame};

#[derive(Debug, Default)]
pub(super) struct Pending {
    entries: Vec<Entry>,
    bytes: usize,
}

#[derive(Debug)]
enum Entry {
    Record { seq: u64, wall_ms: i64, bytes: Vec<u8> },
    Lost { from: u64, to: u64, reason: LossReason, stamp: Stamp },
}

/// All of it, ready to write.
#[derive(Debug)]
pub(super) struct Block {
    pub bytes: Vec<u8>,
    pub first_seq: u64,
    pub last_seq: u64,
    pub newest_wall_ms: i64,
}

impl Pending {
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub fn push(&mut self, seq: u64, wall_ms: i64, bytes: Vec<u8>) {
        self.bytes += bytes.len();
        self.entries.push(Entry::Record { seq, wall_ms, bytes });
    }

    /// Losses in a row for one reason become one gap, so a long outage costs no memory.
    pub fn push_lost(&mut self, from: u64, through: u64, reason: LossReason, stamp: Stamp) {
        if let Some(Entry::Lost { to, reason: last, .. }) = self.entries.last_mut()
            && *last == reason
            && *to + 1 == from
        {
            *to = through;
            return;
        }
        self.entries.push(Entry::Lost { from, to: through, reason, stamp });
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// `None` when there is nothing to write.
    pub fn block(&self) -> Result<Option<Block>, FrameError> {
        let Some(first) = self.entries.first() else {
            return Ok(None);
        };
        let first_seq = match first {
            Entry::Record { seq, .. } => *seq,
            Entry::Lost { from, .. } => *from,
        };
        let mut block =
            Block { bytes: Vec::with_capacity(self.bytes), first_seq, last_seq: 0, newest_wall_ms: i64::MIN };
        for entry in &self.entries {
            let wall_ms = match entry {
                Entry::Record { seq, wall_ms, bytes } => {
                    block.bytes.extend_from_slice(bytes);
                    block.last_seq = *seq;
                    *wall_ms
                }
                Entry::Lost { from, to, reason, stamp } => {
                    block.bytes.extend(gap_frame(*from, *to, *reason, *stamp)?);
                    block.last_seq = *to;
                    stamp.wall_ms
                }
            };
            block.newest_wall_ms = block.newest_wall_ms.max(wall_ms);
        }
        Ok(Some(block))
    }
}
