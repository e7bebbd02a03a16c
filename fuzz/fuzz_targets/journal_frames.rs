//! Frames, batches and names of segments from bytes, and the same bytes with a checksum that fits, so that changes reach
//! what stands behind it. What is read and written again is the same bytes.
#![no_main]

use journal::{Frame, ReceivedBatch, SegmentHeader, SegmentName};
use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{sentence, text};

fuzz_target!(|data: &[u8]| {
    look(data);
    if let Some((covered, _)) = data.split_last_chunk::<4>() {
        look(&[covered, &crc32c::crc32c(covered).to_le_bytes()[..]].concat());
    }
    // A frame's own length goes before everything.
    if let Some(rest) = data.get(4..) {
        let following = rest.len() as u32 + 4;
        let mut frame = [&following.to_le_bytes()[..], rest].concat();
        frame.extend(crc32c::crc32c(&frame).to_le_bytes());
        look(&frame);
    }
    if let Some(text) = text(data)
        && let Ok(name) = text.parse::<SegmentName>()
    {
        assert_eq!(name.to_string(), text);
    }
});

fn look(bytes: &[u8]) {
    match Frame::decode(bytes) {
        Ok((frame, size)) => {
            assert_eq!(frame.encode().unwrap(), bytes[..size]);
            assert!(frame.through() >= frame.seq);
        }
        Err(error) => sentence(error),
    }
    match ReceivedBatch::decode(bytes) {
        Ok(batch) => {
            let frames = batch.records.iter().map(|record| record.seq..=record.through);
            let mut expected = batch.first_seq;
            for numbers in frames {
                assert_eq!(*numbers.start(), expected);
                expected = numbers.end().saturating_add(1);
            }
            assert!(batch.last_seq >= batch.first_seq && !batch.records.is_empty());
        }
        Err(error) => sentence(error),
    }
    match SegmentHeader::decode(bytes) {
        Ok(header) => assert_eq!(header.encode(), bytes[..journal::HEADER_SIZE]),
        Err(error) => sentence(error),
    }
}
