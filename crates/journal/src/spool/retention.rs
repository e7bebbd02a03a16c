//! What the server confirmed, and what may therefore be deleted.

use super::chain::{EpochChain, SegmentInfo};
use super::fault::io_error;
use super::reading::BatchRequest;
use super::{Spool, SpoolError};
use crate::cursor::Cursor;
use crate::file_system::replace_durably;
use crate::id::EpochId;

const SERVER_FILE: &str = "server";

/// How far the delivery of one epoch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochProgress {
    /// The epoch.
    pub epoch: EpochId,
    /// The number a next record would get.
    pub next_seq: u64,
    /// The last durable number; 0 for none.
    pub last_seq: u64,
    /// What the server confirmed, as far as known here.
    pub acked: u64,
    /// True for an epoch that gets no more records.
    pub sealed: bool,
}

impl Spool {
    /// The oldest epoch with unconfirmed records, else the current one.
    pub fn progress(&self) -> EpochProgress {
        let waiting = self.chains.iter().find(|chain| chain.acked < chain.last_seq());
        self.progress_of(waiting.unwrap_or(self.current()))
    }

    /// Older epochs of which everything is confirmed and still kept: a server restored from a backup may lack them again.
    pub fn confirmed_epochs(&self) -> Vec<EpochProgress> {
        let all = self.chains.iter().map(|chain| self.progress_of(chain));
        all.filter(|progress| progress.sealed && progress.acked >= progress.last_seq).collect()
    }

    fn progress_of(&self, chain: &EpochChain) -> EpochProgress {
        let sealed = chain.epoch != self.epoch();
        let (last_seq, acked) = (chain.last_seq(), chain.acked);
        let next_seq = if sealed { last_seq + 1 } else { self.next_seq };
        EpochProgress { epoch: chain.epoch, next_seq, last_seq, acked, sealed }
    }

    /// Notes that the server stores all records of `epoch` up to `through`. Lower than before changes nothing.
    pub fn acknowledge(&mut self, epoch: EpochId, through: u64) -> Result<(), SpoolError> {
        let chain = self.chain(epoch)?;
        let last = chain.last_seq();
        if through > last {
            return Err(SpoolError::AckAboveLast { acked: through, last });
        }
        if through > chain.acked {
            self.set_acked(epoch, through);
        }
        Ok(())
    }

    /// Notes that the server has less of `epoch` than it confirmed: it was put back from a backup.
    pub fn rewind(&mut self, epoch: EpochId, stored_through: u64) -> Result<(), SpoolError> {
        if self.chain(epoch)?.acked > stored_through {
            self.set_acked(epoch, stored_through);
        }
        Ok(())
    }

    /// Notes which server answers. Another one than before has nothing of ours, so all that is kept is sent again.
    pub fn meet_server(&mut self, server: &str) {
        let path = self.dir.join(SERVER_FILE);
        let known = self.fs.read(&path).unwrap_or_default();
        if known == server.as_bytes() {
            return;
        }
        if !known.is_empty() {
            let epochs: Vec<_> = self.chains.iter().map(|chain| chain.epoch).collect();
            epochs.into_iter().for_each(|epoch| self.set_acked(epoch, 0));
        }
        if let Err(error) = replace_durably(&*self.fs, &self.dir, SERVER_FILE, server.as_bytes()) {
            tracing::warn!(%error, "the hall server's identity could not be noted");
        }
    }

    /// Deletes segments that are confirmed whole and older than the retention at wall time `now_ms`, and says how many. A
    /// few of them stay as spares ([`SpoolOptions::spare_segments`](super::SpoolOptions)).
    pub fn delete_expired(&mut self, now_ms: i64) -> Result<usize, SpoolError> {
        let before = now_ms.saturating_sub(self.options.retention_ms);
        self.delete_confirmed(self.options.spare_segments, |segment| segment.newest_wall_ms < before)
    }

    /// Puts a record that the server refuses into quarantine: a gap is sent in its place. False where it is there already.
    pub fn refuse(&mut self, epoch: EpochId, seq: u64) -> Result<bool, SpoolError> {
        if self.chain(epoch)?.refused.contains(&seq) {
            return Ok(false);
        }
        let request = BatchRequest { epoch, after_seq: seq - 1, stored_through: 0, max_records: 1, max_bytes: 0 };
        let frame = self.read_batch(&request)?.map(|batch| batch.frames).unwrap_or_default();
        let kept = self.quarantine.keep_refused(epoch, seq, &frame);
        kept.map_err(io_error("write the quarantine of", &self.dir))?;
        self.change(epoch, |chain| chain.refused.insert(seq));
        Ok(true)
    }

    /// Takes a refused record back: the server refused its stand-in too, so the fault is not the record's.
    pub fn release(&mut self, epoch: EpochId, seq: u64) -> Result<(), SpoolError> {
        self.quarantine.release(epoch, seq).map_err(io_error("change the quarantine of", &self.dir))?;
        self.change(epoch, |chain| chain.refused.remove(&seq));
        Ok(())
    }

    /// Makes room on a full disk: live records are worth more than a server's chance to ask again.
    pub(super) fn free_confirmed(&mut self) {
        match self.delete_confirmed(0, |_| true) {
            Ok(0) => {}
            Ok(segments) => tracing::warn!(segments, "deleted confirmed records early since the disk is full"),
            Err(error) => {
                tracing::error!(%error, "the disk is full and confirmed records could not be deleted")
            }
        }
    }

    /// How many of the first segments of a chain are confirmed and `old`. The newest segment of the current epoch says which
    /// numbers were given, so it never counts.
    pub(super) fn confirmed_at(&self, at: usize, old: impl Fn(&SegmentInfo) -> bool) -> usize {
        let chain = &self.chains[at];
        let most = chain.segments.len().saturating_sub(usize::from(chain.epoch == self.epoch()));
        chain.segments[..most].iter().take_while(|segment| segment.last_seq <= chain.acked && old(segment)).count()
    }

    fn delete_confirmed(&mut self, spares: usize, old: impl Fn(&SegmentInfo) -> bool) -> Result<usize, SpoolError> {
        let confirmed: Vec<usize> = (0..self.chains.len()).map(|at| self.confirmed_at(at, &old)).collect();
        let mut too_many = confirmed.iter().sum::<usize>().saturating_sub(spares);
        let (current, mut deleted) = (self.epoch(), 0);
        for (at, confirmed) in confirmed.into_iter().enumerate() {
            let delete = confirmed.min(too_many);
            too_many -= delete;
            for _ in 0..delete {
                let path = self.dir.join(self.chains[at].segments[0].name.to_string());
                match self.fs.remove(&path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(io_error("delete", &path)(error));
                    }
                    _ => {}
                }
                self.chains[at].segments.remove(0);
                deleted += 1;
            }
            let kept = confirmed - delete;
            let segments = self.chains[at].segments.iter_mut().enumerate();
            segments.for_each(|(place, segment)| segment.is_spare = place < kept);
        }
        if deleted > 0 {
            self.fs.sync_dir(&self.dir).map_err(io_error("sync the folder", &self.dir))?;
        }
        for done in self.chains.extract_if(.., |chain| chain.segments.is_empty() && chain.epoch != current) {
            Cursor::remove(&*self.fs, &self.dir, done.epoch).map_err(io_error("delete a mark in", &self.dir))?;
        }
        Ok(deleted)
    }

    fn set_acked(&mut self, epoch: EpochId, acked: u64) {
        self.change(epoch, |chain| chain.acked = acked);
        // A hint only: without it records are sent again, and an ack must count on a full disk too.
        if let Err(error) = (Cursor { epoch, acked }).save(&*self.fs, &self.dir) {
            tracing::warn!(%error, "the mark of confirmed records could not be written");
        }
    }

    fn change<T>(&mut self, epoch: EpochId, how: impl FnOnce(&mut EpochChain) -> T) {
        if let Some(chain) = self.chains.iter_mut().find(|chain| chain.epoch == epoch) {
            how(chain);
        }
    }
}
