//! Small parts are merged, so that a day of one-second parts is read from few files.
//!
//! Parts have levels by their number of rows, eight times more a level. Eight neighbours of one date and of a level or below
//! become one part, so a row is rewritten a few times in all, however often parts come.

use std::{path::Path, sync::Arc};

use crate::{demo_flags::DemoFlags, error::Error, part::Part, part_name::PartName};

/// Neighbours that make a merge, and the growth from level to level.
const FAN_IN: usize = 8;
/// Parts of this level (32,768 rows) and above stay as they are.
const TOP_LEVEL: u32 = 5;

/// The neighbours to merge next, as a range of `parts` (one date, ordered by rows); the smallest level first.
pub fn due(parts: &[Arc<Part>]) -> Option<std::ops::Range<usize>> {
    for level in 0..TOP_LEVEL {
        let mut start = 0;
        for (index, part) in parts.iter().enumerate() {
            if level_of(part.rows) > level {
                start = index + 1;
            } else if index + 1 - start == FAN_IN {
                return Some(start..index + 1);
            }
        }
    }
    None
}

/// Writes neighbours as one part. They stay as they are; the caller retires them.
pub fn merge(folder: &Path, parts: &[Arc<Part>]) -> Result<Option<Part>, Error> {
    let (Some(head), Some(tail)) = (parts.first(), parts.last()) else {
        return Ok(None);
    };
    let name = PartName { date: head.name.date, first: head.name.first, last: tail.name.last };
    // The newest rows' flags are the ones a restart goes on with.
    let demo: DemoFlags = Part::open(folder, tail.name)?.1;
    let mut rows = Vec::new();
    for part in parts {
        for batch in part.read()? {
            rows.push(batch?);
        }
    }
    Part::write(folder, name, &rows, &demo).map(Some)
}

fn level_of(rows: u64) -> u32 {
    rows.max(1).ilog(FAN_IN as u64)
}
