//! The hours of the day: when visits begin, and how strongly the exhibits draw.

use serde::Serialize;

use crate::{answer::Answer, error::Error};

/// Visits that started in a local hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HourVisits {
    /// 0 to 23.
    pub hour: u64,
    pub visits: u64,
}

/// Visits that started in a local hour, for each hour that an exhibit was up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HourDraw {
    /// 0 to 23.
    pub hour: u64,
    pub visits: u64,
    /// Hours of all exhibits and days together.
    pub up_hours: f64,
    /// `None` where no exhibit was up.
    pub visits_per_up_hour: Option<f64>,
}

impl HourVisits {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer.rows().map(|row| Ok(Self { hour: row.count("hour")?, visits: row.count("visits")? })).collect()
    }
}

impl HourDraw {
    pub(crate) fn read(answer: &Answer) -> Result<Vec<Self>, Error> {
        answer
            .rows()
            .map(|row| {
                Ok(Self {
                    hour: row.count("hour")?,
                    visits: row.count("visits")?,
                    up_hours: row.number("up_hours")?.unwrap_or(0.0),
                    visits_per_up_hour: row.number("visits_per_up_hour")?,
                })
            })
            .collect()
    }
}
