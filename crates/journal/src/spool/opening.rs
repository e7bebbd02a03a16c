//! Opening a spool: everything is learnt from its segments, whatever state a crash left them in.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::chain::{EpochChain, EpochEnd, SegmentInfo};
use super::fault::io_error;
use super::pending::Pending;
use super::{Spool, SpoolError, SpoolHealth, SpoolOptions};
use crate::clock::Stamp;
use crate::content::{HeaderState, PlacedSegment, SegmentContent, newest_generation, read_segments};
use crate::cursor::Cursor;
use crate::file_system::{FileSystem, create_dir_durably};
use crate::id::{DeviceId, EpochId};
use crate::identity;
use crate::loss::LossReason;
use crate::quarantine::Quarantine;
use crate::scan::Tail;
use crate::segment::SegmentName;

/// What the segments on disk say.
#[derive(Default)]
struct Survey {
    chains: BTreeMap<EpochId, EpochChain>,
    /// The unreadable end of each epoch's last segment.
    tails: BTreeMap<EpochId, Tail>,
    /// Where the last segment of each epoch could end without losing anything, if before its end.
    unused: BTreeMap<EpochId, usize>,
    /// Files that were about to be written over.
    spent: Vec<SegmentName>,
    device: Option<DeviceId>,
    /// What each segment says of itself, also of those that cannot be read.
    headers: Vec<HeaderState>,
    damaged_records: u64,
    /// Records of newer programs: their segment, where they begin in it, and their bytes.
    newer: Vec<(SegmentName, usize, Vec<u8>)>,
}

impl Spool {
    /// Opens or makes the spool in `dir` and holds its lock for life. `now` stamps gaps found on the way.
    pub fn open(fs: Arc<dyn FileSystem>, dir: &Path, options: SpoolOptions, now: Stamp) -> Result<Self, SpoolError> {
        create_dir_durably(&*fs, dir).map_err(io_error("make the folder", dir))?;
        let lock_path = dir.join("lock");
        let lock = fs.lock(&lock_path).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => SpoolError::InUse(dir.to_owned()),
            _ => io_error("lock", &lock_path)(error),
        })?;
        let quarantine = Quarantine::new(fs.clone(), dir);
        let mut survey = Survey::read(&*fs, dir)?;
        let device = identity::load_or_make(&*fs, dir, survey.device)?;
        if let Some(found) = survey.device.filter(|found| *found != device) {
            return Err(SpoolError::Foreign { dir: dir.to_owned(), found, own: device });
        }
        for chain in survey.chains.values_mut() {
            chain.acked = Cursor::load(&*fs, dir, chain.epoch).acked;
            chain.refused = quarantine.refused(chain.epoch).map_err(io_error("read the quarantine of", dir))?;
        }
        keep_newer(&quarantine, &survey.newer);
        let mut chains: Vec<_> = survey.chains.into_values().collect();
        chains.sort_by_key(|chain| (chain.generation, chain.epoch));
        let generation = newest_generation(survey.headers);
        let end = chains.last().map(|last| EpochEnd {
            last_seq: last.last_seq(),
            acked: last.acked,
            generation: last.generation,
        });
        let fresh = end.is_none_or(|end| end.is_final(generation, options.last_seq));
        for chain in &mut chains {
            chain.acked = chain.acked.min(chain.last_seq());
        }
        if fresh {
            chains.push(EpochChain::new(EpochId::random()?, generation.saturating_add(1)));
        }
        let health = SpoolHealth { damaged_records: survey.damaged_records, ..SpoolHealth::default() };
        let mut spool = Self {
            fs,
            dir: dir.to_owned(),
            options,
            device,
            next_seq: 1,
            chains,
            active: None,
            pending: Pending::default(),
            quarantine,
            health,
            _lock: lock,
        };
        spool.next_seq = spool.durable_seq() + 1;
        spool.make_sure_of_last_segment()?;
        spool.remove_spent(&survey.spent);
        if let Some(tail) = survey.tails.get(&spool.epoch()) {
            spool.settle_tail(*tail, now);
        }
        // New records go to another segment, so what is behind the last one's end mark stays unused.
        if let (Some(size), Some(last)) = (survey.unused.get(&spool.epoch()), spool.current().segments.last()) {
            spool.cut_to(&dir.join(last.name.to_string()), *size as u64);
        }
        Ok(spool)
    }

    pub(super) fn current(&self) -> &EpochChain {
        // `open` and `open_new_epoch` leave at least one, and nothing removes the last.
        &self.chains[self.chains.len() - 1]
    }

    pub(super) fn current_mut(&mut self) -> &mut EpochChain {
        let last = self.chains.len() - 1;
        &mut self.chains[last]
    }

    /// After kill -9 the file can hold records that were never synced: reading them does not make them durable.
    fn make_sure_of_last_segment(&self) -> Result<(), SpoolError> {
        if let Some(last) = self.current().segments.last() {
            let path = self.dir.join(last.name.to_string());
            self.fs.sync_file(&path).map_err(io_error("sync", &path))?;
            self.fs.sync_dir(&self.dir).map_err(io_error("sync the folder", &self.dir))?;
        }
        Ok(())
    }

    /// Removes files that were about to be written over when the exhibit ended: all in them was confirmed.
    fn remove_spent(&self, spent: &[SegmentName]) {
        for name in spent {
            if let Err(error) = self.fs.remove(&self.dir.join(name.to_string())) {
                tracing::warn!(%error, segment = %name, "a segment that is to be written over could not be removed");
            }
        }
    }

    /// Puts an unreadable end into quarantine, then cuts it. Numbers of whole but damaged records in it were given and
    /// may have been sent, so they are not given again: a gap takes their place.
    fn settle_tail(&mut self, tail: Tail, now: Stamp) {
        let Some(last) = self.current().segments.last() else {
            return;
        };
        let name = last.name.to_string();
        let path = self.dir.join(&name);
        let bytes = self.fs.read(&path).unwrap_or_default();
        let bytes = bytes.get(tail.start..).unwrap_or_default();
        self.health.quarantined_bytes += bytes.len() as u64;
        let kept = self.quarantine.keep_tail(&name, tail.start, bytes);
        if tail.claimed > 0 {
            self.health.damaged_records += tail.claimed;
            self.pending.push_lost(self.next_seq, self.next_seq + tail.claimed - 1, LossReason::Damaged, now);
            self.next_seq += tail.claimed;
            // The tail stays until the gap is durable, or a crash now would forget that the numbers were given; new
            // records go to a new segment, so it can stay for ever.
            if let Err(error) = self.commit() {
                tracing::error!(%error, "damaged records were found and the gap for them waits in memory");
            }
            return;
        }
        let size = tail.start as u64;
        let cut = kept.and_then(|()| self.fs.truncate(&path, size)).and_then(|()| self.fs.sync_file(&path));
        if let Err(error) = cut {
            tracing::warn!(%error, segment = %name, "a torn end stays, new records go to a new segment");
        }
    }
}

/// A newer program will read them again if they are brought back; here a gap is sent in their place, and their segment
/// goes once that is confirmed.
fn keep_newer(quarantine: &Quarantine, newer: &[(SegmentName, usize, Vec<u8>)]) {
    for (name, start, bytes) in newer {
        tracing::error!(segment = %name, start, "a record of a newer program is in quarantine; update this program");
        if let Err(error) = quarantine.keep_newer(&name.to_string(), *start, bytes) {
            tracing::error!(%error, segment = %name, "a record of a newer program could not be put into quarantine");
        }
    }
}

impl Survey {
    fn read(fs: &dyn FileSystem, dir: &Path) -> Result<Self, SpoolError> {
        let files = fs.list(dir).map_err(io_error("list", dir))?;
        let mut names: Vec<SegmentName> = files.iter().filter_map(|name| name.parse().ok()).collect();
        names.sort();
        let mut survey = Self::default();
        let read = |name: SegmentName| {
            let path = dir.join(name.to_string());
            fs.read(&path).map_err(io_error("read", &path))
        };
        read_segments(&names, read, |segment| survey.add(segment))?;
        Ok(survey)
    }

    fn add(&mut self, PlacedSegment { name, bytes, content, next_first }: PlacedSegment) {
        let mut generation = 0;
        let SegmentContent { header, seal, scan: mut found, unused_from } = content;
        self.headers.push(header);
        match header {
            HeaderState::Whole(header) => {
                generation = header.generation;
                self.device = self.device.or(Some(header.device));
            }
            HeaderState::Newer(_) => {
                // A newer program wrote it and will read it again; until then records go to a new epoch.
                tracing::error!(segment = %name, "a segment of a newer program is left alone");
                return;
            }
            HeaderState::Spent => {
                self.spent.push(name);
                return;
            }
            HeaderState::Damaged => {
                tracing::warn!(segment = %name, "a segment's header is unreadable, its name is used");
            }
        }
        self.newer.extend(found.newer.drain(..).map(|range| {
            let mut frame = bytes[range.clone()].to_vec();
            seal.turn_frames(&mut frame);
            (name, range.start, frame)
        }));
        // What the next segment begins with was rewritten there after a failed sync.
        found.frames.retain(|frame| next_first.is_none_or(|next| frame.seq < next));
        let last_seq = next_first.unwrap_or_else(|| found.next_seq(name.first_seq)) - 1;
        let mut expected = name.first_seq;
        for frame in &found.frames {
            self.damaged_records += frame.seq - expected;
            // A gap may say that it reaches to the last number that there is.
            expected = frame.through.saturating_add(1);
        }
        self.damaged_records += (last_seq + 1).saturating_sub(expected);
        let chain = self.chains.entry(name.epoch).or_insert_with(|| EpochChain::new(name.epoch, 0));
        chain.generation = chain.generation.max(generation);
        let newest_wall_ms = found.frames.iter().map(|frame| frame.stamp.wall_ms).max().unwrap_or(i64::MIN);
        chain.segments.push(SegmentInfo { name, last_seq, newest_wall_ms, is_spare: false });
        self.unused.remove(&name.epoch);
        self.unused.extend(unused_from.map(|from| (name.epoch, from)));
        self.tails.remove(&name.epoch);
        if let Some(tail) = found.tail {
            self.tails.insert(name.epoch, tail);
        }
    }
}
