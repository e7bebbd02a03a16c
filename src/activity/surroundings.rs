//! The world activities begin in.

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy::prelude::*;
use content::phone::PhoneDocs;
use content::{Library, ShownVisit};
use jiff::civil::DateTime;

/// What an activity may know of the world it begins in.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The hall's date and time.
    pub now: DateTime,
    /// The exhibit shows a demonstration hall.
    pub demo: bool,
    /// Documents of the practice phone.
    pub phone: Arc<PhoneDocs>,
    /// Visits that an attract loop shows, by name.
    pub shown: BTreeMap<String, Arc<ShownVisit>>,
}

/// What says the hall's date and time. Asked anew for each activity: an exhibit stays on over New Year.
#[derive(Clone, Copy, Debug)]
pub enum HallTime {
    /// The clock of this computer.
    Clock,
    /// Always the same, so that pictures of today look like those of next year.
    Fixed(DateTime),
}

impl HallTime {
    fn tell(self) -> DateTime {
        match self {
            Self::Clock => jiff::ZonedDateTime::now().datetime(),
            Self::Fixed(now) => now,
        }
    }
}

/// The world activities begin in.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Surroundings {
    /// The hall's date and time.
    pub now: HallTime,
    /// The exhibit shows a demonstration hall.
    pub demo: bool,
}

impl Surroundings {
    /// Those of this computer.
    #[must_use]
    pub fn here(demo: bool) -> Self {
        Self { now: HallTime::Clock, demo }
    }

    /// What an activity that begins now may know.
    #[must_use]
    pub fn beginning(&self, library: &Library) -> Beginning {
        let (phone, shown) = (library.phone.clone(), library.shown.clone());
        Beginning { now: self.now.tell(), demo: self.demo, phone, shown }
    }
}
