//! Reading batches: contiguous durable records, with a gap in place of each range that cannot be read.

use std::ops::ControlFlow;

use super::chain::EpochChain;
use super::fault::io_error;
use super::{Spool, SpoolError};
use crate::batch::{BATCH_OVERHEAD, Batch};
use crate::clock::Stamp;
use crate::content::SegmentContent;
use crate::frame::Frame;
use crate::id::{BootId, DeviceId, EpochId};
use crate::loss::{LossReason, gap_frame};

/// Which records to read.
#[derive(Clone, Copy, Debug)]
pub struct BatchRequest {
    /// The epoch.
    pub epoch: EpochId,
    /// The first wanted number is the one after this.
    pub after_seq: u64,
    /// What the server said it has: below it nothing is sent in place of unreadable records, since it has the real ones.
    pub stored_through: u64,
    /// At most this many records.
    pub max_records: usize,
    /// At most this many bytes of encoded batch, though always one record.
    pub max_bytes: usize,
}

impl Spool {
    /// The next contiguous durable records, or `None` where there are none.
    pub fn read_batch(&self, request: &BatchRequest) -> Result<Option<Batch>, SpoolError> {
        let chain = self.chain(request.epoch)?;
        let mut run = Run::new(request, chain);
        for segment in &chain.segments {
            if segment.last_seq < run.expected {
                continue;
            }
            let path = self.dir.join(segment.name.to_string());
            let mut bytes = self.fs.read(&path).map_err(io_error("read", &path))?;
            let SegmentContent { seal, scan, .. } = SegmentContent::read(segment.name, &bytes);
            for found in scan.frames {
                if found.seq > segment.last_seq {
                    break;
                }
                if found.seq < run.expected {
                    continue;
                }
                let frame = &mut bytes[found.range.clone()];
                seal.turn_frames(frame);
                if run.take(found.seq, found.through, found.stamp, frame)?.is_break() {
                    return Ok(run.finish(self.device));
                }
            }
        }
        // The end of the last segment was damaged after the spool was opened.
        if run.expected <= chain.last_seq() {
            let stamp = run.last_stamp;
            let _ = run.hole(chain.last_seq(), stamp)?;
        }
        Ok(run.finish(self.device))
    }

    pub(super) fn chain(&self, epoch: EpochId) -> Result<&EpochChain, SpoolError> {
        self.chains.iter().find(|chain| chain.epoch == epoch).ok_or(SpoolError::UnknownEpoch(epoch))
    }
}

/// A batch being put together.
struct Run<'a> {
    request: &'a BatchRequest,
    chain: &'a EpochChain,
    /// The number that comes next.
    expected: u64,
    first_seq: u64,
    count: usize,
    frames: Vec<u8>,
    last_stamp: Stamp,
}

impl<'a> Run<'a> {
    fn new(request: &'a BatchRequest, chain: &'a EpochChain) -> Self {
        let last_stamp = Stamp { boot: BootId([0; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
        let expected = request.after_seq.saturating_add(1);
        Self { request, chain, expected, first_seq: 0, count: 0, frames: Vec::new(), last_stamp }
    }

    fn take(&mut self, seq: u64, through: u64, stamp: Stamp, frame: &[u8]) -> Result<ControlFlow<()>, SpoolError> {
        if seq > self.expected && self.hole(seq - 1, stamp)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        self.last_stamp = stamp;
        if self.chain.refused.contains(&seq) {
            return Ok(self.push(seq, through, &gap_frame(seq, through, LossReason::Refused, stamp)?));
        }
        Ok(self.push(seq, through, frame))
    }

    /// Stands in for the unreadable records up to `to`. A batch ends before records the server has and we have not.
    fn hole(&mut self, to: u64, stamp: Stamp) -> Result<ControlFlow<()>, SpoolError> {
        let from = self.expected.max(self.request.stored_through.saturating_add(1));
        if from > self.expected {
            if self.count > 0 {
                return Ok(ControlFlow::Break(()));
            }
            self.expected = from.min(to + 1);
        }
        if from > to {
            return Ok(ControlFlow::Continue(()));
        }
        let deleted = to < self.chain.first_kept();
        let reason = if deleted { LossReason::NotKept } else { LossReason::Damaged };
        Ok(self.push(from, to, &gap_frame(from, to, reason, stamp)?))
    }

    fn push(&mut self, seq: u64, through: u64, frame: &[u8]) -> ControlFlow<()> {
        let bytes = BATCH_OVERHEAD + self.frames.len() + frame.len();
        let full = self.count >= self.request.max_records.max(1) || bytes > self.request.max_bytes;
        if full && self.count > 0 {
            return ControlFlow::Break(());
        }
        if self.count == 0 {
            self.first_seq = seq;
        }
        self.frames.extend_from_slice(frame);
        self.count += 1;
        self.expected = through.saturating_add(1);
        ControlFlow::Continue(())
    }

    fn finish(self, device: DeviceId) -> Option<Batch> {
        (self.count > 0).then(|| Batch {
            device,
            epoch: self.request.epoch,
            first_seq: self.first_seq,
            last_seq: self.expected - 1,
            count: self.count as u32,
            frames: self.frames,
        })
    }
}

impl Batch {
    /// The numbers of the frames, each with the last number it stands for.
    pub fn seqs(&self) -> Vec<(u64, u64)> {
        let mut rest = &self.frames[..];
        let mut seqs = Vec::with_capacity(self.count as usize);
        while let Ok((frame, size)) = Frame::decode(rest) {
            seqs.push((frame.seq, frame.through()));
            rest = &rest[size..];
        }
        seqs
    }
}
