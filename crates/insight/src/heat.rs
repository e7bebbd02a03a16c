//! Where a display is touched.

use serde::Serialize;

use crate::{answer::Answer, error::Error};

/// The touches of one scene on one display in one layout version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeatMap {
    pub scene: String,
    pub display: String,
    /// Layout version; maps of two versions never add up.
    pub layout: u64,
    /// Cells across the display.
    pub columns: u64,
    /// Cells down the display.
    pub rows: u64,
    /// Column from the left, row from the top, touches; cells without touches are left out.
    pub cells: Vec<[u64; 3]>,
    /// All touches, with and without a place.
    pub touches: u64,
    /// Touches without a place: keypads, keyboards, and places no finger can have.
    pub without_place: u64,
}

impl HeatMap {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        let mut maps: Vec<Self> = Vec::new();
        for row in answer.rows() {
            let fresh = Self {
                scene: row.text("scene")?,
                display: row.text("display")?,
                layout: row.count("layout")?,
                columns: row.count("columns")?,
                rows: row.count("rows")?,
                cells: Vec::new(),
                touches: 0,
                without_place: 0,
            };
            let touches = row.count("touches")?;
            if !maps.last().is_some_and(|map| map.is_of(&fresh)) {
                maps.push(fresh);
            }
            let Some(map) = maps.last_mut() else { continue };
            map.touches += touches;
            match (row.maybe_count("col")?, row.maybe_count("row")?) {
                (Some(column), Some(row)) => map.cells.push([column, row, touches]),
                _ => map.without_place += touches,
            }
        }
        Ok(maps)
    }

    fn is_of(&self, other: &Self) -> bool {
        self.scene == other.scene && self.display == other.display && self.layout == other.layout
    }
}
