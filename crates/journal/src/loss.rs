//! Records that are known to be lost are records themselves: a gap that stands for their numbers and says why.

use crate::clock::Stamp;
use crate::event::Event;
use crate::frame::{Frame, FrameError};

/// Why records are lost. The text in the record is the stable code of [`LossReason::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossReason {
    /// The disk took no more and memory for waiting records ran out.
    DiskFull,
    /// They came faster than they could be written.
    QueueFull,
    /// The event was over the limit of a payload.
    TooLong,
    /// Their bytes on disk are damaged.
    Damaged,
    /// The server refuses them; they lie in quarantine.
    Refused,
    /// Confirmed once and no longer kept here when the server asked again.
    NotKept,
}

impl LossReason {
    /// The reason as it stands in the record.
    pub fn code(self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::QueueFull => "queue_full",
            Self::TooLong => "too_long",
            Self::Damaged => "damaged",
            Self::Refused => "refused",
            Self::NotKept => "not_kept",
        }
    }
}

/// The frame numbered `from` that stands for the lost records `from..=to`.
pub fn gap_frame(from: u64, to: u64, reason: LossReason, stamp: Stamp) -> Result<Vec<u8>, FrameError> {
    let gap = Event::Gap { from, to, reason: reason.code().to_owned() };
    // Numbers and a short code always have a JSON form; an empty payload would be caught by every reader.
    let payload = serde_json::to_vec(&gap).unwrap_or_default();
    Frame { seq: from, stamp, payload: &payload }.encode()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::BootId;

    #[test]
    fn a_gap_stands_for_its_whole_range() {
        let stamp = Stamp { boot: BootId([1; 16]), mono_ms: 0, wall_ms: 0, offset_min: 0 };
        let bytes = gap_frame(5, 900, LossReason::Damaged, stamp).unwrap();
        let (frame, _) = Frame::decode(&bytes).unwrap();
        assert_eq!((frame.seq, frame.through()), (5, 900));
    }
}
