//! Counts of what few visitors chose are not told.

use serde::Serialize;

use crate::{answer::AnswerRow, error::Error};

/// Visits that chose a value. What fewer than five chose is told only as that, on pages and in exports alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellVisits {
    /// So many.
    Visits(u64),
    /// At least one, and fewer than this.
    FewerThan(u64),
}

impl CellVisits {
    /// True where the number is told, and with it what is worked out from it.
    pub(crate) fn is_told(self) -> bool {
        matches!(self, Self::Visits(_))
    }

    pub(crate) fn read(row: &AnswerRow) -> Result<Self, Error> {
        match row.maybe_count("visits")? {
            Some(visits) => Ok(Self::Visits(visits)),
            None => Ok(Self::FewerThan(row.count("fewer_than")?)),
        }
    }
}
