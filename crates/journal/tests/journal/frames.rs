//! Frames against everything a wire or a disk can do to their bytes.

use journal::{BootId, Frame, FrameError, Stamp};
use proptest::prelude::*;

fn stamp() -> Stamp {
    Stamp { boot: BootId([7; 16]), mono_ms: 12, wall_ms: -5, offset_min: 480 }
}

#[test]
fn every_single_bit_flip_and_every_cut_is_refused() {
    let good = Frame { seq: 9, stamp: stamp(), payload: br#"{"kind":"wiped","visit":3}"# }.encode().unwrap();
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(Frame::decode(&bad).is_err(), "bit {bit}");
    }
    for cut in 0..good.len() {
        assert!(matches!(Frame::decode(&good[..cut]), Err(FrameError::Torn { .. })), "cut at {cut}");
    }
}

proptest! {
    #[test]
    fn frames_round_trip(seq: u64, boot: [u8; 16], mono_ms: u64, wall_ms: i64, offset_min: i16,
                         payload in proptest::collection::vec(any::<u8>(), 0..2000), after in proptest::collection::vec(any::<u8>(), 0..50)) {
        let frame = Frame { seq, stamp: Stamp { boot: BootId(boot), mono_ms, wall_ms, offset_min }, payload: &payload };
        let mut bytes = frame.encode().unwrap();
        let size = bytes.len();
        bytes.extend(after);
        prop_assert_eq!(Frame::decode(&bytes), Ok((frame, size)));
    }
}
