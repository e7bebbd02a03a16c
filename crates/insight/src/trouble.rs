//! Where visitors struggle.

use serde::Serialize;

use crate::{answer::Answer, error::Error};

/// Touches of a scene that did not help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SceneTrouble {
    pub scene: String,
    /// Visits that touched in the scene.
    pub visits: u64,
    /// Touches with a place.
    pub touches: u64,
    /// Of them, those where nothing was.
    pub on_nothing: u64,
    /// Rows of three and more quick touches of one place.
    pub bursts: u64,
    /// Of the visits, those with such a row.
    pub visits_with_bursts: u64,
}

impl SceneTrouble {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| {
                Ok(Self {
                    scene: row.text("scene")?,
                    visits: row.count("visits")?,
                    touches: row.count("touches")?,
                    on_nothing: row.count("on_nothing")?,
                    bursts: row.count("bursts")?,
                    visits_with_bursts: row.count("visits_with_bursts")?,
                })
            })
            .collect()
    }
}
