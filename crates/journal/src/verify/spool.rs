//! What a spool's folder holds. Nothing is locked, made or changed, so a running exhibit may be looked at; what it writes
//! meanwhile may appear torn.

use std::io;
use std::path::Path;

use super::mark::MarkReport;
use super::segment::SegmentReport;
use crate::content::{HeaderState, newest_generation, read_segments};
use crate::cursor::Cursor;
use crate::file_system::FileSystem;
use crate::id::{DeviceId, EpochId};
use crate::segment::SegmentName;
use crate::spool::{EpochEnd, SpoolOptions};

/// A file in quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Its name: `*.tail`, `*.newer` or `*.refused`.
    pub file: String,
    /// Its size in bytes.
    pub bytes: usize,
}

/// A spool as it lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpoolReport {
    /// The identity in the file `device`, if it can be read.
    pub device: Option<DeviceId>,
    /// Its segments, by epoch and number.
    pub segments: Vec<SegmentReport>,
    /// What the server confirmed.
    pub marks: Vec<MarkReport>,
    /// What could not be used and is kept for a person to look at.
    pub quarantine: Vec<Quarantined>,
    /// Files that a crash left half written; nothing needs them.
    pub leftovers: Vec<String>,
}

impl SpoolReport {
    /// Looks at the spool in `dir`.
    pub fn read(fs: &dyn FileSystem, dir: &Path) -> io::Result<Self> {
        let mut files = fs.list(dir)?;
        files.sort();
        let mut names: Vec<SegmentName> = files.iter().filter_map(|name| name.parse().ok()).collect();
        names.sort();
        let mut segments = Vec::with_capacity(names.len());
        let read = |name: SegmentName| fs.read(&dir.join(name.to_string()));
        read_segments(&names, read, |segment| segments.push(SegmentReport::of(segment)))?;
        segments.sort_by_key(|segment| segment.name);
        let epoch_of = |file: &String| file.strip_suffix(".acked")?.parse::<EpochId>().ok();
        let marks = files.iter().filter_map(|file| Some((file, epoch_of(file)?)));
        let marks = marks.map(|(file, epoch)| MarkReport::read(fs, dir, file, epoch)).collect::<io::Result<_>>()?;
        let device = fs.read(&dir.join("device")).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(Self {
            device: device.and_then(|text| text.trim_end().parse().ok()),
            segments,
            marks,
            quarantine: quarantine(fs, &dir.join("quarantine"))?,
            leftovers: files.into_iter().filter(|name| name.ends_with(".tmp")).collect(),
        })
    }

    /// Whether every record that was written can be read and no file is torn.
    pub fn is_whole(&self) -> bool {
        let device = self.device.is_some() || self.segments.is_empty();
        device
            && self.segments.iter().all(SegmentReport::is_whole)
            && self.marks.iter().all(|mark| mark.acked.is_some())
    }

    /// Whether the next start begins a new epoch and leaves the newest one as it is, an unreadable end included.
    pub fn begins_epoch(&self) -> bool {
        let Some(last) = self.last_segment() else { return true };
        let of = |mark: &&MarkReport| mark.file == Cursor::file_name(last.name.epoch);
        let acked = self.marks.iter().find(of).and_then(|mark| mark.acked).unwrap_or(0);
        let its_own = self.segments.iter().filter(|it| it.name.epoch == last.name.epoch && is_known(it));
        let end = EpochEnd { last_seq: last.next_seq - 1, acked, generation: newest(its_own) };
        end.is_final(newest(&self.segments), SpoolOptions::default().last_seq)
    }

    /// The identity that the segments name.
    pub(super) fn device_in_segments(&self) -> Option<DeviceId> {
        self.segments.iter().find_map(|segment| match segment.header {
            HeaderState::Whole(header) => Some(header.device),
            _ => None,
        })
    }

    /// The segment that the spool would go on from: the last one of its newest epoch.
    pub(super) fn last_segment(&self) -> Option<&SegmentReport> {
        let generation = |segment: &SegmentReport| match segment.header {
            HeaderState::Whole(header) => header.generation,
            _ => 0,
        };
        let newest =
            self.segments.iter().filter(|it| is_known(it)).max_by_key(|segment| (generation(segment), segment.name))?;
        let spent = |segment: &SegmentReport| segment.header == HeaderState::Spent;
        self.segments.iter().rfind(|segment| segment.name.epoch == newest.name.epoch && !spent(segment))
    }
}

/// Whether its records are this program's to read.
fn is_known(segment: &SegmentReport) -> bool {
    matches!(segment.header, HeaderState::Whole(_) | HeaderState::Damaged)
}

fn newest<'a>(segments: impl IntoIterator<Item = &'a SegmentReport>) -> u32 {
    newest_generation(segments.into_iter().map(|segment| segment.header))
}

fn quarantine(fs: &dyn FileSystem, dir: &Path) -> io::Result<Vec<Quarantined>> {
    if !fs.exists(dir)? {
        return Ok(Vec::new());
    }
    let mut files = fs.list(dir)?;
    files.sort();
    files.into_iter().map(|file| Ok(Quarantined { bytes: fs.read(&dir.join(&file))?.len(), file })).collect()
}
