//! Mending a spool: what opening it does by itself, said beforehand, and tidying that no start needs.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::spool::SpoolReport;
use crate::clock::Stamp;
use crate::content::HeaderState;
use crate::file_system::FileSystem;
use crate::id::{DeviceId, EpochId};
use crate::segment::SegmentName;
use crate::spool::{Spool, SpoolError, SpoolOptions};

/// One thing that is mended. No record that can be read is touched by any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The identity is written again from what the segments say.
    WriteDevice(DeviceId),
    /// Newer programs' records are copied into quarantine.
    KeepNewer {
        /// Where they are.
        segment: SegmentName,
        /// How many.
        records: usize,
    },
    /// An unreadable end is copied into quarantine and then cut off.
    CutEnd {
        /// Where it is.
        segment: SegmentName,
        /// Where it begins.
        from_byte: usize,
        /// How many bytes.
        bytes: usize,
    },
    /// An unreadable end that held whole records is copied into quarantine, and a gap in their place tells the server.
    TellDamaged {
        /// Whose numbers.
        epoch: EpochId,
        /// The first of them.
        from: u64,
        /// The last of them.
        to: u64,
    },
    /// The unused room behind the last record of a segment that is written over is given back.
    GiveBack {
        /// Where it is.
        segment: SegmentName,
        /// How many bytes.
        bytes: usize,
    },
    /// A torn mark goes; records are sent again and the server recognises them.
    RemoveMark(String),
    /// A half written file goes.
    RemoveLeftover(String),
}

impl SpoolReport {
    /// What [`repair`] would do.
    pub fn repairs(&self) -> Vec<Repair> {
        let mut repairs = Vec::new();
        if self.device.is_none() {
            repairs.extend(self.device_in_segments().map(Repair::WriteDevice));
        }
        for segment in self.segments.iter().filter(|segment| segment.newer > 0) {
            repairs.push(Repair::KeepNewer { segment: segment.name, records: segment.newer });
        }
        // An epoch that is not gone on with is not mended either.
        let goes_on = self.last_segment().filter(|_| !self.begins_epoch());
        if let Some((last, (from_byte, claimed))) = goes_on.and_then(|last| Some((last, last.torn?))) {
            let (segment, epoch, from) = (last.name, last.name.epoch, last.next_seq);
            repairs.push(match claimed {
                0 => Repair::CutEnd { segment, from_byte, bytes: last.bytes - from_byte },
                _ => Repair::TellDamaged { epoch, from, to: from.saturating_add(claimed - 1) },
            });
        }
        if let Some(last) = goes_on.filter(|last| last.unused > 0) {
            repairs.push(Repair::GiveBack { segment: last.name, bytes: last.unused });
        }
        let torn = self.marks.iter().filter(|mark| mark.acked.is_none());
        repairs.extend(torn.map(|mark| Repair::RemoveMark(mark.file.clone())));
        let spent = self.segments.iter().filter(|segment| segment.header == HeaderState::Spent);
        repairs.extend(spent.map(|segment| Repair::RemoveLeftover(segment.name.to_string())));
        repairs.extend(self.leftovers.iter().cloned().map(Repair::RemoveLeftover));
        repairs
    }
}

/// Mends the spool in `dir` and says what was done. A spool that is in use is refused. `now` stamps gaps.
pub fn repair(fs: &Arc<dyn FileSystem>, dir: &Path, now: Stamp) -> Result<Vec<Repair>, SpoolError> {
    let failed = |action, path: &Path| {
        let path = path.to_owned();
        move |source: io::Error| SpoolError::Io { action, path, source }
    };
    let repairs = SpoolReport::read(&**fs, dir).map_err(failed("read", dir))?.repairs();
    // Opening does the first five, and holds the lock while the rest is done.
    let _spool = Spool::open(fs.clone(), dir, SpoolOptions::default(), now)?;
    for repair in &repairs {
        if let Repair::RemoveMark(file) | Repair::RemoveLeftover(file) = repair {
            let path = dir.join(file);
            // Opening removes what is spent, and may have begun a segment of that very name.
            let is_begun = match file.parse::<SegmentName>() {
                Ok(name) => !is_spent(&**fs, &path, name).map_err(failed("read", &path))?,
                Err(_) => false,
            };
            if is_begun {
                continue;
            }
            match fs.remove(&path) {
                // A leftover of the very file that opening has just written.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                removed => removed.map_err(failed("delete", &path))?,
            }
        }
    }
    fs.sync_dir(dir).map_err(failed("sync the folder", dir))?;
    Ok(repairs)
}

fn is_spent(fs: &dyn FileSystem, path: &Path, name: SegmentName) -> io::Result<bool> {
    match fs.read(path) {
        Ok(bytes) => Ok(HeaderState::of(name, &bytes) == HeaderState::Spent),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
