//! What a segment's file holds, read the same way by whoever opens a spool, sends from it or looks at it.

use crate::scan::{Scan, scan};
use crate::seal::{END_MARK, Seal};
use crate::segment::{HEADER_SIZE, SegmentError, SegmentFormat, SegmentHeader, SegmentName};

/// Whether a segment says who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderState {
    /// It does.
    Whole(SegmentHeader),
    /// Its header is torn or damaged; its records are found by their own checksums and its name.
    Damaged,
    /// A newer program's format, which is left alone.
    Newer(u16),
    /// It was confirmed and about to be written over under another name when the exhibit ended: nothing is in it any more.
    Spent,
}

/// A segment's header and records.
pub(crate) struct SegmentContent {
    pub header: HeaderState,
    pub seal: Seal,
    pub scan: Scan,
    /// Where the file could end without losing anything, if that is before its end.
    pub unused_from: Option<usize>,
}

impl SegmentContent {
    /// Reads the bytes of the file `name`.
    pub fn read(name: SegmentName, bytes: &[u8]) -> Self {
        let header = HeaderState::of(name, bytes);
        let scanned = |seal| (seal, scan(bytes, HEADER_SIZE, name.first_seq, seal));
        let (seal, scan) = match header {
            HeaderState::Newer(_) | HeaderState::Spent => (Seal::NONE, Scan::default()),
            HeaderState::Whole(SegmentHeader { format: SegmentFormat::New, .. }) => scanned(Seal::NONE),
            HeaderState::Whole(SegmentHeader { format: SegmentFormat::Reused, .. }) => scanned(Seal::of(name)),
            // The header is whole and on disk before a file gets its new name, so without sealed records it has none.
            HeaderState::Damaged => Some(scanned(Seal::of(name)))
                .filter(|(_, scan)| !scan.frames.is_empty() || scan.end_mark.is_some())
                .unwrap_or_else(|| scanned(Seal::NONE)),
        };
        let end = scan.end_mark.map(|at| at + END_MARK);
        Self { header, seal, scan, unused_from: end.filter(|end| *end < bytes.len()) }
    }
}

/// A segment of a spool among the others of its epoch.
pub(crate) struct PlacedSegment {
    pub name: SegmentName,
    pub bytes: Vec<u8>,
    pub content: SegmentContent,
    /// Where the next segment of its epoch begins.
    pub next_first: Option<u64>,
}

/// Reads the segments `names`, sorted, with `read` and hands each to `take`; two are in memory at a time. A spent one
/// holds nothing, its name included: no other ends where it would begin, and it is handed over before its turn.
pub(crate) fn read_segments<E>(
    names: &[SegmentName],
    read: impl Fn(SegmentName) -> Result<Vec<u8>, E>,
    mut take: impl FnMut(PlacedSegment),
) -> Result<(), E> {
    let mut waiting: Option<PlacedSegment> = None;
    for &name in names {
        let bytes = read(name)?;
        let segment = PlacedSegment { name, content: SegmentContent::read(name, &bytes), bytes, next_first: None };
        if segment.content.header == HeaderState::Spent {
            take(segment);
        } else if let Some(mut before) = waiting.replace(segment) {
            before.next_first = Some(name.first_seq).filter(|_| before.name.epoch == name.epoch);
            take(before);
        }
    }
    waiting.into_iter().for_each(take);
    Ok(())
}

impl HeaderState {
    /// What the bytes of the file `name` begin with.
    pub(crate) fn of(name: SegmentName, bytes: &[u8]) -> Self {
        match SegmentHeader::decode(bytes) {
            Ok(header) if (header.epoch, header.first_seq) == (name.epoch, name.first_seq) => Self::Whole(header),
            Ok(header) if header.format == SegmentFormat::Reused => Self::Spent,
            Ok(header) if header.epoch == name.epoch => Self::Whole(header),
            Err(SegmentError::UnknownFormat(format)) => Self::Newer(format),
            Ok(_) | Err(SegmentError::Damaged) => Self::Damaged,
        }
    }
}

/// The newest generation of epochs that a spool's segments speak of, given in the order of their names. One that a newer
/// program wrote counts as newer than those before it.
pub(crate) fn newest_generation(headers: impl IntoIterator<Item = HeaderState>) -> u32 {
    headers.into_iter().fold(0, |newest, header| match header {
        HeaderState::Whole(header) => newest.max(header.generation),
        HeaderState::Damaged | HeaderState::Spent => newest,
        HeaderState::Newer(_) => newest.saturating_add(1),
    })
}
