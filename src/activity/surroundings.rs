//! The world activities begin in.

use std::sync::Arc;

use bevy::prelude::*;
use content::Library;
use content::phone::PhoneDocs;
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
}

/// The world activities begin in.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Surroundings {
    /// Says the hall's date and time, asked anew for each activity: an exhibit stays on over New Year.
    pub now: fn() -> DateTime,
    /// The exhibit shows a demonstration hall.
    pub demo: bool,
}

impl Surroundings {
    /// Those of this computer.
    #[must_use]
    pub fn here(demo: bool) -> Self {
        Self { now: || jiff::ZonedDateTime::now().datetime(), demo }
    }

    /// What an activity that begins now may know.
    #[must_use]
    pub fn beginning(&self, library: &Library) -> Beginning {
        Beginning { now: (self.now)(), demo: self.demo, phone: library.phone.clone() }
    }
}
