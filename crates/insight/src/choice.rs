//! What visitors chose: the values of a scene's fields, and of the modes.

use serde::Serialize;

use crate::{answer::Answer, cell::CellVisits, error::Error};

/// Visits whose last choice in a field was a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChoiceUse {
    pub scene: String,
    pub field: String,
    /// An option's id, or a band such as `200-299`.
    pub value: String,
    #[serde(flatten)]
    pub visits: CellVisits,
}

/// Visits that chose a value of a mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModeUse {
    pub mode: String,
    /// `on` or `off`, of the language its tag.
    pub value: String,
    #[serde(flatten)]
    pub visits: CellVisits,
}

impl ChoiceUse {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| {
                Ok(Self {
                    scene: row.text("scene")?,
                    field: row.text("field")?,
                    value: row.text("value")?,
                    visits: CellVisits::read(&row)?,
                })
            })
            .collect()
    }
}

impl ModeUse {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| Ok(Self { mode: row.text("mode")?, value: row.text("value")?, visits: CellVisits::read(&row)? }))
            .collect()
    }
}
