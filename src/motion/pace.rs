//! How long things move.

use std::time::Duration;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

use crate::scene::LiveLibrary;

/// Whether things move at all. Reduced motion replaces everything by cuts.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Motion {
    pub reduced: bool,
}

/// Times of the theme; none with reduced motion.
#[derive(SystemParam)]
pub struct Pace<'w> {
    motion: Res<'w, Motion>,
    library: Res<'w, LiveLibrary>,
    time: Res<'w, Time>,
}

impl Pace<'_> {
    /// The clock that motion runs by.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.time.elapsed()
    }

    /// Something comes, or changes.
    #[must_use]
    pub fn enter(&self) -> Duration {
        self.ms(self.library.0.theme.enter_ms)
    }

    /// Something goes.
    #[must_use]
    pub fn leave(&self) -> Duration {
        self.ms(self.library.0.theme.leave_ms)
    }

    #[must_use]
    pub fn reduced(&self) -> bool {
        self.motion.reduced
    }

    fn ms(&self, ms: u32) -> Duration {
        if self.motion.reduced { Duration::ZERO } else { Duration::from_millis(u64::from(ms)) }
    }
}
