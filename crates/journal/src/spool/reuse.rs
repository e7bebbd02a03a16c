//! Writing over confirmed segments instead of making new files.
//!
//! A file that grows needs its size and the place of its blocks on disk with every sync. One that is written over needs
//! neither: docs/adr/0012-segments-written-over.md has the figures.

use std::io;
use std::path::Path;

use super::fault::{SpoolError, io_error};
use super::{ActiveSegment, Spool};
use crate::cursor::Cursor;
use crate::file_system::SpoolFile;
use crate::id::EpochId;
use crate::seal::Seal;
use crate::segment::{SegmentFormat, SegmentHeader, SegmentName};

impl Spool {
    /// Takes the oldest spare segment for records from `first_seq` on. `None` where there is none that can be taken.
    pub(super) fn reuse_segment(&mut self, first_seq: u64) -> Result<Option<ActiveSegment>, SpoolError> {
        let spare = |at: &usize| self.confirmed_at(*at, |segment| segment.is_spare) > 0;
        let Some(at) = (0..self.chains.len()).find(spare) else {
            return Ok(None);
        };
        let old = self.dir.join(self.chains[at].segments[0].name.to_string());
        let mut file = match self.fs.reopen(&old) {
            Ok(file) => file,
            Err(error) => {
                tracing::warn!(%error, segment = %old.display(), "a confirmed segment cannot be written over");
                self.chains[at].segments[0].is_spare = false;
                return Ok(None);
            }
        };
        let name = SegmentName { epoch: self.epoch(), first_seq };
        let new = self.dir.join(name.to_string());
        let begun = self.begin_over(&mut *file, name).and_then(|size| {
            self.fs.rename(&old, &new)?;
            Ok(size)
        });
        let epoch = self.chains[at].epoch;
        self.chains[at].segments.remove(0);
        let size = match begun {
            Ok(size) => size,
            Err(error) => {
                drop(file);
                self.forget_file(&old);
                tracing::warn!(%error, segment = %old.display(), "a confirmed segment cannot be written over");
                return Ok(None);
            }
        };
        if let Err(error) = self.fs.sync_dir(&self.dir) {
            drop(file);
            self.forget_file(&new);
            return Err(io_error("sync the folder", &self.dir)(error));
        }
        if self.chains[at].segments.is_empty() && epoch != self.epoch() {
            self.chains.remove(at);
            self.forget_mark(epoch);
        }
        Ok(Some(ActiveSegment { file, name, size, seal: Seal::of(name) }))
    }

    /// Makes the header durable while the file has its old name: under the new one there is never a file without it,
    /// whose former records could pass for new ones. Returns where the first record goes.
    fn begin_over(&self, file: &mut dyn SpoolFile, name: SegmentName) -> io::Result<u64> {
        let (format, generation) = (SegmentFormat::Reused, self.current().generation);
        let (device, epoch, first_seq) = (self.device, name.epoch, name.first_seq);
        let header = SegmentHeader { format, device, epoch, generation, first_seq }.encode();
        file.write(0, &[&header[..], &Seal::of(name).end_mark(first_seq)].concat())?;
        file.sync()?;
        Ok(header.len() as u64)
    }

    fn forget_mark(&self, epoch: EpochId) {
        if let Err(error) = Cursor::remove(&*self.fs, &self.dir, epoch) {
            tracing::warn!(%error, %epoch, "the mark of an epoch without records could not be removed");
        }
    }

    /// Gives back what lies behind byte `size` of a segment.
    pub(super) fn cut_to(&self, path: &Path, size: u64) {
        if let Err(error) = self.fs.truncate(path, size) {
            tracing::warn!(%error, segment = %path.display(), "unused room could not be given back");
        }
    }
}
