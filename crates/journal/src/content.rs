//! What a segment's file holds, read the same way by whoever opens a spool, sends from it or looks at it.

use crate::scan::{Scan, scan};
use crate::segment::{HEADER_SIZE, SegmentError, SegmentHeader, SegmentName};

/// Whether a segment says who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderState {
    /// It does.
    Whole(SegmentHeader),
    /// Its header is torn or damaged; its records are found by their own checksums and its name.
    Damaged,
    /// A newer program's format, which is left alone.
    Newer(u16),
}

/// A segment's header and records.
pub(crate) struct SegmentContent {
    pub header: HeaderState,
    pub scan: Scan,
}

impl SegmentContent {
    /// Reads the bytes of the file `name`.
    pub fn read(name: SegmentName, bytes: &[u8]) -> Self {
        let header = match SegmentHeader::decode(bytes) {
            Ok(header) if header.epoch == name.epoch => HeaderState::Whole(header),
            Err(SegmentError::UnknownFormat(format)) => HeaderState::Newer(format),
            Ok(_) | Err(SegmentError::Damaged) => HeaderState::Damaged,
        };
        let scan = match header {
            HeaderState::Newer(_) => Scan::default(),
            _ => scan(bytes, HEADER_SIZE, name.first_seq),
        };
        Self { header, scan }
    }
}

/// The newest generation of epochs that a spool's segments speak of, given in the order of their names. One that a newer
/// program wrote counts as newer than those before it.
pub(crate) fn newest_generation(headers: impl IntoIterator<Item = HeaderState>) -> u32 {
    headers.into_iter().fold(0, |newest, header| match header {
        HeaderState::Whole(header) => newest.max(header.generation),
        HeaderState::Damaged => newest,
        HeaderState::Newer(_) => newest.saturating_add(1),
    })
}
