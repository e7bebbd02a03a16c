//! Writing records to segments, and giving a segment up when the disk does not keep its word.

use std::io;
use std::path::Path;

use super::chain::{EpochChain, SegmentInfo};
use super::fault::{SpoolError, io_error};
use super::pending::Block;
use super::{ActiveSegment, Spool};
use crate::seal::{END_MARK, Seal};
use crate::segment::{SegmentFormat, SegmentHeader, SegmentName};

impl Spool {
    /// Writes a block and makes it durable. After an error its bytes are as they were.
    pub(super) fn write(&mut self, block: &mut Block<'_>) -> Result<(), SpoolError> {
        let mut active = match self.active.take() {
            Some(active) => active,
            None => self.begin_segment(block.first_seq)?,
        };
        let path = self.dir.join(active.name.to_string());
        let (name, seal, size) = (active.name, active.seal, active.size + block.bytes.len() as u64);
        // In place: a copy of thousands of records is a good part of what a commit costs besides the disk.
        seal.close(block.bytes, block.last_seq.saturating_add(1));
        let written = active.file.write(active.size, block.bytes).and_then(|()| active.file.sync());
        self.active = Some(active);
        if let Err(error) = written {
            seal.open(block.bytes);
            return Err(io_error("write records to", &path)(error));
        }
        let closed = size >= self.options.segment_bytes;
        self.active = self.active.take().filter(|_| !closed).map(|active| ActiveSegment { size, ..active });
        if closed && seal.is_some() {
            self.cut_to(&path, size + END_MARK as u64);
        }
        let segments = &mut self.current_mut().segments;
        match segments.last_mut().filter(|last| last.name == name) {
            Some(last) => {
                last.last_seq = block.last_seq;
                last.newest_wall_ms = last.newest_wall_ms.max(block.newest_wall_ms);
            }
            None => {
                let (last_seq, newest_wall_ms) = (block.last_seq, block.newest_wall_ms);
                segments.push(SegmentInfo { name, last_seq, newest_wall_ms, is_spare: false });
            }
        }
        Ok(())
    }

    fn begin_segment(&mut self, first_seq: u64) -> Result<ActiveSegment, SpoolError> {
        match self.reuse_segment(first_seq)? {
            Some(active) => Ok(active),
            None => self.create_segment(first_seq),
        }
    }

    fn create_segment(&self, first_seq: u64) -> Result<ActiveSegment, SpoolError> {
        let EpochChain { epoch, generation, .. } = *self.current();
        let name = SegmentName { epoch, first_seq };
        let path = self.dir.join(name.to_string());
        let failed = |error| io_error("make the segment", &path)(error);
        let mut file = match self.fs.create(&path) {
            // Left by a write that failed before anything in it was durable.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.fs.remove(&path).map_err(failed)?;
                self.fs.create(&path).map_err(failed)?
            }
            other => other.map_err(failed)?,
        };
        let format = SegmentFormat::New;
        let header = SegmentHeader { format, device: self.device, epoch, generation, first_seq }.encode();
        let made = file.write(0, &header).and_then(|()| self.fs.sync_dir(&self.dir));
        if let Err(error) = made {
            drop(file);
            self.forget_file(&path);
            return Err(failed(error));
        }
        Ok(ActiveSegment { file, name, size: header.len() as u64, seal: Seal::NONE })
    }

    /// Gives up the segment being written. What was durable in it stays; readers take no record from it that the next
    /// segment has too, so a cut that fails does no harm.
    pub(super) fn abandon(&mut self) {
        self.health.failed_writes += 1;
        let Some(ActiveSegment { file, name, size, .. }) = self.active.take() else {
            return;
        };
        drop(file);
        let path = self.dir.join(name.to_string());
        if self.current().segments.iter().any(|segment| segment.name == name) {
            if let Err(error) = self.fs.truncate(&path, size) {
                tracing::warn!(%error, segment = %name, "an abandoned segment could not be cut");
            }
        } else {
            self.forget_file(&path);
        }
    }

    pub(super) fn forget_file(&self, path: &Path) {
        if let Err(error) = self.fs.remove(path).and_then(|()| self.fs.sync_dir(&self.dir)) {
            tracing::warn!(%error, path = %path.display(), "an empty segment could not be removed");
        }
    }
}
