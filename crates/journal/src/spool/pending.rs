//! Records that have a number but are not yet safe on disk. They stay in memory until a sync has succeeded, since after
//! a failed one the file proves nothing and they must be written again elsewhere.

use crate::clock::Stamp;
use crate::frame::{self, FRAME_OVERHEAD, FrameError};
use crate::loss::{LossReason, gap_frame};

#[derive(Debug, Default)]
pub(super) struct Pending {
    entries: Vec<Entry>,
    bytes: usize,
    /// The memory of a block that is written, for the next one.
    room: Vec<u8>,
    /// Records and gaps put together to be written.
    joined: Vec<u8>,
}

#[derive(Debug)]
enum Entry {
    /// Records in a row, their frames one after the other: a commit of thousands is one buffer and one write.
    Records {
        first_seq: u64,
        last_seq: u64,
        newest_wall_ms: i64,
        bytes: Vec<u8>,
    },
    Lost {
        from: u64,
        to: u64,
        reason: LossReason,
        stamp: Stamp,
    },
}

/// All of it, ready to write.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub bytes: &'a mut Vec<u8>,
    pub first_seq: u64,
    pub last_seq: u64,
    pub newest_wall_ms: i64,
}

impl Pending {
    /// Adds an event, whose JSON `payload` writes, under the number `seq`, the next one. False where that is too much for `limit` bytes in all; then,
    /// and after an error, nothing is added.
    pub fn push(
        &mut self,
        seq: u64,
        stamp: Stamp,
        payload: impl FnOnce(&mut Vec<u8>),
        limit: usize,
    ) -> Result<bool, FrameError> {
        let mut bytes = match self.entries.last_mut() {
            Some(Entry::Records { bytes, .. }) => std::mem::take(bytes),
            _ => std::mem::take(&mut self.room),
        };
        let before = bytes.len();
        let added = frame::append(&mut bytes, seq, stamp, payload);
        let size = bytes.len() - before;
        let fits = self.bytes + size <= limit + FRAME_OVERHEAD;
        if !fits {
            bytes.truncate(before);
        }
        let is_added = added.is_ok() && fits;
        match self.entries.last_mut() {
            Some(Entry::Records { last_seq, newest_wall_ms, bytes: kept, .. }) => {
                *kept = bytes;
                if is_added {
                    (*last_seq, *newest_wall_ms) = (seq, stamp.wall_ms.max(*newest_wall_ms));
                }
            }
            _ if is_added => {
                let newest_wall_ms = stamp.wall_ms;
                self.entries.push(Entry::Records { first_seq: seq, last_seq: seq, newest_wall_ms, bytes });
            }
            _ => {}
        }
        self.bytes += if is_added { size } else { 0 };
        added.map(|()| fits)
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

    /// Forgets what is durable now and keeps its memory.
    pub fn clear(&mut self) {
        self.bytes = 0;
        self.joined = Vec::new();
        for entry in self.entries.drain(..) {
            if let Entry::Records { mut bytes, .. } = entry {
                bytes.clear();
                self.room = bytes;
            }
        }
    }

    /// `None` when there is nothing to write.
    pub fn block(&mut self) -> Result<Option<Block<'_>>, FrameError> {
        let (Some(first), Some(last)) = (self.entries.first(), self.entries.last()) else {
            return Ok(None);
        };
        let (first_seq, last_seq) = (first.seqs().0, last.seqs().1);
        let newest_wall_ms = self.entries.iter().map(Entry::newest_wall_ms).max().unwrap_or(i64::MIN);
        if !matches!(self.entries[..], [Entry::Records { .. }]) {
            self.join()?;
        }
        let bytes = match &mut self.entries[..] {
            [Entry::Records { bytes, .. }] => bytes,
            _ => &mut self.joined,
        };
        Ok(Some(Block { bytes, first_seq, last_seq, newest_wall_ms }))
    }

    fn join(&mut self) -> Result<(), FrameError> {
        self.joined.clear();
        for entry in &self.entries {
            match entry {
                Entry::Records { bytes, .. } => self.joined.extend_from_slice(bytes),
                Entry::Lost { from, to, reason, stamp } => {
                    self.joined.extend_from_slice(&gap_frame(*from, *to, *reason, *stamp)?);
                }
            }
        }
        Ok(())
    }
}

impl Entry {
    /// Its first and its last number.
    fn seqs(&self) -> (u64, u64) {
        match self {
            Self::Records { first_seq, last_seq, .. } => (*first_seq, *last_seq),
            Self::Lost { from, to, .. } => (*from, *to),
        }
    }

    fn newest_wall_ms(&self) -> i64 {
        match self {
            Self::Records { newest_wall_ms, .. } => *newest_wall_ms,
            Self::Lost { stamp, .. } => stamp.wall_ms,
        }
    }
}
